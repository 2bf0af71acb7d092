"""Clauses cited by the kernel's own rules."""

from bazhua.kernel.policy.clause import Clause, Status
from bazhua.kernel.policy.workdays import WORKDAY_ROWS
from bazhua.kernel.words import Word

NOTICES = tuple(
    Clause(
        document="HOLIDAYS",
        article=str(row.year),
        title=Word(
            f"{row.year} 年部分节假日安排", f"Public holidays and worked weekends of {row.year}"
        ),
        status=Status.REPORTED,
        source="chinesecalendar 1.11",
        since=row.since,
    )
    for row in WORKDAY_ROWS
)

CLAUSES: tuple[Clause, ...] = (
    *NOTICES,
    Clause(
        document="BZ",
        article="WORKDAY-PROVISIONAL",
        title=Word(
            "节假日安排未公布的年份只按周末推算",
            "A year without a holiday notice counts weekends only",
        ),
        status=Status.OURS,
        source="platform",
    ),
    Clause(
        document="BZ",
        article="STATISTICS",
        title=Word("统计指标的算法与进位", "Formulas and rounding of official indicators"),
        status=Status.REPORTED,
        source="rule book on training, duties, supervision and rescue, §7",
    ),
)
