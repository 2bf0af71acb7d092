"""Sign-offs as pages and parts read them: what stands about a record, who may see and sign it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from bazhua.infra.db.access import VIEW
from bazhua.infra.db.actors import Actor
from bazhua.infra.signoff.core.signing import Facts, SignOff, may_sign, right_of
from bazhua.infra.signoff.facts import facts_of
from bazhua.infra.signoff.kinds import kinds
from bazhua.infra.signoff.models import SignOffRow
from bazhua.infra.signoff.rows import signoff_of
from bazhua.kernel.errors import NotFound


@dataclass(frozen=True, slots=True)
class Right:
    """That a person may decide for an address now; the giver is who delegated to him, if one did."""

    address: str
    giver: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A sign-off as somebody sees it.

    Attributes:
        sees: whether he may view the record that it is about.
        rights: for which addresses he may decide now.
    """

    row: SignOffRow
    signoff: SignOff
    sees: bool
    rights: tuple[Right, ...]


def standing(subject: UUID, wanted: Collection[str]) -> QuerySet[SignOffRow]:
    """Return the sign-offs of some kinds about a record that are not over."""
    rows: QuerySet[SignOffRow] = SignOffRow.objects.filter(
        subject_uid=subject, kind__in=wanted, over_at=None
    )
    return rows.order_by("pk")


def about(subject: UUID) -> list[SignOffRow]:
    """Return all sign-offs about a record, the first asked first."""
    return list(SignOffRow.objects.filter(subject_uid=subject).order_by("pk"))


def signoff_shown(actor: Actor, *, uid: UUID, at: datetime) -> Shown:
    """Return a sign-off to who may view its record, and to who must sign it or has signed it.

    Raises:
        NotFound: there is none, or he may not know of it.
    """
    row = SignOffRow.objects.filter(uid=uid).first()
    if row is None:
        raise NotFound
    kind, signoff = kinds()[row.kind], signoff_of(row)
    sees = actor.may(kind.resource, VIEW, kind.record(row.subject_uid).place, at)
    facts = facts_of(row, signoff, actor.uid, at)
    person = facts.persons.get(str(actor.uid), "")
    rights = _rights(row, signoff, facts, person, at) if person else ()
    signed = any(person in {one.person, one.giver} for one in signoff.signatures)
    if not (sees or rights or (person and signed)):
        raise NotFound
    return Shown(row=row, signoff=signoff, sees=sees, rights=rights)


def _rights(
    row: SignOffRow, signoff: SignOff, facts: Facts, person: str, at: datetime
) -> tuple[Right, ...]:
    step = signoff.current()
    if step is None or row.over_at is not None:
        return ()
    return tuple(
        Right(address, right_of(step, address, person, facts, at) or "")
        for address in may_sign(signoff, person, facts, at)
    )
