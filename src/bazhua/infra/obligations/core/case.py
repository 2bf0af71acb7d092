"""An obligation as values: its terms, how it stands, and when it next asks for attention.

These are structs, which are made and replaced in a twentieth of a dataclass's time: the sweep makes
six for each obligation.
"""

from datetime import datetime
from enum import StrEnum

from msgspec import Struct

from bazhua.infra.obligations.core.escalation import Anchor, EscalationRule

NOBODY_IS_CALLED = EscalationRule()


class State(StrEnum):
    """How an obligation stands; being late is a fact beside the state (`Case.missed_at`)."""

    OPEN = "open"
    PAUSED = "paused"
    DISCHARGED = "discharged"
    CLOSED = "closed"


class Outcome(StrEnum):
    """How an obligation ended."""

    DONE = "done"
    LATE = "late"
    WAIVED = "waived"
    LAPSED = "lapsed"


class Terms(Struct, frozen=True, kw_only=True):
    """What is fixed when an obligation is opened.

    Attributes:
        holder: address of the duty-holder, a post or a role at an organisation.
        clause: the clause that gives the duty.
        starts_at: the legal event that the limit counts from.
        evidence: kinds of evidence without which it cannot be discharged.
        verifier: address of who checks it, or ``None`` where the law asks for no check.
    """

    holder: str
    clause: str
    starts_at: datetime
    evidence: frozenset[str] = frozenset()
    verifier: str | None = None
    rule: EscalationRule = NOBODY_IS_CALLED


class Chain(Struct, frozen=True):
    """How far the calls have climbed.

    Attributes:
        called: how many levels have been called.
        last_due: when the last call (or the miss) was due.
        waits_from: when it was really made; the next wait counts from here.
        reached: whether the last call had anybody to call.
        persons: everybody called so far.
        answered_by: the person who answered.
        unanswered_at: when it was due to be said that nobody answered.
    """

    called: int = 0
    last_due: datetime | None = None
    waits_from: datetime | None = None
    reached: bool = True
    persons: frozenset[str] = frozenset()
    answered_by: str | None = None
    unanswered_at: datetime | None = None

    @property
    def over(self) -> bool:
        """Whether nobody is called any more."""
        return self.answered_by is not None or self.unanswered_at is not None


class Case(Struct, frozen=True, kw_only=True):
    """An obligation at one moment.

    Attributes:
        due_at: when it must be discharged; a pause moves it.
        missed_at: the due instant that passed, once it has.
        stopped_at: since when it has been paused or waiting for its verifier.
        workers: everybody who ever stood behind a discharge; none of them may verify it.
    """

    terms: Terms
    due_at: datetime
    state: State = State.OPEN
    outcome: Outcome | None = None
    missed_at: datetime | None = None
    stopped_at: datetime | None = None
    chain: Chain = Chain()
    workers: frozenset[str] = frozenset()

    @property
    def wake_at(self) -> datetime | None:
        """When time alone next changes it, or ``None`` while only people can."""
        if self.state is not State.OPEN:
            return None
        if self.missed_at is None:
            return self.due_at
        return self._next_call()

    def _next_call(self) -> datetime | None:
        chain, rule = self.chain, self.terms.rule
        if chain.over or not rule.levels or chain.last_due is None or chain.waits_from is None:
            return None
        if chain.called == len(rule.levels):
            return chain.waits_from + rule.last_wait if chain.reached else chain.last_due
        level = rule.levels[chain.called]
        if level.anchor is Anchor.DUE:
            return max(self.due_at + level.after, chain.last_due)
        return chain.waits_from + level.after if chain.reached else chain.last_due
