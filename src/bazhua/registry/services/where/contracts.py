"""Which enterprises work at another one's site, and for how long."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from uuid import UUID

from django.db import transaction

from bazhua.infra.db.actors import Actor
from bazhua.infra.db.moves import swap
from bazhua.infra.db.records import new_uid
from bazhua.infra.events.emission import emit
from bazhua.kernel.errors import BadInput, MissingKey, NotFound, OutOfRange
from bazhua.kernel.words import say
from bazhua.registry.domain.where.refusals import ClosedAlready, OutOfOrder
from bazhua.registry.models import Contract, Enterprise, all_enterprises
from bazhua.registry.services.where.enterprises import open_row

LONGEST_WORK: Final = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class Engaging:
    """An enterprise that is to work at another one's site.

    Attributes:
        host: uid of the enterprise whose site it is.
        contractor: credit code, since the host does not see other enterprises.
    """

    host: UUID
    contractor: str
    work: str
    since: date


@transaction.atomic
def begin_contract(given: Engaging, *, actor: Actor, at: datetime) -> Contract:
    """Note that an enterprise works at another one's site from a day on.

    Raises:
        NotFound: the host is not there for this actor, or nobody has the contractor's code.
        Forbidden: he may not change the host.
        BadInput: the host itself.
        MissingKey: the work is not told.
        OutOfOrder: one of the two began later.
        ClosedAlready: the host is closed.
    """
    host = open_row(given.host, actor=actor, at=at, right=("contract", "create"))
    contractor = _contractor(given.contractor)
    if contractor.pk == host.pk:
        raise BadInput(
            "contractor", say("企业不能承包自己的作业", "an enterprise is not its own contractor")
        )
    work = " ".join(given.work.split())
    if not work:
        raise MissingKey("work")
    if len(work) > LONGEST_WORK:
        allowed = say("至多 {n} 字", "at most {n} characters", n=LONGEST_WORK)
        raise OutOfRange("work", len(work), allowed)
    if given.since < (least := max(host.since, contractor.since)):
        raise OutOfOrder("since", given.since, least)
    made = Contract.objects.create(
        uid=new_uid(at), host=host, contractor=contractor, work=work, since=given.since
    )
    told = {"contract": made.uid, "contractor": contractor.uid, "work": work, "since": given.since}
    emit("enterprise.contract_began", host, actor=actor, at=at, data=told)
    return made


@transaction.atomic
def end_contract(uid: UUID, *, until: date, version: int, actor: Actor, at: datetime) -> Contract:
    """End that an enterprise works at another one's site, from a day on.

    Raises:
        NotFound: it is not there for this actor.
        Forbidden: he may not change the host.
        ClosedAlready: it has ended.
        OutOfOrder: it began later.
        StaleState: it changed meanwhile.
    """
    found = Contract.objects.select_related("host").filter(uid=uid).first()
    if found is None:
        raise NotFound
    host = open_row(found.host.uid, actor=actor, at=at, right=("contract", "end"))
    if found.until is not None:
        raise ClosedAlready(found.until)
    if until < found.since:
        raise OutOfOrder("until", until, found.since)
    moved = swap(found, version=version, until=until)
    told = {"contract": uid, "until": until}
    emit("enterprise.contract_ended", host, actor=actor, at=at, data=told)
    return moved


def _contractor(code: str) -> Enterprise:
    text = code.strip().upper()
    found = all_enterprises().filter(credit_code=text, until=None).first() if text else None
    if found is None:
        raise NotFound("contractor")
    return found
