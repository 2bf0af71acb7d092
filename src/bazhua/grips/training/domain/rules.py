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
from bazhua.kernel.policy.book import PolicyRow
from bazhua.kernel.rule import Rule
from bazhua.kernel.words import Word

ROWS: tuple[PolicyRow, ...] = (
    *HOURS_ROWS,
    *EXAM_ROWS,
    *PRESHIFT_ROWS,
    *CERTIFICATE_ROWS,
    *OFF_TRADE_ROWS,
)


def _cited(*rows: PolicyRow) -> tuple[str, ...]:
    return tuple(dict.fromkeys(row.clause for row in rows))


RULES: tuple[Rule, ...] = (
    Rule(
        "training.hours",
        Word("安全培训学时", "Hours of safety training"),
        training_hours,
        _cited(*HOURS_ROWS),
    ),
    Rule(
        "training.exam",
        Word("安全生产资格考试", "Safety qualification examination"),
        training_exam,
        _cited(*EXAM_ROWS),
    ),
    Rule(
        "training.preshift",
        Word("晨会是否有效", "Whether a pre-shift meeting counts"),
        preshift_check,
        (*_cited(*PRESHIFT_ROWS), ATTENDANCE),
        Preshift,
    ),
    Rule(
        "certificate.dates",
        Word("特种作业操作证到期日", "Due dates of a special operator's certificate"),
        certificate_dates,
        (*_cited(*CERTIFICATE_ROWS), CONVENTION),
    ),
    Rule(
        "certificate.off_trade",
        Word("离岗后是否重新实操考试", "Practical examination after time off the trade"),
        off_trade_check,
        _cited(*OFF_TRADE_ROWS),
    ),
)
