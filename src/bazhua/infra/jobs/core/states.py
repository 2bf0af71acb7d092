"""How far a job is, as a table of moves."""

from enum import StrEnum
from typing import Final

from bazhua.kernel.words import Word
from bazhua.kernel.workflow import Edge, Workflow


class State(StrEnum):
    """How far a job is."""

    QUEUED = "queued"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"


class Action(StrEnum):
    """What moves a job."""

    BEGIN = "begin"
    RETURN = "return"
    FINISH = "finish"
    FAIL = "fail"
    CANCEL = "cancel"


WORKER: Final = frozenset({"worker"})
ASKER: Final = frozenset({"asker"})

TABLE: Final = Workflow[State, Action, None](
    State.QUEUED,
    (
        Edge(State.QUEUED, Action.BEGIN, State.RUNNING, WORKER),
        Edge(State.QUEUED, Action.CANCEL, State.CANCELLED, ASKER),
        # Begun again: the process that ran it has died.
        Edge(State.RUNNING, Action.BEGIN, State.RUNNING, WORKER),
        Edge(State.RUNNING, Action.RETURN, State.QUEUED, WORKER),
        Edge(State.RUNNING, Action.FINISH, State.DONE, WORKER),
        Edge(State.RUNNING, Action.FAIL, State.FAILED, WORKER),
        Edge(State.RUNNING, Action.CANCEL, State.CANCELLED, WORKER),
    ),
)

OPEN: Final = frozenset(State) - TABLE.final()

STATE_WORDS: Final = {
    State.QUEUED: Word("排队中", "queued"),
    State.RUNNING: Word("进行中", "running"),
    State.DONE: Word("已完成", "done"),
    State.FAILED: Word("未完成（出错）", "failed"),
    State.CANCELLED: Word("已取消", "cancelled"),
}
