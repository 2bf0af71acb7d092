"""What somebody may do with a hidden danger now; what a form will ask is taken as given."""

from collections.abc import Collection
from typing import Final

from bazhua.grips.dangers.domain.closed_loop.facts import Act, Danger, Facts
from bazhua.grips.dangers.domain.closed_loop.table import LOOP
from bazhua.grips.dangers.domain.closed_loop.terms import Action
from bazhua.grips.dangers.domain.terms import DangerGrade
from bazhua.infra.findings.core.terms import Placement
from bazhua.infra.obligations.core.hands import Hand

ASKED: Final = "-"
"""Stands for what the form will ask: nobody's uid and no number."""

TWIN: Final = Danger(uid=ASKED, grade=DangerGrade.MAJOR)
EVERY: Final = frozenset(Action)


def offered(
    danger: Danger, hand: Hand, *, in_time: bool, signed: Collection[Action] = EVERY
) -> tuple[Action, ...]:
    """Return the acts that a hand may try, in the order of the table.

    Left out is what is refused whatever the form will say: for who he is, or as the danger stands.

    Args:
        in_time: whether more time may still be asked for.
        signed: the acts that are signed, or need not be.
    """
    found = []
    for edge in LOOP.offered(danger.state, hand.roles):
        given = _filled(edge.action, hand, in_time=in_time, signed=edge.action in signed)
        if all(guard.holds(Facts(danger, given)) for guard in edge.guards):
            found.append(edge.action)
    return tuple(found)


def _filled(action: Action, hand: Hand, *, in_time: bool, signed: bool) -> Act:
    """Return an act with all that a form can bring."""
    return Act(
        action=action,
        hand=hand,
        grade=DangerGrade.MAJOR,
        placements=frozenset(Placement),
        experts=frozenset({ASKED}),
        ground=ASKED,
        receiver=ASKED,
        twin=TWIN,
        in_time=in_time,
        signed=signed,
        refused=True,
        noticed=True,
    )
