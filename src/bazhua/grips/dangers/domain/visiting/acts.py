"""What a visit to an enterprise allows by its legal kind: `visit.acts`."""

from dataclasses import dataclass
from datetime import date

from bazhua.grips.dangers.domain.policy.visits import InspectionBar, VisitActs
from bazhua.grips.dangers.domain.terms import VisitKind, Visitor
from bazhua.kernel.policy.book import PolicyBook, cited
from bazhua.kernel.rule import Answer
from bazhua.kernel.words import Phrase, Word, say
from bazhua.law.codes import CODES


@dataclass(frozen=True, slots=True, kw_only=True)
class AllowedActs:
    """What may be done on a visit, and what it takes.

    Attributes:
        may_take_place: whether this visitor may make a visit of this kind.
        hand_off: what needs an order, a stop or a penalty is handed to enforcement.
        needs_approval: it is approved beforehand, by plan or trigger.
        needs_scan: the visitors scan the enterprise's code on arrival.
        counts_to_cap: it counts towards the yearly cap of visits.
        least_officers: certified officers who take part.
    """

    may_take_place: bool
    may_order: bool
    may_stop: bool
    may_penalise: bool
    hand_off: bool
    needs_approval: bool
    needs_scan: bool
    counts_to_cap: bool
    least_officers: int


def visit_acts(
    book: PolicyBook, *, kind: VisitKind, on: date, visitor: Visitor = Visitor.DEPARTMENT
) -> Answer[AllowedActs]:
    """Return what a visit of a legal kind allows on a day, and what it takes.

    Only an administrative inspection by a department that is listed for it may coerce; whatever
    else needs coercion is handed to enforcement.

    Args:
        visitor: who would make the visit.

    Raises:
        NoRuleInForce: the kinds were not told apart on that day.
    """
    row = book.row(VisitActs, on, kind=kind)
    if kind is not VisitKind.INSPECTION:
        return Answer(_allowed(row, barred=False), (row.clause,), _told(row))
    bar = book.row(InspectionBar, on, visitor=visitor)
    if not bar.barred:
        return Answer(_allowed(row, barred=False), cited(row, bar), _told(row))
    refused = say(
        "{visitor}不得实施行政检查", "{visitor} may not make inspections", visitor=CODES[visitor]
    )
    return Answer(_allowed(row, barred=True), cited(row, bar), (refused,))


def _allowed(row: VisitActs, *, barred: bool) -> AllowedActs:
    coercive = row.may_order and row.may_stop and row.may_penalise
    return AllowedActs(
        may_take_place=not barred,
        may_order=row.may_order and not barred,
        may_stop=row.may_stop and not barred,
        may_penalise=row.may_penalise and not barred,
        hand_off=barred or not coercive,
        needs_approval=row.needs_approval,
        needs_scan=row.needs_scan,
        counts_to_cap=row.counts_to_cap,
        least_officers=row.least_officers,
    )


MAY = {
    "may_order": Word("责令整改", "order rectification"),
    "may_stop": Word("责令停产停业", "order a stop"),
    "may_penalise": Word("立案处罚", "open a penalty case"),
}
NEEDS = {
    "needs_approval": Word("事先批准", "approval beforehand"),
    "needs_scan": Word("扫码入企", "scanning on arrival"),
    "counts_to_cap": Word("计入年度频次", "counting towards the yearly cap"),
}


def _told(row: VisitActs) -> tuple[Phrase, ...]:
    may = [word for name, word in MAY.items() if getattr(row, name)]
    needs = [word for name, word in NEEDS.items() if getattr(row, name)]
    kind = CODES[row.kind]
    allowed = say("{kind}可以：{acts}", "{kind} may: {acts}", kind=kind, acts=_listed(may))
    handed = say(
        "{kind}不得采取强制措施，需要的移交执法",
        "{kind} may not coerce; what needs it is handed to enforcement",
        kind=kind,
    )
    asked = say("须：{needs}", "it takes: {needs}", needs=_listed(needs))
    officers = say(
        "执法人员不少于 {n} 名", "certified officers: at least {n}", n=row.least_officers
    )
    return (
        allowed if may else handed,
        *((asked,) if needs else ()),
        *((officers,) if row.least_officers else ()),
    )


def _listed(words: list[Word]) -> Word:
    return Word("、".join(word.zh for word in words), ", ".join(word.en for word in words))
