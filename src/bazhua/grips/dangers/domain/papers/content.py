"""What a paper says: filled from records alone, so that nothing on record is typed again."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, TypeAlias

from bazhua.grips.dangers.domain.closed_loop.terms import Action
from bazhua.grips.dangers.domain.papers.terms import PaperKind
from bazhua.grips.dangers.domain.terms import DangerGrade
from bazhua.infra.findings.core.standing import Plan
from bazhua.infra.papers.core.content import Content, Piece
from bazhua.infra.papers.core.numbers import day_text
from bazhua.kernel.money import yuan
from bazhua.kernel.numbers import plain
from bazhua.kernel.words import Lang, Word

UNTOLD: Final = Word("未登记", "not on record")
NOWHERE: Final = Word("—", "—")
BETWEEN: Final = Word("、", ", ")
GRADES: Final[Mapping[DangerGrade | None, Word]] = {
    DangerGrade.MAJOR: Word("重大", "major"),
    DangerGrade.GENERAL: Word("一般", "general"),
    None: Word("未定级", "no grade yet"),
}
VERDICTS: Final = {
    Action.ACCEPT: Word("整改完成，通过复查", "put right; passed"),
    Action.REJECT: Word("未通过复查，继续整改", "did not pass; to be put right further"),
}
NUMBERS: Final = Word("序号", "No.")
NUMBER: Final = Word("隐患编号", "Number")
SPOT: Final = Word("位置", "Where")
WRONG: Final = Word("隐患情况", "What is wrong")
GRADE: Final = Word("等级及依据", "Grade and ground")
VERDICT: Final = Word("复查意见", "Opinion")
BY_ORDER: Final = Word("《责令限期整改指令书》（{number}）", "order {number}")
BY_REQUEST: Final = Word("你单位的验收申请", "your request for acceptance")


@dataclass(frozen=True, slots=True, kw_only=True)
class Firm:
    """The party that a paper is about."""

    name: Word
    code: str
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A hidden danger as papers tell it.

    Attributes:
        basis: the item of a catalogue, where it has its grade by one.
        responsible: names of the persons of the plan.
        judged: the last judgement of its rectification; ``ground`` is why it was rejected.
        order: number of the order that was served for it.
    """

    number: str
    spot: Word
    wrong: str
    found_on: date
    grade: DangerGrade | None
    basis: Word | None
    plan: Plan
    responsible: tuple[Word, ...] = ()
    judged: Action | None = None
    ground: str = ""
    order: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """All that a paper tells.

    Attributes:
        days: that an order gives.
        city: whose government answers for a listing.
        until: the latest day of a listing.
    """

    firm: Firm
    items: tuple[Item, ...]
    days: int | None = None
    city: Word = UNTOLD
    until: date | None = None


def content_of(kind: PaperKind, told: Told, lang: Lang) -> Content:
    """Return what a paper of a kind says in a language."""
    values, pieces = FILLS[kind](told, lang)
    firm = told.firm
    shared = {
        "firm": firm.name.text(lang),
        "code": firm.code or UNTOLD.text(lang),
        "address": firm.address or UNTOLD.text(lang),
    }
    to = () if kind is PaperKind.REPORT else (firm.name.text(lang),)
    return Content(to=to, values=shared | values, body=pieces)


Filled: TypeAlias = tuple[dict[str, str], tuple[Piece, ...]]


def _order(told: Told, lang: Lang) -> Filled:
    rows = [
        (str(place), _where(one, lang), _grade(one, lang))
        for place, one in enumerate(told.items, start=1)
    ]
    table = _table((NUMBERS, WRONG, GRADE), rows, lang)
    return {"days": str(told.days)}, (table,)


def _opinion(told: Told, lang: Lang) -> Filled:
    rows = [
        (str(place), _where(one, lang), _verdict(one, lang))
        for place, one in enumerate(told.items, start=1)
    ]
    orders = dict.fromkeys(one.order for one in told.items if one.order)
    grounds = [BY_ORDER.text(lang, number=number) for number in orders]
    ground = BETWEEN.text(lang).join(grounds) or BY_REQUEST.text(lang)
    return {"ground": ground}, (_table((NUMBERS, WRONG, VERDICT), rows, lang),)


