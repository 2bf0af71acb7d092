"""A hidden danger as it stands, and an act on it: what the conditions of the table look at."""

from dataclasses import dataclass

from bazhua.grips.dangers.domain.closed_loop.terms import Action, Mark
from bazhua.grips.dangers.domain.terms import DangerGrade
from bazhua.infra.findings.core.standing import NOBODY, Standing
from bazhua.infra.findings.core.terms import Placement
from bazhua.infra.obligations.core.hands import Hand


@dataclass(frozen=True, slots=True, kw_only=True)
class Danger(Standing):
    """A hidden danger at one moment.

    Attributes:
        grade: nothing until it is registered.
        proposers: uids behind the downgrade that waits for a second person.
    """

    grade: DangerGrade | None = None
    marks: frozenset[Mark] = frozenset()
    proposers: frozenset[str] = NOBODY


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """What somebody does, and what he brings for it.

    Attributes:
        grade: with which it is registered.
        placements: of the plan that is made.
        responsible: uids of the persons whom that plan names.
        experts: uids of the experts who have signed the acceptance, each for himself.
        ground: why, where the act has to say so.
        receiver: the authority to which it is transferred.
        twin: the danger into which it is merged.
        in_time: whether more time is asked for early enough; see `danger.deadlines`.
        signed: whether those have signed who must; see `signatures`.
        refused: whether it was signed how the stop is refused, in real danger.
        noticed: whether the time of the written notice is over, or it is an emergency.
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
    signed: bool = False
    refused: bool = False
    noticed: bool = False


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
