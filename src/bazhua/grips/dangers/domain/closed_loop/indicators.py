"""Figures about hidden dangers, kept at every node of the tree for every day.

What was found and closed is published, by the platform rule BZ/PUBLISHED; what is open and overdue
an enterprise sees of its own.
"""

from datetime import date, timedelta
from typing import Final

from bazhua.infra.findings.core.terms import State
from bazhua.infra.rollup.core.declare import DEPARTMENT, Audience, Dimension, Indicator, Kind
from bazhua.kernel.words import Word

NONE: Final = "none"
"""Stands where a danger has no department, no industry, or no grade yet."""

INDUSTRY: Final = "industry"
GRADE: Final = "grade"
DANGERS: Final = Word("条", "dangers")
BY_DEPARTMENT: Final = Dimension(DEPARTMENT, Word("部门", "department"))
BY_INDUSTRY: Final = Dimension(INDUSTRY, Word("行业门类", "section of industry"))
BY_GRADE: Final = Dimension(GRADE, Word("隐患等级", "grade"))
ALL: Final = (BY_DEPARTMENT, BY_INDUSTRY, BY_GRADE)

DAYS_OPEN: Final = (8, 16, 31, 61, 91, 181, 366)
"""Where the buckets of days from finding to closing begin: a week, half a month, months, a year."""

OPEN: Final = Indicator(
    key="danger.open",
    kind=Kind.STOCK,
    unit=DANGERS,
    definition=Word(
        "当日尚未销号、也未并入其他隐患的隐患，按首个监管部门计；未定级的单列",
        "hidden dangers not closed on the day and not merged into another, under the first "
        "department in charge; those without a grade yet stand apart",
    ),
    audience=Audience.SUBJECT,
    dimensions=ALL,
    singled=(GRADE,),
)
OVERDUE: Final = Indicator(
    key="danger.overdue",
    kind=Kind.STOCK,
    unit=DANGERS,
    definition=Word(
        "当日已过整改期限（含批准的延期）而尚未申请验收的隐患；验收不通过退回的，期限已过即计入",
        "hidden dangers whose day for putting right, extensions included, is past while acceptance "
        "has not been requested; one that was rejected counts again at once if its day is past",
    ),
    audience=Audience.SUBJECT,
    dimensions=ALL,
)
FOUND: Final = Indicator(
    key="danger.found",
    kind=Kind.FLOW,
    unit=DANGERS,
    definition=Word(
        "当日发现的隐患，含后来并入其他隐患的，按首个监管部门计",
        "hidden dangers found on the day, also those merged into another later, under the first "
        "department in charge",
    ),
    audience=Audience.PUBLIC,
    dimensions=(BY_DEPARTMENT, BY_INDUSTRY),
)
SELF_FOUND: Final = Indicator(
    key="danger.self_found",
    kind=Kind.FLOW,
    unit=DANGERS,
    definition=Word(
        "当日发现的隐患中，由单位自己的人员或检查发现的",
        "of the hidden dangers found on the day, those that the subject's own people or checks found",
    ),
    dimensions=(BY_DEPARTMENT, BY_INDUSTRY),
)
RECURRED: Final = Indicator(
    key="danger.recurred",
    kind=Kind.FLOW,
    unit=DANGERS,
    definition=Word(
        "当日登记的隐患中，与同一单位同一场所、同一条目的隐患重复发生的，期限见规则 danger.recurrence",
        "of the hidden dangers registered on the day, those that repeat one of the same item at the "
        "same place of the same subject, within the days of the rule danger.recurrence",
    ),
    dimensions=ALL,
)
CLOSED: Final = Indicator(
    key="danger.closed",
    kind=Kind.FLOW,
    unit=DANGERS,
    definition=Word(
        "当日销号的隐患，按发现至销号的天数分档",
        "hidden dangers closed on the day, by the days from finding to closing",
    ),
    audience=Audience.PUBLIC,
    dimensions=ALL,
    edges=DAYS_OPEN,
)
CLOSED_IN_TIME: Final = Indicator(
    key="danger.closed_in_time",
    kind=Kind.FLOW,
    unit=DANGERS,
    definition=Word(
        "当日销号的隐患中，在整改期限（含批准的延期）内申请验收并获通过的",
        "of the hidden dangers closed on the day, those whose acceptance was requested by the day "
        "for putting right, extensions included, and given",
    ),
    dimensions=ALL,
)
INDICATORS: Final = (OPEN, OVERDUE, FOUND, SELF_FOUND, RECURRED, CLOSED, CLOSED_IN_TIME)

UNRECTIFIED: Final = frozenset({State.FOUND, State.REGISTERED, State.PLANNED, State.RECTIFYING})
"""Before its plan an order may have given it a day."""


def overdue_since(state: State, due_on: date | None) -> date | None:
    """Return the day from which on a danger is overdue if it stays as it is; none if it never is."""
    late = state in UNRECTIFIED and due_on is not None
    return due_on + timedelta(days=1) if late and due_on else None


def in_time(due_on: date | None, asked_on: date | None) -> bool:
    """Return whether acceptance was requested by the day for putting right."""
    return due_on is not None and asked_on is not None and asked_on <= due_on
