"""The moves of an alarm by people: who may make them, under which conditions."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from bazhua.grips.inherent.domain.alarm.states import AlarmState
from bazhua.grips.inherent.domain.handling.terms import Action, Mark, Progress, Reason
from bazhua.kernel.words import Word
from bazhua.kernel.workflow import Edge, Guard, Workflow

SAFETY: Final = frozenset({"R19", "R20", "R21"})
ENTERPRISE: Final = frozenset({"R19", "R20", "R21", "R22"})
WATCH: Final = ENTERPRISE | {"R18"}
CHECKERS: Final = frozenset({"R04", "R06", "R07", "R08", "R12"})
WAITING: Final = frozenset({AlarmState.UNACK, AlarmState.RTN_UNACK})
"""States in which the alarm is to be acknowledged."""

UNCLOSED: Final = tuple(one for one in Progress if one is not Progress.CLOSED)

RIGHTS: Final[Mapping[Action, str]] = {
    Action.ACKNOWLEDGE: "acknowledge",
    Action.FEEDBACK: "acknowledge",
    Action.CHECK: "check",
    Action.CLOSE: "acknowledge",
    Action.RESET: "acknowledge",
    Action.SHELVE: "shelve",
    Action.UNSHELVE: "shelve",
    Action.TAKE_OUT: "approve",
    Action.PUT_BACK: "approve",
}
"""Which right of the matrix each act needs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """An alarm as it stands, and what somebody brings to an act on it.

    Attributes:
        heard: whether somebody has acknowledged it since it changed last.
        answered: the reason on record, before this act.
        danger_open: whether a hidden danger was recorded for it that is not closed yet.
        shelvable: see `is_shelvable`.
        minutes: for how long it shall be shelved; ``most_minutes`` is what a book allows.
        paper: number of the order, or of the record that covers a maintenance.
    """

    state: AlarmState
    heard: bool = False
    marks: frozenset[Mark] = frozenset()
    answered: Reason | None = None
    danger_open: bool = False
    shelvable: bool = True
    most_minutes: int = 0
    reason: Reason | None = None
    remark: str = ""
    paper: str = ""
    minutes: int = 0


REASON = Guard[Facts](
    lambda facts: facts.reason is not None, Word("须选定报警原因", "the reason must be chosen")
)
REMARK = Guard[Facts](
    lambda facts: facts.remark.strip() != "", Word("须写明情况", "it must be said in words")
)
COVERED = Guard[Facts](
    lambda facts: facts.reason is not Reason.MAINTENANCE or facts.paper.strip() != "",
    Word(
        "检维修须注明覆盖该测点和时间的作业票或检修记录编号",
        "for maintenance the number of the permit or record that covers it is needed",
    ),
)
ANSWERED = Guard[Facts](
    lambda facts: facts.answered is not None,
    Word("须先反馈报警原因", "the reason must be on record first"),
)
NO_DANGER = Guard[Facts](
    lambda facts: not facts.danger_open,
    Word("所生成的隐患尚未销号", "the hidden danger recorded for it is not closed"),
)
WAITS = Guard[Facts](
    lambda facts: facts.state in WAITING and not facts.heard,
    Word("此报警不待确认", "it does not wait to be acknowledged"),
)
STANDS = Guard[Facts](
    lambda facts: facts.state is not AlarmState.NORM, Word("报警已消除", "it has gone")
)
LATCHED = Guard[Facts](
    lambda facts: facts.state is AlarmState.LATCHED,
    Word("此报警不待复位", "it does not wait to be reset"),
)
SHELVABLE = Guard[Facts](
    lambda facts: facts.shelvable,
    Word(
        "一、二级重大危险源的高高、低低和气体二级报警不得搁置",
        "HH, LL and level 2 of gas are not shelved at installations of level 1 or 2",
    ),
)
IN_HOURS = Guard[Facts](
    lambda facts: 0 < facts.minutes <= facts.most_minutes,
    Word("搁置时间超出允许的最长时间", "it cannot be shelved for so long"),
)
PAPER = Guard[Facts](
    lambda facts: facts.paper.strip() != "",
    Word("须填写停用单编号", "the number of the order is needed"),
)


