"""What somebody may do with a hidden danger now; what a form will ask is taken as given."""

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


def offered(danger: Danger, hand: Hand, *, in_time: bool) -> tuple[Action, ...]:
    """Return the acts that a hand may try, in the order of the table.

    Left out is what is refused whatever the form will say: for who he is, or as the danger stands.

    Args:
        in_time: whether more time may still be asked for.
    """
    return tuple(
        edge.action
        for edge in LOOP.offered(danger.state, hand.roles)
        if all(
            guard.holds(Facts(danger, _filled(edge.action, hand, in_time=in_time)))
            for guard in edge.guards
        )
    )


def _filled(action: Action, hand: Hand, *, in_time: bool) -> Act:
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
        refused=True,
        approved=True,
        noticed=True,
        complied=True,
    )
