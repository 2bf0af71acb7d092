"""How a hidden danger came to be known, and who may learn it: authorities, never the subject."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from bazhua.kernel.words import Word


class Origin(StrEnum):
    """How a hidden danger came to be known."""

    EMPLOYEE = "EMPLOYEE"
    OWN_CHECK = "OWN_CHECK"
    PATROL = "PATROL"
    GRID = "GRID"
    OFFICER = "OFFICER"
    VISIT = "VISIT"
    ALARM = "ALARM"
    DIAGNOSIS = "DIAGNOSIS"
    TIP = "TIP"


ORIGIN_WORDS: Final[Mapping[Origin, Word]] = {
    Origin.EMPLOYEE: Word("员工上报", "Reported by an employee"),
    Origin.OWN_CHECK: Word("单位自查", "Found by a check of its own"),
    Origin.PATROL: Word("日常巡查", "Found on patrol"),
    Origin.GRID: Word("网格巡查", "Reported by a grid worker"),
    Origin.OFFICER: Word("监管部门发现", "Found by an authority"),
    Origin.VISIT: Word("入企活动", "Found on a visit"),
    Origin.ALARM: Word("监测报警", "Raised by an alarm"),
    Origin.DIAGNOSIS: Word("安全诊断", "Found by a diagnosis"),
    Origin.TIP: Word("举报", "From a tip"),
}

SELF_FOUND: Final = frozenset({Origin.EMPLOYEE, Origin.OWN_CHECK, Origin.PATROL})
"""What the subject found itself."""

OF_THE_SUBJECT: Final = frozenset({"R19", "R20", "R21", "R22", "R23"})
AUTHORITIES: Final = frozenset(
    {"R02", "R03", "R04", "R05", "R06", "R07", "R08", "R10", "R11", "R12", "R24"}
)
STAFF: Final = frozenset({"R22", "R23"})
GRID_WORKER: Final = "R09"


def may_learn_origin(roles: frozenset[str]) -> bool:
    """Return whether somebody with these roles at its place may learn how a danger became known.

    Whoever has a role at the subject may not, whatever else he is.
    """
    return not roles.isdisjoint(AUTHORITIES) and roles.isdisjoint(OF_THE_SUBJECT)


def origin_by(roles: frozenset[str]) -> Origin:
    """Return how a danger became known that somebody with these roles at its place reports."""
    own = roles & OF_THE_SUBJECT
    if own:
        return Origin.EMPLOYEE if own <= STAFF else Origin.OWN_CHECK
    return Origin.GRID if GRID_WORKER in roles and roles.isdisjoint(AUTHORITIES) else Origin.OFFICER
