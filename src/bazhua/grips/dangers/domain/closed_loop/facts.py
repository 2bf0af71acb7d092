"""A hidden danger as it stands, and an act on it: what the conditions of the table look at."""

from collections.abc import Collection
from dataclasses import dataclass

from bazhua.grips.dangers.domain.closed_loop.terms import Action, Mark, Placement, State
from bazhua.grips.dangers.domain.terms import DangerGrade

NOBODY: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Hand:
    """By whose hand something is done.

    Attributes:
        person: uid of the person, never of an account: several accounts are one person.
        roles: codes of the role table, those of the person he acts for.
        acts_for: uid of the person who delegated to him.
    """

    person: str
    roles: frozenset[str]
    acts_for: str | None = None

    @property
    def persons(self) -> frozenset[str]:
        """Everybody who stands behind the act."""
        return frozenset({self.person, self.acts_for or self.person})

    def independent_of(self, others: Collection[str]) -> bool:
        """Return whether none of some persons stands behind the act."""
        return self.persons.isdisjoint(others)


@dataclass(frozen=True, slots=True, kw_only=True)
class Danger:
    """A hidden danger at one moment.

    Attributes:
        grade: nothing until it is registered.
        placements: what its plan has placed; the person only by being named in ``responsible``.
        responsible: uids of the persons whom the plan makes responsible.
        fixers: uids of everybody who ever planned, rectified, was responsible or asked for
            acceptance; a rejection does not clear them, and none of them may accept.
        proposers: uids behind the downgrade that waits for a second person.
        extenders: uids behind the request for more time that waits for a decision.
    """

    uid: str
    state: State = State.FOUND
    grade: DangerGrade | None = None
    placements: frozenset[Placement] = frozenset()
    responsible: frozenset[str] = NOBODY
    marks: frozenset[Mark] = frozenset()
    fixers: frozenset[str] = NOBODY
    proposers: frozenset[str] = NOBODY
    extenders: frozenset[str] = NOBODY

    @property
    def placed(self) -> frozenset[Placement]:
        """Which of the five placements hold."""
        person = {Placement.PERSON} if self.responsible else set()
        return (self.placements - {Placement.PERSON}) | person


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """What somebody does, and what he brings for it.

    Attributes:
        grade: with which it is registered.
        placements: of the plan that is made.
        responsible: uids of the persons whom that plan names.
        experts: uids of the experts who have signed the acceptance.
        ground: why, where the act has to say so.
        receiver: the authority to which it is transferred.
        twin: the danger into which it is merged.
        in_time: whether more time is asked for early enough; see `danger.deadlines`.
        refused: whether the stop that was ordered is refused, in real danger.
        approved: whether the head of the department has approved.
        noticed: whether the time of the written notice is over, or it is an emergency.
        complied: whether the stop that was ordered is carried out.
    """

    action: Action
    hand: Hand
    grade: DangerGrade | None = None
    placements: frozenset[Placement] = frozenset()
    responsible: frozenset[str] = NOBODY
    experts: frozenset[str] = NOBODY
    ground: str = ""
    receiver: str = ""
    twin: Danger | None = None
    in_time: bool = False
    refused: bool = False
    approved: bool = False
    noticed: bool = False
    complied: bool = False


@dataclass(frozen=True, slots=True)
class Facts:
    """What the conditions look at."""

    danger: Danger
    act: Act

    @property
    def major(self) -> bool:
        """Whether it is a major hidden danger."""
        return self.danger.grade is DangerGrade.MAJOR

    def marked(self, mark: Mark) -> bool:
        """Return whether a mark stands."""
        return mark in self.danger.marks
