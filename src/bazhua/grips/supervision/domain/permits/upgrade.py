"""Why hot work must be upgraded: holiday, rest day, night, wind, other conditions (5.1.1, 5.2.15)."""

from dataclasses import dataclass

from bazhua.grips.supervision.domain.permits.decision import day_asked, needed
from bazhua.grips.supervision.domain.permits.job import Job
from bazhua.grips.supervision.domain.policy.levels import HotWorkWind, Night
from bazhua.kernel.errors import BadInput
from bazhua.kernel.policy.book import PolicyBook
from bazhua.kernel.policy.calendar import WorkCalendar
from bazhua.kernel.rules import PROVISIONAL_YEAR
from bazhua.kernel.times import BEIJING, day_of
from bazhua.kernel.words import Phrase, say


@dataclass(frozen=True, slots=True)
class Grounds:
    """Reasons to upgrade, and the clauses that were looked at."""

    reasons: tuple[Phrase, ...] = ()
    clauses: tuple[str, ...] = ()


def upgrade_grounds(book: PolicyBook, job: Job) -> Grounds:
    """Return why hot work must be upgraded; none when it need not be.

    Raises:
        MissingKey: the wind is strong and it was not told whether the work is outdoors.
        BadInput: a flag contradicts the start, or the wind forbids the work.
    """
    other = say("有其他特殊情况", "other special conditions")
    parts = (
        _rest_day(book, job),
        _night(book, job),
        Grounds((other,)) if job.special_conditions else Grounds(),
        _wind(book, job),
    )
    return Grounds(
        tuple(reason for part in parts for reason in part.reasons),
        tuple(clause for part in parts for clause in part.clauses),
    )


def _rest_day(book: PolicyBook, job: Job) -> Grounds:
    if job.starts_at is None:
        said = say("节假日或公休日", "a public holiday or rest day")
        return Grounds((said,)) if job.holiday else Grounds()
    calendar, day = WorkCalendar.of(book), day_of(job.starts_at)
    rest = not calendar.works(day)
    _refuse_disagreement("holiday", told=job.holiday, found=rest)
    notice = calendar.notice(day.year)
    clauses = (notice.clause if notice else PROVISIONAL_YEAR,)
    said = say("{day} 为节假日或公休日", "{day} is a public holiday or rest day", day=day)
    return Grounds((said,) if rest else (), clauses)


def _night(book: PolicyBook, job: Job) -> Grounds:
    if job.starts_at is None:
        return Grounds((say("夜间作业", "work at night"),)) if job.night else Grounds()
    row = book.row(Night, day_asked(job))
    hour = job.starts_at.astimezone(BEIJING).hour
    dark = hour >= row.from_hour or hour < row.to_hour
    _refuse_disagreement("night", told=job.night, found=dark)
    said = say(
        "{start} 在夜间（{evening} 时至次日 {morning} 时）",
        "{start} is at night ({evening}:00 to {morning}:00)",
        start=job.starts_at,
        evening=row.from_hour,
        morning=row.to_hour,
    )
    return Grounds((said,) if dark else (), (row.clause,))


def _wind(book: PolicyBook, job: Job) -> Grounds:
    row = book.row(HotWorkWind, day_asked(job))
    if job.wind_grade is None or job.wind_grade < row.least_grade:
        return Grounds()
    if not needed(job.outdoor, "outdoor"):
        return Grounds()
    if not job.unavoidable:
        problem = say(
            "{grade} 级风，禁止露天动火（{clause}）；待风力降到 {least} 级以下，因生产确需动火的"
            "填 unavoidable 并升级管理",
            "wind grade {grade} forbids outdoor hot work ({clause}); wait for less than grade "
            "{least}, or state unavoidable if production needs it: it is then upgraded",
            grade=job.wind_grade,
            least=row.least_grade,
            clause=row.clause,
        )
        raise BadInput("wind_grade", problem)
    said = say(
        "{grade} 级风（不低于 {least} 级），因生产确需露天动火",
        "wind grade {grade} (not below {least}), and production needs the outdoor hot work",
        grade=job.wind_grade,
        least=row.least_grade,
    )
    return Grounds((said,), (row.clause,))


def _refuse_disagreement(key: str, *, told: bool | None, found: bool) -> None:
    if told is not None and told is not found:
        problem = say(
            "“{key}”与开始时间 starts_at 不符，请核对，或只填 starts_at",
            "“{key}” does not agree with starts_at; check both, or give starts_at alone",
            key=key,
        )
        raise BadInput(key, problem)
