"""The rules of law that `enforcement` answers."""

from bazhua.grips.enforcement.domain.accident_fine import SAME_IN_SHANDONG, accident_fine
from bazhua.grips.enforcement.domain.penalties import LAST_DAY, penalty_daily, penalty_late
from bazhua.grips.enforcement.domain.policy import ACCIDENT_ROWS, DAILY_ROWS, LATE_ROWS
from bazhua.kernel.policy.book import PolicyRow, cited
from bazhua.kernel.rule import Rule
from bazhua.kernel.words import Word

ROWS: tuple[PolicyRow, ...] = (*LATE_ROWS, *DAILY_ROWS, *ACCIDENT_ROWS)

RULES: tuple[Rule, ...] = (
    Rule(
        "penalty.late",
        Word("逾期缴纳罚款的加处罚款", "Charge for paying a fine late"),
        penalty_late,
        cited(*LATE_ROWS),
        example='{"fine_yuan": 200000, "days_late": 10}',
    ),
    Rule(
        "penalty.daily",
        Word("拒不改正的按日连续处罚", "Daily fines for refusing to correct"),
        penalty_daily,
        cited(*DAILY_ROWS, LAST_DAY),
        example='{"fine_yuan": 50000, "ordered_on": "2026-11-02", "refused_on": "2026-11-12"}',
    ),
    Rule(
        "accident.fine",
        Word("事故罚款", "Fines after an accident"),
        accident_fine,
        cited(*ACCIDENT_ROWS, SAME_IN_SHANDONG),
        example='{"grade": "LARGER", "principal_income_yuan": 200000}',
    ),
)
