"""A policy book as a file: the province's dated rows and the clauses they cite, in JSON."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from bazhua.kernel.errors import BadInput, MissingKey, NotAChoice
from bazhua.kernel.policy.book import PolicyBook, PolicyRow, row_json
from bazhua.kernel.policy.clause import Clause
from bazhua.kernel.shape.reading import read
from bazhua.kernel.shape.scalars import quoted
from bazhua.kernel.shape.writing import written
from bazhua.kernel.words import say


@dataclass(frozen=True, slots=True)
class _Export:
    rows: tuple[dict, ...]  # type: ignore[type-arg]  # the table decides each row's shape
    clauses: tuple[Clause, ...] = ()


def exported(rows: Iterable[PolicyRow], clauses: Iterable[Clause]) -> dict[str, Any]:
    """Return dated rows and their clauses as the JSON object that `imported` reads."""
    return {
        "clauses": [written(clause) for clause in clauses],
        "rows": [row_json(row) for row in rows],
    }


def imported(payload: Mapping[str, Any], shipped: PolicyBook) -> PolicyBook:
    """Return the shipped book extended by an export of a province's dated rows.

    Raises:
        DomainError: a table is unknown, a value is refused, or a cited clause is missing.
    """
    given = _Export(**read(_Export, payload))
    rows = [row_of(raw, shipped, f"rows[{i}].") for i, raw in enumerate(given.rows)]
    book = shipped.extended(rows, given.clauses)
    for i, row in enumerate(rows):
        if row.clause not in book.clauses:
            problem = say(
                "条款 {clause} 不在条款目录中，请在 clauses 中补充",
                "clause {clause} is not in the catalogue; add it to clauses",
                clause=row.clause,
            )
            raise BadInput(f"rows[{i}].clause", problem)
    return book


def row_of(raw: Mapping[str, Any], book: PolicyBook, at: str = "") -> PolicyRow:
    """Return the row that a JSON object means; its table decides its shape.

    Args:
        at: where the object stands in the whole input, with the dot that follows.

    Raises:
        DomainError: the table is unknown, or a value is refused.
    """
    if "table" not in raw:
        raise MissingKey(f"{at}table")
    kind = book.kinds.get(str(raw["table"]))
    if kind is None:
        raise NotAChoice(f"{at}table", quoted(raw["table"]), sorted(book.kinds))
    values = {key: value for key, value in raw.items() if key != "table"}
    return kind(**read(kind, values, at.removesuffix(".")))


def clause_of(raw: Mapping[str, Any], at: str = "") -> Clause:
    """Return the clause that a JSON object means.

    Raises:
        DomainError: a value is missing, unknown or refused.
    """
    return Clause(**read(Clause, raw, at))
