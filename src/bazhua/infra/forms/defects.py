"""What is wrong with a template, item by item, each with what to do."""

import re
from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from decimal import Decimal

from bazhua.infra.forms.conditions import items_of, well_made
from bazhua.infra.forms.refusals import TemplateRefused
from bazhua.infra.forms.template import SCORED, Item, Kind, Template
from bazhua.kernel.words import Phrase, say

KEY = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.\-]{0,63}")
LAST_VERSION = 2**31 - 1
MOST_ITEMS = 2_000
MOST_OPTIONS = 100
MOST_PHOTOS = 20
MOST_PLACES = 9


@dataclass(frozen=True, slots=True)
class Defect:
    """One thing that is wrong: a code for programs, the item, and the sentence with its remedy."""

    code: str
    item: str
    problem: Phrase


def check(template: Template, clauses: Collection[str] | None = None) -> None:
    """Refuse a template that has defects.

    Args:
        clauses: the known clause ids; without them clauses are not looked up.

    Raises:
        TemplateRefused: with the first defect and their number.
    """
    found = defects(template, clauses)
    if found:
        raise TemplateRefused(found[0].item, found[0].problem, len(found))


def defects(template: Template, clauses: Collection[str] | None = None) -> tuple[Defect, ...]:
    """Return everything that is wrong with a template, in the order of its items."""
    found = list(_of_the_whole(template))
    earlier: set[str] = set()
    for item in template.items:
        found += [Defect(code, item.key, problem) for code, problem in _of_item(item, earlier)]
        if clauses is not None and item.clause and item.clause not in clauses:
            problem = say(
                "条款“{clause}”不在条款目录中；请改正编号或先登记条款",
                "clause “{clause}” is not in the catalogue; correct it or enter the clause first",
                clause=item.clause,
            )
            found.append(Defect("unknown_clause", item.key, problem))
        earlier.add(item.key)
    return tuple(found)


def _of_the_whole(template: Template) -> Iterator[Defect]:
    if KEY.fullmatch(template.key) is None:
        yield Defect("bad_key", template.key, _bad_key(template.key))
    if not 1 <= template.version <= LAST_VERSION:
        counted = say("版本号应为 1 至 {n}", "versions are 1 to {n}", n=LAST_VERSION)
        yield Defect("bad_version", template.key, counted)
    if not (template.title.zh.strip() and template.title.en.strip()):
        yield Defect("one_language", template.key, _one_language())
    if not 1 <= len(template.items) <= MOST_ITEMS:
        limit = say("检查项应为 1 至 {n} 项", "give 1 to {n} items", n=MOST_ITEMS)
        yield Defect("item_count", template.key, limit)
    for key, times in Counter(item.key for item in template.items).items():
        if times > 1:
            problem = say(
                "编号出现 {times} 次；请给每项一个自己的编号",
                "the key stands {times} times; give each item a key of its own",
                times=times,
            )
            yield Defect("double_key", key, problem)


def _of_item(item: Item, earlier: Collection[str]) -> Iterator[tuple[str, Phrase]]:
    if KEY.fullmatch(item.key) is None:
        yield "bad_key", _bad_key(item.key)
    texts = [item.text, *(option.text for option in item.options)]
    if not all(text.zh.strip() and text.en.strip() for text in texts):
        yield "one_language", _one_language()
    yield from _of_condition(item, earlier)
    yield from _of_options(item)
    yield from _of_measure(item)
    yield from _of_weight(item)
    if item.evidence is not None and not 1 <= item.evidence.photos <= MOST_PHOTOS:
        yield "bad_evidence", say("照片数应为 1 至 {n}", "ask for 1 to {n} photos", n=MOST_PHOTOS)


