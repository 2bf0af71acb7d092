"""What a rule demands beside its rhythm: who is called when it is not done, what excuses."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from string import Formatter
from typing import Final

from bazhua.infra.obligations.core.case import NOBODY_IS_CALLED
from bazhua.infra.obligations.core.escalation import EscalationRule, Level
from bazhua.kernel.errors import NotAChoice


class State(StrEnum):
    """What became of an expectation; what is not done and not yet closed is no row."""

    DONE = "done"
    EXCUSED = "excused"
    MISSED = "missed"


class OnClose(StrEnum):
    """What the close of a period does with what was not done."""

    COUNT = "count"
    """Only the figures of the period are kept."""
    ESCALATE = "escalate"
    """Each becomes a row and opens an obligation of its duty-holder."""


LEVELS: Final = ("city", "county", "town", "enterprise")
"""Nodes of a place that an address may name: ``role:duty@{county}``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Demand:
    """What is demanded.

    Attributes:
        kind: what is to be done, ``"record.verb"``.
        excuses: codes of what excuses it; others are refused.
        rule: the chain of calls; its addresses may name ``{holder}``, ``{overseer}`` and nodes of
            the place.
    """

    kind: str
    clause: str
    excuses: frozenset[str] = frozenset()
    on_close: OnClose = OnClose.COUNT
    rule: EscalationRule = NOBODY_IS_CALLED

    def __post_init__(self) -> None:
        """Refuse an address that names what a place does not have.

        Raises:
            NotAChoice: which name.
        """
        known = {"holder", "overseer", *LEVELS}
        for level in self.rule.levels:
            for _, name, _, _ in Formatter().parse(level.address):
                if name is not None and name not in known:
                    raise NotAChoice("address", name, sorted(known))


def addressed(rule: EscalationRule, names: Mapping[str, str]) -> EscalationRule:
    """Return a chain with the names of one subject filled in."""
    levels = (Level(one.address.format_map(names), one.after, one.anchor) for one in rule.levels)
    return EscalationRule(tuple(levels), rule.last_wait)
