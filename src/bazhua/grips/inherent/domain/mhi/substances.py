"""What a substance weighs in the index: its critical quantity Q and its correction factor β."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, Final

from bazhua.grips.inherent.domain.mhi.cas import checked_cas
from bazhua.grips.inherent.domain.mhi.listed import FactorBasis, ListedSubstance
from bazhua.grips.inherent.domain.mhi.tables import (
    ClassFactor,
    ClassQuantity,
    GasFactor,
    HazardClass,
    Positive,
)
from bazhua.kernel.errors import BadInput, OutOfRange
from bazhua.kernel.policy.book import PolicyBook
from bazhua.kernel.shape.schema import Between
from bazhua.kernel.words import Word, say

LOWEST_QUANTITY: Final = "GB18218/4.1.2"
LARGEST_FACTOR: Final = "BZ/MHI-LARGEST-FACTOR"

AS_GIVEN: Final = Word("按给定临界量", "as given")

FORMS: Final = (
    {"cas"},
    {"cas", "line"},
    {"line"},
    {"symbols"},
    {"critical_t", "beta"},
)
"""The ways to say what a substance is; a table 1 line tells substances of one CAS number apart."""


@dataclass(frozen=True, slots=True)
class Substance:
    """One substance of an identification unit and the most of it that the design allows, tonnes.

    Attributes:
        line: line of table 1.
        symbols: every class symbol of a substance that table 1 does not list.
        critical_t: its critical quantity, when the caller knows it.
        beta: its correction factor, together with ``critical_t``.
    """

    q_t: Annotated[Decimal, Between(0)]
    cas: str | None = None
    line: int | None = None
    symbols: tuple[HazardClass, ...] | None = None
    critical_t: Positive | None = None
    beta: Positive | None = None

    def form(self) -> set[str]:
        """Return the keys that were given to say what the substance is."""
        names = ("cas", "line", "symbols", "critical_t", "beta")
        return {name for name in names if getattr(self, name) is not None}


@dataclass(frozen=True, slots=True)
class Weight:
    """A substance as the formulas see it: Q in tonnes, β, and the clauses they stand in."""

    name: Word
    q_t: Decimal
    critical_t: Decimal
    beta: Decimal
    clauses: tuple[str, ...]


class Weigher:
    """Looks substances up in the tables of one policy book."""

    def __init__(self, book: PolicyBook) -> None:
        """Index table 1 by line and by CAS number."""
        self._book = book
        self._by_line = {row.line: row for row in book.rows(ListedSubstance)}
        self._by_cas: dict[str, list[ListedSubstance]] = {}
        for row in self._by_line.values():
            for cas in row.cas:
                self._by_cas.setdefault(cas, []).append(row)

    def weigh(self, substance: Substance, at: str) -> Weight:
        """Return the weight of one substance.

        Args:
            at: where it stands in the input, for the field of an error.

        Raises:
            DomainError: it is not said in one of the known ways, or no table has it.
        """
        if substance.form() not in FORMS:
            raise BadInput(
                at,
                say(
                    "请只用一种方式说明物质：cas（一号多行时加 line）、line、symbols，"
                    "或 critical_t 与 beta",
                    "say what the substance is in one way: cas (with line where a number has "
                    "several), line, symbols, or critical_t with beta",
                ),
            )
        if substance.symbols is not None:
            return self._by_class(substance, substance.symbols, at)
        if substance.critical_t is not None and substance.beta is not None:
            return Weight(AS_GIVEN, substance.q_t, substance.critical_t, substance.beta, ())
        return self._as_listed(substance, self._listed(substance, at))

    def _listed(self, substance: Substance, at: str) -> ListedSubstance:
        if substance.cas is None:
            found = [row for row in self._by_line.values() if row.line == substance.line]
            if not found:
                raise OutOfRange(
                    f"{at}.line",
                    substance.line,
                    say("表 1 的行号", "a line of table 1"),
                )
            return found[0]
        field = f"{at}.cas"
        candidates = self._by_cas.get(checked_cas(substance.cas, field))
        if candidates is None:
            raise _not_listed(substance.cas, field)
        return _chosen(candidates, substance.line, f"{at}.line")

    def _as_listed(self, substance: Substance, listed: ListedSubstance) -> Weight:
        basis = self._book.row(FactorBasis, line=listed.line)
        if basis.gas is None:
            beta, clauses = self._class_factor(basis.symbols)
        else:
            gas = self._book.row(GasFactor, cas=basis.gas)
            beta, clauses = gas.beta, (gas.clause,)
        name = Word(f"{listed.zh}（表 1 第 {listed.line} 行）", f"{listed.en} (line {listed.line})")
        cited = (listed.clause, basis.clause, *clauses)
        return Weight(name, substance.q_t, listed.critical_t, beta, cited)

    def _by_class(self, substance: Substance, symbols: tuple[HazardClass, ...], at: str) -> Weight:
        if not symbols:
            raise BadInput(
                f"{at}.symbols", say("至少给出一个类别符号", "give at least one class symbol")
            )
        quantities = [self._book.row(ClassQuantity, symbol=symbol) for symbol in symbols]
        critical_t = min(row.critical_t for row in quantities)
        beta, clauses = self._class_factor(symbols)
        cited = (LOWEST_QUANTITY, *(row.clause for row in quantities), *clauses)
        name = "/".join(symbols)
        return Weight(Word(name, name), substance.q_t, critical_t, beta, cited)

    def _class_factor(self, symbols: tuple[HazardClass, ...]) -> tuple[Decimal, tuple[str, ...]]:
        rows = [self._book.row(ClassFactor, symbol=symbol) for symbol in symbols]
        several = (LARGEST_FACTOR,) if len({row.beta for row in rows}) > 1 else ()
        return max(row.beta for row in rows), (*(row.clause for row in rows), *several)


def _chosen(candidates: list[ListedSubstance], line: int | None, field: str) -> ListedSubstance:
    found = [row for row in candidates if line is None or row.line == line]
    if len(found) == 1:
        return found[0]
    listing = Word(
        "；".join(f"{row.line} {row.zh}" for row in candidates),
        "; ".join(f"{row.line} {row.en}" for row in candidates),
    )
    raise BadInput(
        field,
        say(
            "该 CAS 号对应表 1 的这些行，请用 line 指明是哪一行：{listing}",
            "this CAS number stands on these lines of table 1; say by line which it is: {listing}",
            listing=listing,
        ),
    )


def _not_listed(cas: str, field: str) -> BadInput:
    return BadInput(
        field,
        say(
            "表 1 没有 CAS 号 {cas}；请改用 symbols 给出其危险性类别符号",
            "table 1 does not list CAS number {cas}; give its class symbols by symbols instead",
            cas=cas,
        ),
    )
