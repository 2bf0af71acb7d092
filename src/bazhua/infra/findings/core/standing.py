"""A finding at one moment, as far as every kind of it is alike, and the plan that is made for it."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from bazhua.infra.findings.core.terms import Placement, State
from bazhua.infra.obligations.core.hands import Hand

NOBODY: Final[frozenset[str]] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """How a finding is to be put right.

    Attributes:
        responsible: uids of the persons who answer for it.
        funds_fen: set aside, fen; none where nobody said, and 0 where it costs nothing.
        due_on: the last day.
        emergency_plan: what is done meanwhile should it go wrong.
    """

    responsible: frozenset[str] = NOBODY
    measure: str = ""
    funds_fen: int | None = None
    due_on: date | None = None
    emergency_plan: str = ""

    @property
    def placements(self) -> frozenset[Placement]:
        """Which of the five placements it makes."""
        made = {
            Placement.PERSON: bool(self.responsible),
            Placement.MEASURE: bool(self.measure.strip()),
            Placement.FUNDS: self.funds_fen is not None,
            Placement.TIME_LIMIT: self.due_on is not None,
            Placement.EMERGENCY_PLAN: bool(self.emergency_plan.strip()),
        }
        return frozenset(one for one, holds in made.items() if holds)


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A finding at one moment; a kind adds what is its own.

    Attributes:
        placements: what its plan has placed; the person only by being named in ``responsible``.
        responsible: uids of the persons whom the plan makes responsible.
        fixers: uids of everybody who ever planned, rectified, was responsible or asked for
            acceptance; a rejection does not clear them, and none of them may accept.
        extenders: uids behind the request for more time that waits for a decision.
    """

    uid: str
    state: State = State.FOUND
    placements: frozenset[Placement] = frozenset()
    responsible: frozenset[str] = NOBODY
    fixers: frozenset[str] = NOBODY
    extenders: frozenset[str] = NOBODY

    @property
    def placed(self) -> frozenset[Placement]:
        """Which of the five placements hold."""
        person = {Placement.PERSON} if self.responsible else set()
        return (self.placements - {Placement.PERSON}) | person

    def fixed_by(self, hand: Hand, named: frozenset[str] = NOBODY) -> frozenset[str]:
        """Return everybody who has had a part in it after one more act; nobody is ever cleared."""
        return self.fixers | hand.persons | named
