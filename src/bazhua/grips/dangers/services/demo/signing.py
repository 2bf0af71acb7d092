"""Who has signed in a demonstration, and whose signature is waited for."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from bazhua.grips.dangers.domain.closed_loop.terms import Action
from bazhua.grips.dangers.domain.periodic import last_over
from bazhua.grips.dangers.domain.terms import ReportPeriod
from bazhua.grips.dangers.models import HiddenDanger, sums
from bazhua.grips.dangers.services.demo.players import Players
from bazhua.grips.dangers.services.periodic.drafting import draft_each
from bazhua.grips.dangers.services.signing.asking import Wanted, ask_signatures
from bazhua.infra.db.actors import Actor, Rights
from bazhua.infra.roster.holders import own_address
from bazhua.infra.signoff.asking import Decision, decide_on
from bazhua.infra.signoff.models import SignOffRow
from bazhua.infra.signoff.rows import signoff_of
from bazhua.kernel.times import day_of
from bazhua.registry.api import PostKind, people_at

LONGER: Final = timedelta(days=30)
SUMMED: Final = 4
"""So many enterprises have the sum of the last quarter."""


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


def _sign(asked: SignOffRow, person: UUID, signing: Signing, address: str = "") -> None:
    decision = Decision(
        signoff=asked.uid,
        address=address or own_address(str(person)),
        revision=asked.revision,
    )
    actor = Actor(uid=person, grants=(), rights=signing.rights)
    decide_on(decision, actor=actor, at=signing.at)


def let_sum(cast: Sequence[Players], signing: Signing) -> None:
    """Let some enterprises have the sum of the last quarter; the first has not signed its own."""
    summed = last_over(ReportPeriod.QUARTER, day_of(signing.at))
    near = [one.firm for one in cast[:SUMMED]]
    draft_each([one.uid for one in near], summed, at=signing.at)
    for firm in near[1:]:
        asked = SignOffRow.objects.get(
            subject_uid__in=sums().filter(subject_uid=firm.uid).values("uid")
        )
        (address,) = signoff_of(asked).plan.steps[0].signers
        _sign(asked, firm.persons[PostKind.PRINCIPAL], signing, address)
