"""A hidden danger that somebody found is put on record."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final
from uuid import UUID

from django.db import transaction

from bazhua.grips.dangers.domain.closed_loop.origins import Origin, origin_by
from bazhua.grips.dangers.domain.terms import Sector
from bazhua.grips.dangers.models import HiddenDanger
from bazhua.grips.dangers.selectors.dangers import RESOURCE
from bazhua.grips.dangers.selectors.reach import reporting_roles
from bazhua.grips.dangers.services import counting, duties, finding
from bazhua.grips.dangers.services.answering import answering
from bazhua.infra.db.access import VIEW
from bazhua.infra.db.actors import Actor
from bazhua.infra.db.records import new_uid
from bazhua.infra.events.emission import emit
from bazhua.infra.findings.behind import person_of
from bazhua.infra.references.numbers import Series
from bazhua.infra.references.services import next_number
from bazhua.kernel.errors import Forbidden, MissingKey, NotFound, OutOfRange
from bazhua.kernel.scope import Place
from bazhua.kernel.words import say
from bazhua.registry.api import place_of, section_of

NUMBERED: Final = "YH"
COUNTY: Final = 3
"""Rungs of the tree down to the county, whose code a number names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What somebody found.

    Attributes:
        subject_kind: ``"enterprise"``, ``"unit"`` or ``"organisation"``.
        found_at: when, the legal instant that the clocks count from.
        spot_uid: the place, where it is on record; else longitude and latitude, else words.
        skew_s: by how much the clock that said so was behind ours, where one said it.
        origin: how it came to be known; when not given, as who records it would come to know.
        owner: address of the post that answers for it; when not given, see `answering`.
        overseer: address of the post that supervises the subject; the same.
    """

    subject_kind: str
    subject_uid: UUID
    found_at: datetime
    wrong: str
    sector: Sector | None = None
    spot_uid: UUID | None = None
    longitude: float | None = None
    latitude: float | None = None
    spot: str = ""
    skew_s: int | None = None
    origin: Origin | None = None
    owner: str = ""
    overseer: str = ""

    def __post_init__(self) -> None:
        """Refuse what says nothing.

        Raises:
            MissingKey: what is wrong is left empty.
        """
        if not self.wrong.strip():
            raise MissingKey("wrong")


@transaction.atomic
def record_danger(found: Found, *, actor: Actor, at: datetime) -> HiddenDanger:
    """Put a hidden danger on record; it is to be registered with its grade on the same day.

    Raises:
        NotFound, Forbidden: no such subject for him, or he may not record dangers there.
        NotAPerson: nobody is behind the account.
        OutOfRange: it is found later than now.
    """
    place = place_of(found.subject_kind, found.subject_uid)
    roles = reporting_roles(actor, place, at)
    if not roles:
        raise Forbidden if actor.may(RESOURCE, VIEW, place, at) else NotFound
    return _recorded(replace(found, origin=found.origin or origin_by(roles)), place, actor, at)


@transaction.atomic
def put_on_record(
    found: Found, *, assignments: frozenset[int] = frozenset(), actor: Actor, at: datetime
) -> HiddenDanger:
    """Put a hidden danger on record that somebody may record, which the caller has made sure of.

    Args:
        assignments: in which it was found, beside those of its subject.

    Raises:
        NotAChoice, NotFound: there is no such subject.
        NotAPerson: nobody is behind the account.
        OutOfRange: it is found later than now.
    """
    place = place_of(found.subject_kind, found.subject_uid)
    own = replace(place, assignments=place.assignments | assignments)
    return _recorded(found, own, actor, at)


def _recorded(found: Found, place: Place, actor: Actor, at: datetime) -> HiddenDanger:
    if found.found_at > at:
        allowed = say("不晚于现在", "not later than now")
        raise OutOfRange("found_at", found.found_at, allowed)
    row = _made(_completed(found, place, at), place, person_of(actor.uid, at), at)
    row.save(force_insert=True)
    event = emit("danger.found", row, actor=actor, at=found.found_at, data=_told(row, found.skew_s))
    finding.let_find(row, at=at)
    duties.begin(row, actor=actor, at=at)
    counting.count_found(event, row)
    return row


def _completed(found: Found, place: Place, at: datetime) -> Found:
    """Return it with what nobody types: who answers, and who supervises."""
    if found.owner and found.overseer:
        return found
    posts = answering(found.subject_kind, found.subject_uid, place, at=at)
    return replace(
        found, owner=found.owner or posts.owner, overseer=found.overseer or posts.overseer
    )


def _made(found: Found, place: Place, person: str, at: datetime) -> HiddenDanger:
    division = str(place.region.ids()[:COUNTY][-1])
    return HiddenDanger(
        uid=new_uid(at),
        path_then=place.region.dotted,
        path_now=place.region.dotted,
        group_now=place.group.dotted if place.group else "",
        dept_mask=place.departments,
        assignment_ids=sorted(place.assignments),
        number=str(next_number(Series.at(NUMBERED, division, found.found_at))),
        subject_kind=found.subject_kind,
        subject_uid=found.subject_uid,
        found_at=found.found_at,
        found_by=UUID(person),
        wrong=found.wrong,
        owner=found.owner,
        overseer=found.overseer,
        sector=found.sector.value if found.sector else "",
        industry=section_of(found.subject_kind, found.subject_uid),
        spot_uid=found.spot_uid,
        longitude=found.longitude,
        latitude=found.latitude,
        spot=found.spot,
        origin=found.origin.value if found.origin else "",
    )


def _told(row: HiddenDanger, skew_s: int | None) -> dict[str, str | int]:
    """Return what the event says: never the origin, since the subject may read it."""
    told: dict[str, str | int] = {
        "number": row.number,
        "subject": str(row.subject_uid),
        "person": str(row.found_by),
    }
    return told if skew_s is None else told | {"skew_s": skew_s}