def _stands(mark: Mark, missing: Word) -> Guard[Facts]:
    return Guard(lambda facts: mark in facts.marks, missing)


def _stands_not(mark: Mark, missing: Word) -> Guard[Facts]:
    return Guard(lambda facts: mark not in facts.marks, missing)


SHELVED = _stands(Mark.SHELVED, Word("未被搁置", "it is not shelved"))
OUT = _stands(Mark.OUT_OF_SERVICE, Word("未被停用", "it is not out of service"))
NOT_SHELVED = _stands_not(
    Mark.SHELVED, Word("仍在搁置中，请先取消", "it is shelved; end that first")
)
NOT_OUT = _stands_not(
    Mark.OUT_OF_SERVICE, Word("仍在停用中，请先恢复", "it is out of service; put it back first")
)

AlarmEdge = Edge[Progress, Action, Facts]
HANDLING: Final = "BZ/ALARM-HANDLING"
SHELVING: Final = "BZ/ALARM-SHELVING"
STATES: Final = "ISA18.2/STATES"


def _edge(
    source: Progress,
    action: Action,
    target: Progress,
    roles: frozenset[str],
    clause: str,
    *guards: Guard[Facts],
) -> AlarmEdge:
    return Edge(source, action, target, roles, guards, clause)


def _beside(
    sources: Iterable[Progress],
    action: Action,
    roles: frozenset[str],
    clause: str,
    *guards: Guard[Facts],
) -> tuple[AlarmEdge, ...]:
    """Return the edges of an act that leaves the progress as it is."""
    return tuple(_edge(one, action, one, roles, clause, *guards) for one in sources)


ACKNOWLEDGED: Final = (Progress.ACKNOWLEDGED, Progress.HANDLING, Progress.CLEARED)

TABLE: Final = Workflow[Progress, Action, Facts](
    Progress.NEW,
    (
        _edge(Progress.NEW, Action.ACKNOWLEDGE, Progress.ACKNOWLEDGED, WATCH, HANDLING),
        *_beside(ACKNOWLEDGED, Action.ACKNOWLEDGE, WATCH, HANDLING, WAITS),
        _edge(
            Progress.ACKNOWLEDGED,
            Action.FEEDBACK,
            Progress.HANDLING,
            ENTERPRISE,
            HANDLING,
            REASON,
            REMARK,
            COVERED,
        ),
        *_beside(
            (Progress.HANDLING, Progress.CLEARED),
            Action.FEEDBACK,
            ENTERPRISE,
            HANDLING,
            REASON,
            REMARK,
            COVERED,
        ),
        *_beside(UNCLOSED, Action.CHECK, CHECKERS, HANDLING, REASON, REMARK, COVERED),
        _edge(
            Progress.CLEARED,
            Action.CLOSE,
            Progress.CLOSED,
            SAFETY,
            HANDLING,
            ANSWERED,
            NO_DANGER,
            NOT_SHELVED,
            NOT_OUT,
        ),
        *_beside(UNCLOSED, Action.RESET, ENTERPRISE, STATES, LATCHED),
        *_beside(
            UNCLOSED, Action.SHELVE, SAFETY, SHELVING, SHELVABLE, STANDS, IN_HOURS, REMARK, NOT_OUT
        ),
        *_beside(UNCLOSED, Action.UNSHELVE, SAFETY, SHELVING, SHELVED),
        *_beside(UNCLOSED, Action.TAKE_OUT, SAFETY, STATES, PAPER, REMARK, NOT_OUT),
        *_beside(UNCLOSED, Action.PUT_BACK, SAFETY, STATES, OUT),
    ),
)


def reached(progress: Progress, *, gone: bool) -> Progress:
    """Return how far an alarm has been dealt with: what was acknowledged is cleared once it has gone."""
    under_way = progress in {Progress.ACKNOWLEDGED, Progress.HANDLING}
    return Progress.CLEARED if gone and under_way else progress
