"""Until when an accident must be reported, and to whom: `accident.clocks`."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated

from bazhua.grips.dangers.domain.accidents.grade import Harm, reached
from bazhua.grips.dangers.domain.policy.accidents import (
    HardTimer,
    ReportClock,
    ReportSummit,
    WrittenReport,
)
from bazhua.grips.dangers.domain.terms import REPORTS, AccidentReport, Tier
from bazhua.kernel.policy.book import PolicyBook
from bazhua.kernel.policy.calendar import WorkCalendar
from bazhua.kernel.rule import Answer
from bazhua.kernel.shape.schema import Between
from bazhua.kernel.times import day_of
from bazhua.kernel.words import Phrase, Word, say
from bazhua.law.codes import CODES
from bazhua.law.terms import AccidentGrade

RANK = {grade: rank for rank, grade in enumerate(AccidentGrade)}
TO_CITY = Word("县报市", "from county to city")
TO_PROVINCE = Word("市报省", "from city to province")
HEIGHT = {tier: height for height, tier in enumerate(Tier)}


@dataclass(frozen=True, slots=True)
class AccidentClocks:
    """The last instants for reporting an accident; nothing where no clock runs.

    Attributes:
        unit_report_due: the head of the enterprise to the county.
        direct_report_due: county and city governments to the province, past all levels.
        written_report_due: the same in writing.
        city_report_due: the county to the city.
        province_report_due: the city to the province.
    """

    unit_report_due: datetime | None
    direct_report_due: datetime | None
    written_report_due: datetime | None
    city_report_due: datetime | None
    province_report_due: datetime | None


@dataclass(frozen=True, slots=True)
class _Clock:
    due: datetime | None = None
    clauses: tuple[str, ...] = ()
    steps: tuple[Phrase, ...] = ()

    def citing(self, clause: str) -> "_Clock":
        return _Clock(self.due, (*self.clauses, clause), self.steps)


STOPPED = _Clock()


@dataclass(frozen=True, slots=True)
class _Accident:
    book: PolicyBook
    deaths: int
    grade: AccidentGrade

    def clock(
        self, report: AccidentReport, received_at: datetime | None, named: Word | None = None
    ) -> _Clock:
        if received_at is None:
            return STOPPED
        row = self.book.row(ReportClock, day_of(received_at), report=report)
        due = row.limit.due(received_at, WorkCalendar.of(self.book)).at
        step = say(
            "{report}：{received_at} + {limit} = {due}",
            "{report}: {received_at} + {limit} = {due}",
            report=named or REPORTS[report],
            received_at=received_at,
            limit=row.limit.word(),
            due=due,
        )
        return _Clock(due, (row.clause,), (step,))

    def direct(self, received_at: datetime | None) -> _Clock:
        if received_at is None:
            return STOPPED
        timer = self.book.row(HardTimer, day_of(received_at))
        if self.deaths >= timer.least_deaths:
            return self.clock(AccidentReport.DIRECT, received_at).citing(timer.clause)
        step = say(
            "死亡不足 {n} 人，直报不设硬时限",
            "deaths below {n}: the direct report has no hard limit",
            n=timer.least_deaths,
        )
        return _Clock(None, (timer.clause,), (step,))

    def written(self, received_at: datetime | None) -> _Clock:
        if received_at is None:
            return STOPPED
        day = day_of(received_at)
        asked_for = self.book.rows(WrittenReport, day)
        if not asked_for:
            none = say(
                "{day} 尚无书面报告的规定", "no written report was asked for on {day}", day=day
            )
            return _Clock(None, (), (none,))
        if RANK[self.grade] < RANK[asked_for[0].from_grade]:
            return STOPPED
        return self.clock(AccidentReport.WRITTEN, received_at).citing(asked_for[0].clause)

    def to_province(self, received_at: datetime | None) -> _Clock:
        if received_at is None:
            return STOPPED
        summit = self.book.row(ReportSummit, day_of(received_at), grade=self.grade)
        if HEIGHT[summit.tier] >= HEIGHT[Tier.PROVINCE]:
            return self.clock(AccidentReport.LEVEL, received_at, TO_PROVINCE).citing(summit.clause)
        step = say(
            "{grade}事故逐级上报至{tier}为止",
            "a {grade} accident goes level by level up to {tier} only",
            grade=CODES[self.grade],
            tier=CODES[summit.tier],
        )
        return _Clock(None, (summit.clause,), (step,))


def accident_clocks(
    book: PolicyBook,
    *,
    unit_head_informed_at: datetime | None = None,
    county_received_at: datetime | None = None,
    city_received_at: datetime | None = None,
    deaths: Annotated[int, Between(0)],
    grade: AccidentGrade = AccidentGrade.GENERAL,
) -> Answer[AccidentClocks]:
    """Return the last instants of the reports that the receipts so far have set going.

    Every clock starts when its duty-holder receives the report, not at the accident. The direct
    and the written report start at the earlier receipt by the county or the city. Until the
    city has received it, the province's instant is the latest possible.

    Args:
        deaths: known so far; they raise the grade when it is lower than theirs.

    Raises:
        NoRuleInForce: a report had no time limit on the day of receipt.
    """
    starts = list(filter(None, (unit_head_informed_at, county_received_at, city_received_at)))
    if not starts:
        nobody = say("尚无接报时刻，没有开始计时", "nobody has received a report: no clock runs")
        return Answer(AccidentClocks(None, None, None, None, None), (), (nobody,))
    own_grade, raised = _own_grade(book, day_of(min(starts)), deaths, grade)
    accident = _Accident(book, deaths, own_grade)
    received = list(filter(None, (county_received_at, city_received_at)))
    city = accident.clock(AccidentReport.LEVEL, county_received_at, TO_CITY)
    return _answer(
        raised,
        (
            accident.clock(AccidentReport.ENTERPRISE, unit_head_informed_at),
            accident.direct(min(received, default=None)),
            accident.written(min(received, default=None)),
            city,
            accident.to_province(city_received_at or city.due),
        ),
    )


def _own_grade(
    book: PolicyBook, day: date, deaths: int, grade: AccidentGrade
) -> tuple[AccidentGrade, _Clock]:
    by_deaths = reached(book, Harm(deaths), day)
    if RANK[by_deaths.grade] <= RANK[grade]:
        return grade, STOPPED
    step = say(
        "死亡 {deaths} 人，至少为{grade}事故，按此计时",
        "deaths {deaths}: at least a {grade} accident, and timed as one",
        deaths=deaths,
        grade=CODES[by_deaths.grade],
    )
    return by_deaths.grade, _Clock(None, (by_deaths.clause,), (step,))


def _answer(raised: _Clock, clocks: tuple[_Clock, ...]) -> Answer[AccidentClocks]:
    told = (raised, *clocks)
    return Answer(
        AccidentClocks(*(clock.due for clock in clocks)),
        tuple(dict.fromkeys(clause for clock in told for clause in clock.clauses)),
        tuple(step for clock in told for step in clock.steps),
    )
