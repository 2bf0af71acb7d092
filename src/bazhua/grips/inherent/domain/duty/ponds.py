"""What a tailings pond that is red asks of the enterprise and of the county."""

from collections.abc import Mapping
from datetime import timedelta
from enum import StrEnum
from typing import Final

from bazhua.grips.inherent.domain.handling.policy import Rung
from bazhua.grips.inherent.domain.tailings import PondCalls
from bazhua.infra.obligations.core.escalation import EscalationRule, Level
from bazhua.kernel.words import Word


class PondDuty(StrEnum):
    """What a post must do about a pond that is red."""

    ANSWER = "pond.answer"
    LOOK = "pond.look"


POND_DUTIES: Final[Mapping[PondDuty, Word]] = {
    PondDuty.ANSWER: Word(
        "尾矿库红色预警：企业处置", "Tailings pond is red: act at the enterprise"
    ),
    PondDuty.LOOK: Word(
        "尾矿库红色预警：县级查看", "Tailings pond is red: look at it for the county"
    ),
}
RUNGS: Final[Mapping[PondDuty, tuple[Rung, ...]]] = {
    PondDuty.ANSWER: (Rung.FIRM_DUTY, Rung.FIRM_HEAD),
    PondDuty.LOOK: (Rung.COUNTY, Rung.CITY),
}
"""Who owes it, and who is called after him."""


def chain(duty: PondDuty, addresses: Mapping[Rung, str]) -> tuple[str, ...]:
    """Return the addresses that a duty has, each once; none where none is known."""
    return tuple(dict.fromkeys(addresses[rung] for rung in RUNGS[duty] if rung in addresses))


def called(row: PondCalls, chained: tuple[str, ...]) -> EscalationRule:
    """Return whom a duty calls once its time is over: each after the one before did not answer."""
    wait = timedelta(minutes=row.answer_minutes)
    levels = (
        Level(address, wait if number else timedelta(0)) for number, address in enumerate(chained)
    )
    return EscalationRule(tuple(levels), wait)
