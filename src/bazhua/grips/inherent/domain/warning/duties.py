"""What posts owe about an early warning."""

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from typing import Final

from bazhua.grips.inherent.domain.handling.duties import FIRM
from bazhua.grips.inherent.domain.handling.policy import Rung
from bazhua.grips.inherent.domain.warning.policy import WarningFeedback
from bazhua.infra.obligations.core.case import Terms
from bazhua.infra.obligations.core.escalation import EscalationRule, Level
from bazhua.kernel.words import Word


class WarningDuty(StrEnum):
    """What a post must do about a warning."""

    FEEDBACK = "warning.feedback"


DUTIES: Final[Mapping[WarningDuty, Word]] = {
    WarningDuty.FEEDBACK: Word("核实并反馈预警", "Look into the early warning and say what it is"),
}


def terms(
    row: WarningFeedback, addresses: Mapping[Rung, str], nobody: str, opened_at: datetime
) -> Terms:
    """Return whose the feedback is, and who of the enterprise is called when none comes.

    Args:
        nobody: the address that stands where the enterprise has no post for it.
    """
    chain = tuple(dict.fromkeys(addresses[rung] for rung in FIRM if rung in addresses))
    levels = tuple(Level(one, row.wait * min(number, 1)) for number, one in enumerate(chain))
    return Terms(
        holder=chain[0] if chain else nobody,
        clause=row.clause,
        starts_at=opened_at,
        rule=EscalationRule(levels, row.wait),
    )
