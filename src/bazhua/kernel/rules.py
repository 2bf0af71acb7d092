"""The kernel's own rules: working days and the arithmetic of official statistics."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated, Final

from bazhua.kernel.errors import BadInput
from bazhua.kernel.numbers import half_up
from bazhua.kernel.policy.book import PolicyBook, cited
from bazhua.kernel.policy.calendar import WorkCalendar
from bazhua.kernel.policy.limits import TimeLimit, Unit
from bazhua.kernel.policy.workdays import WORKDAY_ROWS
from bazhua.kernel.rule import Answer, Rule
from bazhua.kernel.shape.schema import Between, Key
from bazhua.kernel.words import Word, say

MOST_WORKING_DAYS = 10_000
PER_CENT: Final = Decimal(100)
TONNES_PER_MILLION: Final = Decimal(1_000_000)
MOST_PER: Final = 1_000_000
MOST_PLACES: Final = 4

STATISTICS = "BZ/STATISTICS"
PROVISIONAL_YEAR = "BZ/WORKDAY-PROVISIONAL"


@dataclass(frozen=True, slots=True)
class WorkdayDue:
    """The last day of a limit in working days."""

    due: date


def workday_add(
    book: PolicyBook,
    *,
    start: Annotated[date, Key("from")],
    days: Annotated[int, Between(0, MOST_WORKING_DAYS)],
) -> Answer[WorkdayDue]:
    """Return the n-th working day after a day, which is not counted itself."""
    calendar = WorkCalendar.of(book)
    due = TimeLimit(days, Unit.WORKING_DAY).due_from_day(start, calendar)
    notices = [calendar.notice(year) for year in range(start.year, due.day.year + 1)]
    clauses = [notice.clause for notice in notices if notice]
    steps = [
        say(
            "自 {start} 次日起数 {days} 个工作日，至 {due}",
            "{days} working days counted from the day after {start} end on {due}",
            start=start,
            days=days,
            due=due.day,
        )
    ]
    if due.provisional:
        clauses.append(PROVISIONAL_YEAR)
        steps.append(
            say(
                "有年份尚无节假日安排，只按周末推算，结果暂定",
                "a year has no holiday notice yet: weekends only, the result is provisional",
            )
        )
    return Answer(WorkdayDue(due.day), tuple(clauses), tuple(steps))


@dataclass(frozen=True, slots=True)
class YearOnYear:
    """A change against the same period of the year before.

    Attributes:
        percent: one decimal, half up; nothing when the base is zero.
    """

    percent: Decimal | None
    difference: Decimal


def year_on_year(
    *, current: Annotated[Decimal, Between(0)], base: Annotated[Decimal, Between(0)]
) -> Answer[YearOnYear]:
    """Return the year-on-year change of a cumulative figure."""
    difference = current - base
    if base == 0:
        step = say(
            "基期为 0，不计百分比，只列增减 {difference}",
            "the base is 0: no percentage, only the difference {difference}",
            difference=difference,
        )
        return Answer(YearOnYear(None, difference), (STATISTICS,), (step,))
    percent = half_up(difference / base * PER_CENT, 1)
    step = say(
        "({current} − {base}) ÷ {base} × 100 = {percent} %",
        "({current} − {base}) ÷ {base} × 100 = {percent} %",
        current=current,
        base=base,
        percent=percent,
    )
    return Answer(YearOnYear(percent, difference), (STATISTICS,), (step,))


@dataclass(frozen=True, slots=True)
class CoalRate:
    """Deaths for each million tonnes of coal, three decimals."""

    per_million_tonnes: Decimal


def coal_rate(
    *, deaths: Annotated[int, Between(0)], output_tonnes: Annotated[Decimal, Between(0)]
) -> Answer[CoalRate]:
    """Return the deaths for each million tonnes of coal produced.

    Raises:
        BadInput: no coal was produced.
    """
    if output_tonnes == 0:
        raise BadInput(
            "output_tonnes",
            say("产量为 0 时没有百万吨死亡率", "there is no rate when the output is 0"),
        )
    rate = half_up(deaths / (output_tonnes / TONNES_PER_MILLION), 3)
    step = say(
        "{deaths} ÷ ({output} ÷ 1000000) = {rate}",
        "{deaths} ÷ ({output} ÷ 1000000) = {rate}",
        deaths=deaths,
        output=output_tonnes,
        rate=rate,
    )
    return Answer(CoalRate(rate), (STATISTICS,), (step,))


@dataclass(frozen=True, slots=True)
class Rate:
    """How many for each so many of what they are set against."""

    rate: Decimal


def relative(
    *,
    numerator: Annotated[Decimal, Between(0)],
    denominator: Annotated[Decimal, Between(0)],
    per: Annotated[int, Between(1, MOST_PER)],
    places: Annotated[int, Between(0, MOST_PLACES)],
) -> Answer[Rate]:
    """Return numerator ÷ denominator × per, rounded half up once.

    Args:
        per: for each how many of the denominator's unit: 1 for 亿元, 100 000 for persons.

    Raises:
        BadInput: the denominator is 0.
    """
    if denominator == 0:
        raise BadInput(
            "denominator",
            say("分母为 0 时没有比率；请核对分母", "there is no rate when it is 0; check it"),
        )
    found = half_up(numerator * per / denominator, places)
    step = say(
        "{numerator} ÷ {denominator} × {per} = {rate}",
        "{numerator} ÷ {denominator} × {per} = {rate}",
        numerator=numerator,
        denominator=denominator,
        per=per,
        rate=found,
    )
    return Answer(Rate(found), (STATISTICS,), (step,))


ROWS = WORKDAY_ROWS

RULES = (
    Rule(
        "workday.add",
        Word("工作日推算", "Working days after a day"),
        workday_add,
        cited(*WORKDAY_ROWS, PROVISIONAL_YEAR),
        example='{"from": "2026-09-30", "days": 5}',
    ),
    Rule(
        "statistics.yoy",
        Word("同比增减", "Year-on-year change"),
        year_on_year,
        (STATISTICS,),
        example='{"current": 669, "base": 1000}',
    ),
    Rule(
        "statistics.coal_rate",
        Word("煤矿百万吨死亡率", "Coal deaths per million tonnes"),
        coal_rate,
        (STATISTICS,),
        example='{"deaths": 39, "output_tonnes": 350000000}',
    ),
    Rule(
        "statistics.rate",
        Word("相对指标（分子÷分母×每）", "A rate: numerator ÷ denominator × per"),
        relative,
        (STATISTICS,),
        example='{"numerator": 39, "denominator": 350000000, "per": 1000000, "places": 3}',
    ),
)