def _of_condition(item: Item, earlier: Collection[str]) -> Iterator[tuple[str, Phrase]]:
    if item.applies is None:
        return
    if not well_made(item.applies):
        yield (
            "bad_condition",
            say(
                "适用条件每层只能写 all_of、any_of、item、fact 之一，item 与 fact 须给出 among",
                "each part of the condition says one of all_of, any_of, item and fact, "
                "the last two with among",
            ),
        )
    # Only earlier items may be named, so conditions cannot run in a circle.
    for key in sorted(items_of(item.applies) - set(earlier)):
        yield (
            "not_earlier",
            say(
                "适用条件引用“{key}”，但它不在本项之前；请调整顺序或改正编号",
                "the condition names “{key}”, which does not stand earlier; move or correct it",
                key=key,
            ),
        )


def _of_options(item: Item) -> Iterator[tuple[str, Phrase]]:
    chosen = item.kind in {Kind.CHOICE, Kind.CHOICES}
    codes = [option.code for option in item.options]
    if chosen != bool(codes) or len(codes) > MOST_OPTIONS:
        yield (
            "bad_options",
            say(
                "选择题须有 1 至 {n} 个选项，其他题型不得有选项",
                "a choice has 1 to {n} options, other kinds have none",
                n=MOST_OPTIONS,
            ),
        )
    if len(set(codes)) != len(codes) or not all(map(KEY.fullmatch, codes)):
        yield (
            "bad_option_codes",
            say(
                "选项代码须唯一，由字母、数字、点、横线、下划线组成",
                "option codes are unique and made of letters, digits, dots, dashes, underscores",
            ),
        )


def _of_measure(item: Item) -> Iterator[tuple[str, Phrase]]:
    measure = item.measure
    if (item.kind is Kind.NUMBER) != (measure is not None):
        yield (
            "bad_measure",
            say(
                "数值题须给出单位和上下限，其他题型不得给出",
                "a number has a measure, other kinds have none",
            ),
        )
    if measure is None:
        return
    if measure.low is not None and measure.high is not None and measure.low > measure.high:
        yield (
            "bad_bounds",
            say("下限大于上限；请对调", "the low bound is above the high; swap them"),
        )
    if not 0 <= measure.places <= MOST_PLACES:
        yield "bad_places", say("小数位应为 0 至 {n}", "give 0 to {n} places", n=MOST_PLACES)


def _of_weight(item: Item) -> Iterator[tuple[str, Phrase]]:
    judged = bool(item.weight) or item.veto or item.finding is not None
    if item.weight < 0 or not item.weight.is_finite():
        yield "bad_weight", say("分值不得为负", "a weight is not negative")
    if judged and item.kind not in SCORED:
        yield (
            "not_judged",
            say(
                "只有是否题和单选题可以计分、否决或生成问题；请改题型或去掉这些设置",
                "only yes-no and single choice can score, veto or lead to a finding; "
                "change the kind or drop these",
            ),
        )
    shares = [option.share for option in item.options]
    if item.kind is Kind.CHOICE and item.weight and None in shares:
        yield "no_share", say("计分的选项须给出得分比例", "options of a scored item need a share")
    if any(share is not None and not Decimal(0) <= share <= 1 for share in shares):
        yield "bad_share", say("得分比例应为 0 至 1", "a share lies between 0 and 1")
    if item.kind is Kind.CHOICE and (item.veto or item.finding) and not _can_fail(item):
        yield (
            "never_fails",
            say(
                "否决或生成问题的单选题须有不合格选项；请标明",
                "a choice with veto or finding needs an option that fails; mark one",
            ),
        )


def _can_fail(item: Item) -> bool:
    return any(option.fails for option in item.options)


def _bad_key(key: str) -> Phrase:
    return say(
        "编号“{key}”须为 1 至 64 个字母、数字、点、横线或下划线",
        "key “{key}” must be 1 to 64 letters, digits, dots, dashes or underscores",
        key=key,
    )


def _one_language() -> Phrase:
    return say("中英文须齐全；请补充", "both languages are needed; add what is missing")
