"""Newer texts whose figures have not been seen, so that those before them are still used."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from bazhua.kernel.policy.book import PolicyBook, PolicyRow
from bazhua.kernel.words import Phrase, say


@dataclass(frozen=True, slots=True, kw_only=True)
class PendingText(PolicyRow):
    """A newer text, still to be confirmed, while the rule set before it is carried on.

    It is cited until the province adds the new figures under a rule set of their own.
    """

    table: ClassVar[str] = "tip.pending_text"
    identity: ClassVar[tuple[str, ...]] = ("carried_on",)

    carried_on: str


def pending_texts(
    book: PolicyBook, on: date, rule_set: str
) -> tuple[tuple[str, ...], tuple[Phrase, ...]]:
    """Return the clauses, and a step for each, that leave a rule set open on a day."""
    clauses = tuple(row.clause for row in book.rows(PendingText, on) if row.carried_on == rule_set)
    steps = tuple(
        say("待核实：{title}", "to be confirmed: {title}", title=book.clauses[clause].title)
        for clause in clauses
    )
    return clauses, steps


PENDING_REWARDS = (
    PendingText(carried_on="SD-2021", clause="SD-2025/IN-FORCE", since=date(2025, 12, 25)),
)

PENDING_LIMITS = (
    PendingText(
        carried_on="NAT-2012",
        clause="NAT-2018/TIME-LIMITS",
        since=date(2018, 1, 4),
        until=date(2024, 8, 31),
    ),
    PendingText(carried_on="NAT-2012", clause="SD359/TIME-LIMITS", since=date(2024, 9, 1)),
)