def _listing(told: Told, lang: Lang) -> Filled:
    item = told.items[0]
    until = item.plan.due_on or told.until
    due = day_text(until, lang) if until else UNTOLD.text(lang)
    return {"city": told.city.text(lang), "due": due}, (_facts((*_found(item, lang),), lang),)


def _report(told: Told, lang: Lang) -> Filled:
    item = told.items[0]
    return {}, (_facts((*_found(item, lang), *_planned(item, lang)), lang),)


Line: TypeAlias = tuple[Word, str]


def _found(item: Item, lang: Lang) -> tuple[Line, ...]:
    return (
        (NUMBER, item.number),
        (Word("发现日期", "Found on"), day_text(item.found_on, lang)),
        (SPOT, item.spot.text(lang) or UNTOLD.text(lang)),
        (Word("隐患现状", "What is wrong"), item.wrong),
        (GRADE, _grade(item, lang)),
    )


def _planned(item: Item, lang: Lang) -> tuple[Line, ...]:
    """Return what a plan for a major one has to contain, as far as it is made."""
    plan, untold = item.plan, UNTOLD.text(lang)
    names = BETWEEN.text(lang).join(name.text(lang) for name in item.responsible)
    return (
        (
            Word("治理目标和任务", "Goal and task"),
            Word("消除隐患，经验收合格后销号", "remove it; closed once accepted").text(lang),
        ),
        (Word("方法和措施", "Methods and measures"), plan.measure or untold),
        (Word("经费和物资", "Funds and materials"), _funds(plan, lang)),
        (Word("机构和人员", "Organisation and people"), names or untold),
        (
            Word("时限和要求", "Time and requirements"),
            day_text(plan.due_on, lang) if plan.due_on else untold,
        ),
        (
            Word("安全措施和应急预案", "Safety measures and emergency plan"),
            plan.emergency_plan or untold,
        ),
    )


def _funds(plan: Plan, lang: Lang) -> str:
    if plan.funds_fen is None:
        return UNTOLD.text(lang)
    return Word("{n} 元", "{n} yuan").text(lang, n=plain(yuan(plan.funds_fen)))


def _where(item: Item, lang: Lang) -> str:
    told = Word("{spot}：{wrong}（{number}）", "{spot}: {wrong} ({number})")
    if not item.spot.zh:
        told = Word("{wrong}（{number}）", "{wrong} ({number})")
    return told.text(lang, spot=item.spot, wrong=item.wrong, number=item.number)


def _grade(item: Item, lang: Lang) -> str:
    grade = GRADES[item.grade].text(lang)
    if item.basis is None:
        return grade
    return Word("{grade}：{basis}", "{grade}: {basis}").text(lang, grade=grade, basis=item.basis)


def _verdict(item: Item, lang: Lang) -> str:
    verdict = VERDICTS[item.judged].text(lang) if item.judged in VERDICTS else NOWHERE.text(lang)
    if not item.ground:
        return verdict
    return Word("{verdict}（{ground}）", "{verdict} ({ground})").text(
        lang, verdict=verdict, ground=item.ground
    )


def _table(head: tuple[Word, ...], rows: Sequence[tuple[str, ...]], lang: Lang) -> Piece:
    return Piece(rows=(tuple(word.text(lang) for word in head), *rows))


def _facts(lines: tuple[Line, ...], lang: Lang) -> Piece:
    head = (Word("项目", "Field"), Word("内容", "Content"))
    return _table(head, [(word.text(lang), text) for word, text in lines], lang)


FILLS: Final[Mapping[PaperKind, Callable[[Told, Lang], Filled]]] = {
    PaperKind.ORDER: _order,
    PaperKind.OPINION: _opinion,
    PaperKind.LISTING: _listing,
    PaperKind.REPORT: _report,
}
