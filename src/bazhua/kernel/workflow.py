"""State machines as tables of edges; buttons, verbs, diagrams and tests are made from them."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from bazhua.kernel.errors import TransitionRefused
from bazhua.kernel.words import Phrase, Word, say

StateT = TypeVar("StateT", bound=StrEnum)
ActionT = TypeVar("ActionT", bound=StrEnum)
FactsT = TypeVar("FactsT")


@dataclass(frozen=True)
class Guard(Generic[FactsT]):
    """A condition that the facts of a record must meet, and what is missing when they do not."""

    holds: Callable[[FactsT], bool]
    missing: Word


@dataclass(frozen=True)
class Edge(Generic[StateT, ActionT, FactsT]):
    """One permitted move: from a state, by an action of one of the roles, to a state.

    Attributes:
        clause: the clause or platform rule that gives the move, empty where none does.
    """

    source: StateT
    action: ActionT
    target: StateT
    roles: frozenset[str]
    guards: tuple[Guard[FactsT], ...] = ()
    clause: str = ""


@dataclass(frozen=True)
class Workflow(Generic[StateT, ActionT, FactsT]):
    """The whole table of one kind of record; every move that is not an edge is refused."""

    initial: StateT
    edges: tuple[Edge[StateT, ActionT, FactsT], ...]

    def __post_init__(self) -> None:
        """Refuse a table in which one action of a state leads to two states.

        Raises:
            ValueError: two edges share state and action.
        """
        pairs = [(edge.source, edge.action) for edge in self.edges]
        doubled = {
            f"{state}/{action}" for state, action in pairs if pairs.count((state, action)) > 1
        }
        if doubled:
            raise ValueError(", ".join(sorted(doubled)))

    def step(self, state: StateT, action: ActionT, roles: Collection[str], facts: FactsT) -> StateT:
        """Return the state after an action.

        Raises:
            TransitionRefused: no such edge, none of the roles, or a guard does not hold.
        """
        edge = self.edge(state, action)
        if edge is None:
            raise _refused(state, action, say("没有这一步", "there is no such step"))
        if edge.roles.isdisjoint(roles):
            raise _refused(state, action, say("您的角色无权操作", "it is not for your role"))
        for guard in edge.guards:
            if not guard.holds(facts):
                raise _refused(state, action, Phrase(guard.missing))
        return edge.target

    def edge(self, state: StateT, action: ActionT) -> Edge[StateT, ActionT, FactsT] | None:
        """Return the edge of an action in a state, if there is one."""
        found = (edge for edge in self.edges if (edge.source, edge.action) == (state, action))
        return next(found, None)

    def offered(
        self, state: StateT, roles: Collection[str]
    ) -> tuple[Edge[StateT, ActionT, FactsT], ...]:
        """Return the edges that somebody in these roles may try from a state."""
        return tuple(
            edge for edge in self.edges if edge.source == state and not edge.roles.isdisjoint(roles)
        )

    def final(self) -> frozenset[StateT]:
        """Return the states that no edge leaves."""
        return frozenset(e.target for e in self.edges) - frozenset(e.source for e in self.edges)


def _refused(state: StrEnum, action: StrEnum, reason: Phrase) -> TransitionRefused:
    return TransitionRefused(None, state=state, action=action, reason=reason)
