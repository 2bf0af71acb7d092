"""Which right of the matrix each act needs, beside its role in the table."""

from collections.abc import Mapping
from typing import Final

from bazhua.grips.dangers.domain.closed_loop.terms import Action

UPDATE: Final = "update"

NEEDS: Final[Mapping[Action, str]] = {
    Action.ACCEPT: "approve",
    Action.REJECT: "approve",
    Action.CLOSE: "approve",
    Action.CONFIRM_DOWNGRADE: "approve",
    Action.REFUSE_DOWNGRADE: "approve",
    Action.GRANT_EXTENSION: "approve",
    Action.REFUSE_EXTENSION: "approve",
    Action.ORDER_STOP: "order",
    Action.LIFT_STOP: "order",
    Action.COERCE: "order",
    Action.END_COERCION: "order",
}


def right_to(action: Action) -> str:
    """Return the action of the matrix that an act is."""
    return NEEDS.get(action, UPDATE)
