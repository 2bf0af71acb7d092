"""An obligation as a row and as values; both ways lose nothing."""

import json
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Any
from uuid import UUID

from msgspec import Struct

from bazhua.infra.obligations.core.case import Case, Chain, Outcome, State, Terms
from bazhua.infra.obligations.core.escalation import Anchor, EscalationRule, Level
from bazhua.infra.obligations.models import Obligation
from bazhua.kernel.policy.limits import TimeLimit, Unit

MICROSECOND = timedelta(microseconds=1)


class DueRow(Struct, frozen=True):
    """What the sweep reads of a row: enough for `due_case` and for its events; the rule as text."""

    id: int
    uid: UUID
    path_then: str
    holder: str
    verifier: str
    clause: str
    evidence: list[str]
    rule: str
    starts_at: datetime
    due_at: datetime
    state: str
    outcome: str
    missed_at: datetime | None
    stopped_at: datetime | None
    workers: list[str]
    calls: int
    call_due_at: datetime | None
    call_made_at: datetime | None
    call_reached: bool
    called_persons: list[str]
    answered_by: str
    unanswered_at: datetime | None


def case_of(row: Obligation) -> Case:
    """Return a row as values."""
    return _case(row, rule_read(row.rule))


def due_case(row: DueRow) -> Case:
    """Return a row of the sweep as values."""
    return _case(row, _rule_of(row.rule))


@lru_cache(maxsize=1 << 10)
def _rule_of(text: str) -> EscalationRule:
    return rule_read(json.loads(text))


def _case(row: Obligation | DueRow, rule: EscalationRule) -> Case:
    return Case(
        terms=Terms(
            holder=row.holder,
            clause=row.clause,
            starts_at=row.starts_at,
            evidence=frozenset(row.evidence),
            verifier=row.verifier or None,
            rule=rule,
        ),
        due_at=row.due_at,
        state=State(row.state),
        outcome=Outcome(row.outcome) if row.outcome else None,
        missed_at=row.missed_at,
        stopped_at=row.stopped_at,
        chain=Chain(
            called=row.calls,
            last_due=row.call_due_at,
            waits_from=row.call_made_at,
            reached=row.call_reached,
            persons=frozenset(row.called_persons),
            answered_by=row.answered_by or None,
            unanswered_at=row.unanswered_at,
        ),
        workers=frozenset(row.workers),
    )


def columns_of_terms(terms: Terms) -> dict[str, Any]:
    """Return the columns that are fixed when an obligation is opened."""
    return {
        "holder": terms.holder,
        "clause": terms.clause,
        "starts_at": terms.starts_at,
        "evidence": sorted(terms.evidence),
        "verifier": terms.verifier or "",
        "rule": rule_written(terms.rule),
    }


def columns_of(case: Case) -> dict[str, Any]:
    """Return the columns that steps change."""
    return {
        "due_at": case.due_at,
        "state": case.state.value,
        "outcome": case.outcome.value if case.outcome else "",
        "stopped_at": case.stopped_at,
        "workers": sorted(case.workers),
        **columns_of_time(case),
    }


def columns_of_time(case: Case) -> dict[str, Any]:
    """Return the columns that time, or an answer, changes."""
    chain = case.chain
    return {
        "missed_at": case.missed_at,
        "calls": chain.called,
        "call_due_at": chain.last_due,
        "call_made_at": chain.waits_from,
        "call_reached": chain.reached,
        "called_persons": sorted(chain.persons),
        "answered_by": chain.answered_by or "",
        "unanswered_at": chain.unanswered_at,
        "wake_at": case.wake_at,
    }


def rule_written(rule: EscalationRule) -> dict[str, Any]:
    """Return a chain's rule as JSON; waits in microseconds."""
    return {
        "levels": [
            [one.address, one.after // MICROSECOND, one.anchor.value] for one in rule.levels
        ],
        "last_wait": rule.last_wait // MICROSECOND,
    }


def rule_read(told: dict[str, Any]) -> EscalationRule:
    """Return the chain's rule that was written."""
    return EscalationRule(
        tuple(
            Level(address, after * MICROSECOND, Anchor(anchor))
            for address, after, anchor in told["levels"]
        ),
        told["last_wait"] * MICROSECOND,
    )


def limit_written(limit: TimeLimit | None) -> str:
    """Return a time limit as text, ``"10 working_day rolls"``; of none, the empty text."""
    if limit is None:
        return ""
    return f"{limit.amount} {limit.unit.value}" + " rolls" * limit.rolls


def limit_read(told: str) -> TimeLimit:
    """Return the time limit that was written."""
    amount, unit, *rolls = told.split()
    return TimeLimit(int(amount), Unit(unit), bool(rolls))
