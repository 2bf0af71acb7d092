"""The moves of a paper; the roles of an edge are the right that its action needs."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from bazhua.kernel.words import Word
from bazhua.kernel.workflow import Edge, Guard, Workflow


class State(StrEnum):
    """Where a paper is; printed and signed are facts beside it."""

    DRAFT = "draft"
    ISSUED = "issued"
    VOID = "void"


class Action(StrEnum):
    """A move that a person makes."""

    REVISE = "revise"
    ISSUE = "issue"
    PRINT = "print"
    BIND = "bind"
    VOID = "void"


@dataclass(frozen=True, slots=True)
class Facts:
    """What the conditions look at."""

    reason: str = ""


REASON = Guard[Facts](
    lambda facts: facts.reason.strip() != "",
    Word("须写明作废原因", "the reason must be named"),
)


def _edge(
    source: State, action: Action, target: State, guards: Iterable[Guard[Facts]] = ()
) -> Edge[State, Action, Facts]:
    return Edge(source, action, target, frozenset[str]({action}), tuple(guards))


PAPER = Workflow[State, Action, Facts](
    State.DRAFT,
    (
        _edge(State.DRAFT, Action.REVISE, State.DRAFT),
        _edge(State.DRAFT, Action.ISSUE, State.ISSUED),
        _edge(State.ISSUED, Action.PRINT, State.ISSUED),
        _edge(State.ISSUED, Action.BIND, State.ISSUED),
        _edge(State.ISSUED, Action.VOID, State.VOID, [REASON]),
    ),
)
