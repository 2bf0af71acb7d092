"""States of a finding, what a plan places, and their words."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from bazhua.kernel.words import Word


class State(StrEnum):
    """How far a finding is; what runs beside it is a mark of its kind."""

    FOUND = "FOUND"
    REGISTERED = "REGISTERED"
    PLANNED = "PLANNED"
    RECTIFYING = "RECTIFYING"
    ACCEPT_REQUESTED = "ACCEPT_REQUESTED"
    ACCEPTED = "ACCEPTED"
    CLOSED = "CLOSED"
    MERGED = "MERGED"


ENDED: Final = frozenset({State.CLOSED, State.MERGED})

JUDGED: Final = frozenset({State.ACCEPTED, State.CLOSED})
"""States that a finding has only when somebody who had no part in it has accepted."""


class Placement(StrEnum):
    """One of the five placements (五落实) of a rectification."""

    PERSON = "PERSON"
    MEASURE = "MEASURE"
    FUNDS = "FUNDS"
    TIME_LIMIT = "TIME_LIMIT"
    EMERGENCY_PLAN = "EMERGENCY_PLAN"


STATE_WORDS: Final[Mapping[State, Word]] = {
    State.FOUND: Word("已发现", "found"),
    State.REGISTERED: Word("已登记", "registered"),
    State.PLANNED: Word("已定方案", "planned"),
    State.RECTIFYING: Word("整改中", "being rectified"),
    State.ACCEPT_REQUESTED: Word("待验收", "waiting for acceptance"),
    State.ACCEPTED: Word("已验收", "accepted"),
    State.CLOSED: Word("已销号", "closed"),
    State.MERGED: Word("已并入", "merged into another"),
}

PLACEMENT_WORDS: Final[Mapping[Placement, Word]] = {
    Placement.PERSON: Word("责任人", "responsible person"),
    Placement.MEASURE: Word("措施", "measures"),
    Placement.FUNDS: Word("资金", "funds"),
    Placement.TIME_LIMIT: Word("时限", "time limit"),
    Placement.EMERGENCY_PLAN: Word("应急预案", "emergency plan"),
}
