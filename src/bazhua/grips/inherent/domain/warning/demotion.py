"""Whether a process unit is still relied on, by what people say of its warnings: `warning.standing`."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from bazhua.grips.inherent.domain.warning.policy import WarningDemotion
from bazhua.grips.inherent.domain.warning.terms import Feedback
from bazhua.kernel.policy.book import PolicyBook
from bazhua.kernel.rule import Answer
from bazhua.kernel.times import day_of
from bazhua.kernel.words import say


@dataclass(frozen=True, slots=True)
class WarningAnswer:
    """What somebody said of a warning."""

    at: datetime
    feedback: Feedback


@dataclass(frozen=True, slots=True)
class UnitTrust:
    """How many answers count, how many of them say false, and whether that is too many."""

    counted: int
    called_false: int
    demoted: bool


def standing(
    book: PolicyBook, *, answers: tuple[WarningAnswer, ...], since: datetime, at: datetime
) -> Answer[UnitTrust]:
    """Return whether a unit is only to be observed.

    Answers count that were given within the days of the row and after the unit was trained or
    reinstated last.

    Args:
        since: when the unit was trained or reinstated last.
        at: the instant that is asked about.
    """
    row = book.row(WarningDemotion, day_of(at))
    begins = max(since, at - timedelta(days=row.counted_days))
    within = [one for one in answers if begins < one.at <= at]
    false = sum(one.feedback is Feedback.FALSE for one in within)
    enough = len(within) >= row.least_answers
    demoted = enough and 100 * false > row.false_above_percent * len(within)
    steps = (
        say(
            "{days} 日内且训练或恢复之后的反馈 {counted} 条，其中误报 {false} 条",
            "{counted} answers within {days} days and since it was trained or reinstated, {false} "
            "of them false",
            days=row.counted_days,
            counted=len(within),
            false=false,
        ),
        say(
            "至少 {least} 条反馈且误报超过 {percent} % 的转为试运行",
            "from {least} answers on with more than {percent} % false it is only observed",
            least=row.least_answers,
            percent=row.false_above_percent,
        ),
    )
    return Answer(UnitTrust(len(within), false, demoted), (row.clause,), steps)
