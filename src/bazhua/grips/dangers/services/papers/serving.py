"""A paper is served: the record of it stays, and what it orders begins to run."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from django.db import transaction

from bazhua.grips.dangers.domain.papers.drawing import DRAWINGS
from bazhua.grips.dangers.domain.papers.duties import SERVE
from bazhua.grips.dangers.domain.papers.service import Served, Serving, paper_service
from bazhua.grips.dangers.domain.papers.terms import PaperKind
from bazhua.grips.dangers.domain.terms import Proof, Way
from bazhua.grips.dangers.models import DangerPaper, Service
from bazhua.grips.dangers.selectors.offers import known
from bazhua.grips.dangers.selectors.papers.files import SERVICE_FILES
from bazhua.grips.dangers.services.papers.ordering import Order, take_effect
from bazhua.grips.dangers.services.papers.refusals import NotServed, ServedAlready
from bazhua.infra.db.access import access
from bazhua.infra.db.actors import Actor
from bazhua.infra.db.records import new_uid
from bazhua.infra.events.emission import emit
from bazhua.infra.files.services import Belonging, attach_file, keep_sent
from bazhua.infra.findings.behind import hand_of
from bazhua.infra.obligations.services import settle
from bazhua.infra.papers.core.workflow import State
from bazhua.infra.papers.models import Paper, papers
from bazhua.infra.policies.book import current_book
from bazhua.kernel.errors import NotFound, OutOfRange, StaleState
from bazhua.kernel.rule import Answer
from bazhua.kernel.times import day_of
from bazhua.kernel.words import say

NOTED: Final = {
    Way.BY_POST: Proof.RETURN_SLIP,
    Way.ELECTRONIC: Proof.CONSENT,
    Way.BY_NOTICE: Proof.OTHER_WAYS_FAILED,
}
"""What the note of a service proves, by its way."""

FIELDS: Final = {
    Proof.SIGNATURE: "recipient",
    Proof.REFUSAL: "refusal",
    Proof.WITNESSES: "witnesses",
    Proof.RECORDING: "pictures",
}


@dataclass(frozen=True, slots=True)
class Picture:
    """A photograph or recording of the service, as a form brought it."""

    name: str
    chunks: Iterable[bytes]


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """How a paper was brought to its recipient.

    Attributes:
        version: of the paper, as he saw it.
        recipient: who signed or was met, with his capacity.
        refusal: why he would not sign.
        witnesses: who saw it, each with where he is from.
        note: the slip of the post, the consent, or why no other way was possible.
    """

    paper: UUID
    version: int
    way: Way
    served_at: datetime
    recipient: str = ""
    refusal: str = ""
    witnesses: tuple[str, ...] = ()
    pictures: tuple[Picture, ...] = ()
    note: str = ""

    @property
    def proofs(self) -> tuple[Proof, ...]:
        """What proves it."""
        there = {
            Proof.SIGNATURE: self.way is Way.HANDED_OVER and self.recipient.strip(),
            Proof.REFUSAL: self.refusal.strip(),
            Proof.WITNESSES: self.witnesses,
            Proof.RECORDING: self.pictures,
        }
        if self.way in NOTED:
            there[NOTED[self.way]] = self.note.strip()
        return tuple(proof for proof in Proof if there.get(proof))


@transaction.atomic
def serve(given: Delivery, *, actor: Actor, at: datetime) -> Service:
    """Put on record that a paper was served; an order's time runs from then on.

    Raises:
        NotFound, Forbidden: it is about no danger, out of scope, or he may not serve papers there.
        StaleState: it changed meanwhile, or is no issued paper that is served.
        ServedAlready: it is on record already.
        OutOfRange: before it was issued, or later than now.
        NotServed: something that proves it is missing.
        NotAPerson: nobody is behind the account.
        DomainError: a picture is refused.
    """
    row, about = _asked(given, actor, at)
    answer, effective_at = _judged(given, about[0].days)
    last_day = answer.result.last_day
    hand = hand_of(actor, None, place=row.place, at=at, known=known)
    service = _kept(given, UUID(hand.person), at)
    service.paper, service.effective_at, service.last_day = row, effective_at, last_day
    service.save(force_insert=True)
    _keep_pictures(given, service, actor, at)
    told = _told(service, answer)
    emit("paper.served", row, actor=actor, at=at, data=told)
    settle(row.uid, [SERVE], hand=hand, actor=actor, at=at)
    if last_day is not None:
        order = Order(row.number, effective_at, last_day)
        for one in about:
            take_effect(order, one.danger, hand=hand, actor=actor, at=at)
    return service


def _asked(given: Delivery, actor: Actor, at: datetime) -> tuple[Paper, list[DangerPaper]]:
    row = access(Paper, actor, uid=given.paper, resource="paper", action="serve", at=at)
    row = papers().select_for_update().get(pk=row.pk)
    about = list(DangerPaper.objects.filter(paper=row).select_related("danger").order_by("pk"))
    if not about:
        raise NotFound
    issued_at = row.issued_at
    if row.state != State.ISSUED.value or issued_at is None:
        raise StaleState(None, state=row.state)
    if not DRAWINGS[PaperKind(row.kind)].served:
        raise StaleState(None, state=row.kind)
    if Service.objects.filter(paper=row).exists():
        raise ServedAlready
    if row.version != given.version:
        raise StaleState(None, state=row.state)
    # People write minutes: a paper issued and served within one is not refused.
    if not issued_at.replace(second=0, microsecond=0) <= given.served_at <= at:
        zh, en = "签发（{issued}）之后、现在之前", "from its issue ({issued}) until now"
        raise OutOfRange("served_at", given.served_at, say(zh, en, issued=issued_at))
    return row, about


def _judged(given: Delivery, days: int | None) -> tuple[Answer[Served], datetime]:
    asked = Serving(
        way=given.way,
        served_at=given.served_at,
        proofs=given.proofs,
        witnesses=len(given.witnesses),
        ordered_days=days,
    )
    answer = paper_service(current_book(day_of(given.served_at)), asked)
    if answer.result.effective_at is None:
        missing = answer.result.missing[0]
        raise NotServed(FIELDS.get(missing, "note"), missing)
    return answer, answer.result.effective_at


def _kept(given: Delivery, person: UUID, at: datetime) -> Service:
    return Service(
        uid=new_uid(at),
        way=given.way.value,
        served_at=given.served_at,
        recipient=given.recipient.strip(),
        refusal=given.refusal.strip(),
        witnesses=[one.strip() for one in given.witnesses],
        proofs=[proof.value for proof in given.proofs],
        note=given.note.strip(),
        served_by=person,
        recorded_at=at,
    )


def _keep_pictures(given: Delivery, service: Service, actor: Actor, at: datetime) -> None:
    for picture in given.pictures:
        file = keep_sent(picture.chunks, picture.name, actor=actor, at=at)
        attach_file(file.uid, Belonging(SERVICE_FILES, service.uid), actor=actor, at=at)


def _told(service: Service, answer: Answer[Served]) -> dict[str, object]:
    """Return what the event says: no names, since they may have to be erased."""
    return {
        "service": service.uid,
        "way": service.way,
        "served_at": service.served_at,
        "effective_at": service.effective_at,
        "last_day": service.last_day,
        "proofs": service.proofs,
        "witnesses": len(service.witnesses),
        "clause": answer.clauses[0],
    }
