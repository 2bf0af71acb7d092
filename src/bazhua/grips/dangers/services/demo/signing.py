"""Who has signed in a demonstration, and whose signature is waited for."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from bazhua.grips.dangers.domain.closed_loop.terms import Action
from bazhua.grips.dangers.models import HiddenDanger
from bazhua.grips.dangers.services.demo.players import Players
from bazhua.grips.dangers.services.signing.asking import Wanted, ask_signatures
from bazhua.infra.db.actors import Actor, Rights
from bazhua.infra.roster.holders import own_address
from bazhua.infra.signoff.asking import Decision, decide_on
from bazhua.infra.signoff.models import SignOffRow
from bazhua.kernel.times import day_of
from bazhua.registry.api import people_at

LONGER: Final = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Signing:
    """What signing takes: the rights of all roles, and when."""

    rights: Rights = field(repr=False)
    at: datetime


def let_sign(row: HiddenDanger, who: Players, signing: Signing) -> None:
    """Let all experts of a place sign the acceptance of a major danger."""
    experts = _experts(row, signing)
    asked = _asked(row, Action.ACCEPT, who, signing, experts=experts)
    for expert in sorted(experts):
        _sign(asked, expert, signing)


def let_wait(row: HiddenDanger, last: Action, who: Players, signing: Signing) -> None:
    """Let an acceptance wait for the first of its experts, and more time for the head."""
    if last is Action.REQUEST_ACCEPTANCE:
        experts = _experts(row, signing)
        asked = _asked(row, Action.ACCEPT, who, signing, experts=experts)
        for expert in sorted(experts)[1:]:
            _sign(asked, expert, signing)
    if last is Action.REQUEST_EXTENSION and row.due_on is not None:
        until = max(row.due_on, day_of(signing.at)) + LONGER
        _asked(row, Action.GRANT_EXTENSION, who, signing, due_on=until)


def _asked(
    row: HiddenDanger, action: Action, who: Players, signing: Signing, **said: object
) -> SignOffRow:
    wanted = Wanted(danger=row.uid, version=row.version, action=action, **said)  # type: ignore[arg-type]  # what the act asks for
    return ask_signatures(wanted, actor=who.officer.actor(signing.rights), at=signing.at)


def _experts(row: HiddenDanger, signing: Signing) -> frozenset[UUID]:
    return frozenset(people_at(row.place, at=signing.at, experts=True))


def _sign(asked: SignOffRow, expert: UUID, signing: Signing) -> None:
    decision = Decision(
        signoff=asked.uid, address=own_address(str(expert)), revision=asked.revision
    )
    actor = Actor(uid=expert, grants=(), rights=signing.rights)
    decide_on(decision, actor=actor, at=signing.at)
