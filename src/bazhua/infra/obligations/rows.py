"""An obligation as a row and as values; both ways lose nothing."""

from datetime import timedelta
from typing import Any

from bazhua.infra.obligations.core.case import Case, Chain, Outcome, State, Terms
from bazhua.infra.obligations.core.escalation import Anchor, EscalationRule, Level
from bazhua.infra.obligations.models import Obligation

MICROSECOND = timedelta(microseconds=1)


def case_of(row: Obligation) -> Case:
    """Return a row as values."""
    return Case(
        terms=Terms(
            holder=row.holder,
            clause=row.clause,
            starts_at=row.starts_at,
            evidence=frozenset(row.evidence),
            verifier=row.verifier or None,
            rule=rule_read(row.rule),
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
