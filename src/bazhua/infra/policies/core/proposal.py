"""A proposed row, judged against the book as it stands; pure."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any, Final

from bazhua.infra.policies.core.refusals import (
    ClauseKnown,
    ClauseUnknown,
    PolicyInPast,
    PolicyUnchanged,
)
from bazhua.kernel.errors import BadInput, MissingKey, NoRuleInForce, OutOfRange
from bazhua.kernel.policy.book import PolicyBook, PolicyRow
from bazhua.kernel.policy.clause import Clause
from bazhua.kernel.policy.exchange import row_of
from bazhua.kernel.shape.writing import written
from bazhua.kernel.words import say

LONGEST_REASON: Final = 500
LONGEST_CLAUSE: Final = 80
OWN_FIELDS: Final = frozenset({"clause", "since", "until"})
"""Fields that every row has, beside the values of its table."""


class State(StrEnum):
    """How an addition stands."""

    PROPOSED = "proposed"
    CONFIRMED = "confirmed"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """A row to be added.

    Attributes:
        values: of the table's own fields, as JSON.
        new_clause: the cited clause, when the catalogue does not have it.
        until: the last day on which it holds, or none.
    """

    table: str
    values: Mapping[str, Any]
    clause: str
    since: date
    until: date | None = None
    reason: str
    new_clause: Clause | None = None


def judged(proposal: Proposal, book: PolicyBook, today: date) -> PolicyRow:
    """Return the row that a proposal means.

    Raises:
        NotAChoice: there is no such table.
        DomainError: a value is missing, unknown or not of its kind.
        PolicyInPast: it would begin today or earlier.
        OutOfRange: it would end before it begins, or the reason is too long.
        MissingKey: the reason or a part of the new clause is empty.
        ClauseKnown, ClauseUnknown: the clause is given needlessly, or not given.
        PolicyUnchanged: the same holds on its first day anyway.
    """
    reason_of(proposal.reason)
    _clause(proposal, book)
    row = row_of(raw_of(proposal), book)
    check_span(row, today)
    if _same(row, book):
        raise PolicyUnchanged(row.since)
    return row


def reason_of(text: str) -> str:
    """Return a reason without blanks around it.

    Raises:
        MissingKey: it is empty.
        OutOfRange: it is too long.
    """
    plain = text.strip()
    if not plain:
        raise MissingKey("reason")
    if len(plain) > LONGEST_REASON:
        allowed = say("至多 {n} 字", "at most {n} characters", n=LONGEST_REASON)
        raise OutOfRange("reason", len(plain), allowed)
    return plain


def check_span(row: PolicyRow, today: date) -> None:
    """Refuse a row that begins today or earlier, or ends before it begins.

    Raises:
        PolicyInPast: answers that were given would change.
        OutOfRange: it never holds.
    """
    if row.since <= today:
        raise PolicyInPast(row.since, today)
    if row.until is not None and row.until < row.since:
        allowed = say("不早于 {since}", "not before {since}", since=row.since)
        raise OutOfRange("until", row.until, allowed)


def raw_of(proposal: Proposal) -> dict[str, Any]:
    """Return a proposed row as the JSON object that an export would hold.

    Raises:
        BadInput: a field of every row stands among the values.
    """
    for name in sorted((OWN_FIELDS | {"table"}) & proposal.values.keys()):
        problem = say("“{name}”不写在 values 中", "“{name}” does not stand in values", name=name)
        raise BadInput(f"values.{name}", problem)
    until = {} if proposal.until is None else {"until": written(proposal.until)}
    return {
        **proposal.values,
        "table": proposal.table,
        "clause": proposal.clause,
        "since": written(proposal.since),
        **until,
    }


def before(row: PolicyRow, book: PolicyBook) -> PolicyRow | None:
    """Return the row of its line that holds on its first day without it; none for a new line."""
    identity = {name: getattr(row, name) for name in row.identity}
    try:
        return book.row(type(row), row.since, **identity)
    except NoRuleInForce:
        return None


def line_of(row: PolicyRow) -> str:
    """Return what tells the line of a row in its table, as one text without spaces."""
    return json.dumps(written(row.key()), ensure_ascii=False, separators=(",", ":"))


def _same(row: PolicyRow, book: PolicyBook) -> bool:
    there = before(row, book)
    return there is not None and replace(there, since=row.since) == row


def _clause(proposal: Proposal, book: PolicyBook) -> None:
    if len(proposal.clause) > LONGEST_CLAUSE:
        allowed = say("至多 {n} 字", "at most {n} characters", n=LONGEST_CLAUSE)
        raise OutOfRange("clause", len(proposal.clause), allowed)
    new = proposal.new_clause
    if new is None:
        if proposal.clause not in book.clauses:
            raise ClauseUnknown(proposal.clause)
        return
    if new.id in book.clauses:
        raise ClauseKnown(new.id)
    if new.id != proposal.clause:
        raise ClauseUnknown(proposal.clause)
    texts = {"document": new.document, "article": new.article, "source": new.source}
    texts |= {"title.zh": new.title.zh, "title.en": new.title.en}
    for name, text in texts.items():
        if not text.strip():
            raise MissingKey(f"new_clause.{name}")
