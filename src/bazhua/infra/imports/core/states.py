"""How far an import is, as a table of moves."""

from enum import StrEnum
from typing import Final

from bazhua.kernel.words import Word
from bazhua.kernel.workflow import Edge, Workflow


class State(StrEnum):
    """How far an import is."""

    READING = "reading"
    WAITING = "waiting"
    APPLYING = "applying"
    APPLIED = "applied"
    REFUSED = "refused"
    DROPPED = "dropped"


class Action(StrEnum):
    """What moves an import."""

    STAGE = "stage"
    REFUSE = "refuse"
    CHOOSE = "choose"
    FINISH = "finish"
    RETURN = "return"
    DROP = "drop"


WORKER: Final = frozenset({"worker"})
ASKER: Final = frozenset({"asker"})

TABLE: Final = Workflow[State, Action, None](
    State.READING,
    (
        Edge(State.READING, Action.STAGE, State.WAITING, WORKER),
        Edge(State.READING, Action.REFUSE, State.REFUSED, WORKER),
        Edge(State.READING, Action.DROP, State.DROPPED, ASKER),
        Edge(State.WAITING, Action.CHOOSE, State.APPLYING, ASKER),
        Edge(State.WAITING, Action.DROP, State.DROPPED, ASKER),
        # Chosen again: the job that took the rows has ended before all were taken.
        Edge(State.APPLYING, Action.CHOOSE, State.APPLYING, ASKER),
        Edge(State.APPLYING, Action.RETURN, State.WAITING, WORKER),
        Edge(State.APPLYING, Action.FINISH, State.APPLIED, WORKER),
    ),
)

STATE_WORDS: Final = {
    State.READING: Word("读取中", "being read"),
    State.WAITING: Word("待选择", "waiting for your choice"),
    State.APPLYING: Word("导入中", "being imported"),
    State.APPLIED: Word("已导入", "imported"),
    State.REFUSED: Word("无法读取", "cannot be read"),
    State.DROPPED: Word("已放弃", "given up"),
}
