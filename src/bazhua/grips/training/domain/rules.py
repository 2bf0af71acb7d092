"""The rules of law that `training` answers."""

from bazhua.grips.training.domain.certificate import (
    CONVENTION,
    certificate_dates,
    off_trade_check,
)
from bazhua.grips.training.domain.exam import training_exam
from bazhua.grips.training.domain.hours import training_hours
from bazhua.grips.training.domain.policy import (
    CERTIFICATE_ROWS,
    EXAM_ROWS,
    HOURS_ROWS,
    OFF_TRADE_ROWS,
    PRESHIFT_ROWS,
)
from bazhua.grips.training.domain.preshift import ATTENDANCE, Preshift, preshift_check
from bazhua.kernel.policy.book import PolicyRow, cited
from bazhua.kernel.rule import Rule
from bazhua.kernel.words import Word

ROWS: tuple[PolicyRow, ...] = (
    *HOURS_ROWS,
    *EXAM_ROWS,
    *PRESHIFT_ROWS,
    *CERTIFICATE_ROWS,
    *OFF_TRADE_ROWS,
)

RULES: tuple[Rule, ...] = (
    Rule(
        "training.hours",
        Word("安全培训学时", "Hours of safety training"),
        training_hours,
        cited(*HOURS_ROWS),
        example='{"person": "NEW_WORKER", "high_risk": true, "initial": true, "hours": 71}',
    ),
    Rule(
        "training.exam",
        Word("安全生产资格考试", "Safety qualification examination"),
        training_exam,
        cited(*EXAM_ROWS),
        example='{"score": "79.5"}',
    ),
    Rule(
        "training.preshift",
        Word("晨会是否有效", "Whether a pre-shift meeting counts"),
        preshift_check,
        cited(*PRESHIFT_ROWS, ATTENDANCE),
        given=Preshift,
        example=(
            '{"starts_at": "2026-11-23T07:50:00+08:00", "ends_at": '
            '"2026-11-23T07:58:00+08:00", "shift_starts_at": "2026-11-23T08:00:00+08:00", '
            '"roll": 12, "present": 11, "excused": 1, "signatures": 10}'
        ),
    ),
    Rule(
        "certificate.dates",
        Word("特种作业操作证到期日", "Due dates of a special operator's certificate"),
        certificate_dates,
        cited(*CERTIFICATE_ROWS, CONVENTION),
        example='{"issued_on": "2021-03-15"}',
    ),
    Rule(
        "certificate.off_trade",
        Word("离岗后是否重新实操考试", "Practical examination after time off the trade"),
        off_trade_check,
        cited(*OFF_TRADE_ROWS),
        example='{"left_on": "2026-01-10", "back_on": "2026-07-10"}',
    ),
)
