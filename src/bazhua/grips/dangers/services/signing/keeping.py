"""Signatures go with the danger: what has changed is signed anew, what was done is over."""

from collections.abc import Sequence
from datetime import datetime

from bazhua.grips.dangers.domain.closed_loop.table import LOOP
from bazhua.grips.dangers.domain.closed_loop.terms import Action
from bazhua.grips.dangers.domain.terms import SignedAct
from bazhua.grips.dangers.models import HiddenDanger
from bazhua.grips.dangers.selectors.signing import KINDS, needed_for
from bazhua.grips.dangers.services.signing.sheets import sheet_for
from bazhua.infra.db.actors import Actor
from bazhua.infra.findings.core.terms import State
from bazhua.infra.obligations.core.hands import Hand
from bazhua.infra.signoff.asking import close, revise
from bazhua.infra.signoff.models import SignOffRow


def keep_up(
    row: HiddenDanger,
    done: Action | None,
    signoffs: Sequence[SignOffRow],
    *,
    hand: Hand,
    actor: Actor,
    at: datetime,
) -> None:
    """Let the sign-offs about a danger follow it after an act.

    Args:
        done: the act; none where something else has changed it.
        signoffs: those about it that are not over.
    """
    for one in signoffs:
        action = KINDS[one.kind]
        stands = LOOP.edge(State(row.state), action) and needed_for(row, action, at)
        if action is done or not stands:
            close(one, hand=hand, actor=actor, at=at)
        else:
            sheet = sheet_for(row, SignedAct(action.value), one.brought)
            revise(one, sheet, hand=hand, actor=actor, at=at)
