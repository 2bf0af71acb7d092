"""Which acts are open to somebody now: those whose conditions on the alarm itself hold."""

from collections.abc import Collection
from typing import Final

from bazhua.grips.inherent.domain.handling import table
from bazhua.grips.inherent.domain.handling.table import TABLE, Facts
from bazhua.grips.inherent.domain.handling.terms import Action, Progress

BROUGHT: Final = frozenset({table.REASON, table.REMARK, table.COVERED, table.IN_HOURS, table.PAPER})
"""Conditions on what somebody brings: the form asks for it."""


def offered(
    progress: Progress, facts: Facts, roles: Collection[str], rights: Collection[Action]
) -> tuple[Action, ...]:
    """Return the acts that somebody may try, in the order in which they are declared."""
    edges = TABLE.offered(progress, roles)
    found = {
        edge.action
        for edge in edges
        if all(guard.holds(facts) for guard in edge.guards if guard not in BROUGHT)
    }
    return tuple(one for one in Action if one in found and one in rights)
