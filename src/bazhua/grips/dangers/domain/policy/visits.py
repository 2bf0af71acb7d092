"""The legal kinds of visits to an enterprise: what each allows and asks for."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated, ClassVar, Final

from bazhua.grips.dangers.domain.terms import VisitKind, Visitor
from bazhua.kernel.policy.book import PolicyRow
from bazhua.kernel.shape.schema import Between

SINCE: Final = date(2025, 1, 3)


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitActs(PolicyRow):
    """What may be done on a visit of a kind, and what it takes.

    Attributes:
        may_penalise: whether a penalty case may follow from it without another visit.
        needs_approval: it is approved beforehand, by plan or trigger.
        needs_scan: the visitors scan the enterprise's code on arrival.
        counts_to_cap: it is one of the visits that an enterprise has to bear in a year.
        least_officers: certified officers who take part; 0 where none has to.
    """

    table: ClassVar[str] = "visit.acts"
    identity: ClassVar[tuple[str, ...]] = ("kind",)

    kind: VisitKind
    may_order: bool
    may_stop: bool
    may_penalise: bool
    needs_approval: bool
    needs_scan: bool
    counts_to_cap: bool
    least_officers: Annotated[int, Between(0)]


@dataclass(frozen=True, slots=True, kw_only=True)
class InspectionBar(PolicyRow):
    """Whether somebody is barred from administrative inspections."""

    table: ClassVar[str] = "visit.barred"
    identity: ClassVar[tuple[str, ...]] = ("visitor",)

    visitor: Visitor
    barred: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitCap(PolicyRow):
    """How many inspections an enterprise has to bear in a year; more are shown, not refused."""

    table: ClassVar[str] = "visit.cap"

    most_per_year: Annotated[int, Between(1)]


def _without_coercion(kind: VisitKind, clause: str, officers: int = 0) -> VisitActs:
    return VisitActs(
        clause=clause,
        since=SINCE,
        kind=kind,
        may_order=False,
        may_stop=False,
        may_penalise=False,
        needs_approval=False,
        needs_scan=False,
        counts_to_cap=False,
        least_officers=officers,
    )


VISIT_ROWS = (
    VisitActs(
        clause="GBF54/INSPECTION",
        since=SINCE,
        kind=VisitKind.INSPECTION,
        may_order=True,
        may_stop=True,
        may_penalise=True,
        needs_approval=True,
        needs_scan=True,
        counts_to_cap=True,
        least_officers=2,
    ),
    _without_coercion(VisitKind.OVERSIGHT, "GBF54/DISGUISED"),
    _without_coercion(VisitKind.RESIDENT, "GBF54/DISGUISED"),
    _without_coercion(VisitKind.ASSISTANCE, "BZ/VISIT-KINDS"),
    _without_coercion(VisitKind.TIP_VERIFICATION, "BZ/VISIT-KINDS", officers=2),
    _without_coercion(VisitKind.ACCIDENT_INVESTIGATION, "BZ/VISIT-KINDS", officers=2),
)

BAR_ROWS = tuple(
    InspectionBar(
        clause="GBF54/BARRED",
        since=SINCE,
        visitor=visitor,
        barred=visitor is not Visitor.DEPARTMENT,
    )
    for visitor in Visitor
)

CAP_ROWS = (VisitCap(clause="BZ/VISIT-CAP", since=SINCE, most_per_year=4),)
