"""What a fine grows by when it is paid late or the correction is refused."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated, Final

from bazhua.grips.enforcement.domain.policy import DailyFine, LateCharge
from bazhua.kernel.errors import BadInput
from bazhua.kernel.money import Yuan, whole_yuan
from bazhua.kernel.policy.book import PolicyBook
from bazhua.kernel.rule import Answer
from bazhua.kernel.shape.schema import Between
from bazhua.kernel.words import say

PER_CENT: Final = Decimal(100)

LAST_DAY = "BZ/DAILY-FINE-LAST-DAY"


@dataclass(frozen=True, slots=True)
class ExtraFine:
    """What is payable on top of the fine, whole yuan."""

    extra_yuan: int


def penalty_late(
    book: PolicyBook, *, fine_yuan: Yuan, days_late: Annotated[int, Between(0)]
) -> Answer[ExtraFine]:
    """Return the charge for paying a fine late; it never exceeds the fine.

    Args:
        days_late: days after the last day for payment.
    """
    row = book.row(LateCharge)
    charge = fine_yuan * row.percent_per_day * days_late / PER_CENT
    most = fine_yuan * row.most_percent / PER_CENT
    extra = whole_yuan(min(charge, most))
    sum_ = say(
        "{percent} % × {fine} × {days} 日 = {charge} 元",
        "{percent} % × {fine} × {days} days = {charge} yuan",
        percent=row.percent_per_day,
        fine=fine_yuan,
        days=days_late,
        charge=charge,
    )
    if charge <= most:
        return Answer(ExtraFine(extra), (row.clause,), (sum_,))
    capped = say("不超过罚款数额：{most} 元", "not above the fine: {most} yuan", most=most)
    return Answer(ExtraFine(extra), (row.clause,), (sum_, capped))


def penalty_daily(
    book: PolicyBook, *, fine_yuan: Yuan, ordered_on: date, refused_on: date
) -> Answer[ExtraFine]:
    """Return the daily fines from the day after the correction order.

    Args:
        fine_yuan: the original fine.
        refused_on: the day on which the refusal was found; it is counted.

    Raises:
        BadInput: the refusal was found before the order.
        NoRuleInForce: there were no daily fines on the day of the order.
    """
    if refused_on < ordered_on:
        problem = say(
            "拒不改正 {refused} 早于责令改正 {ordered}，请更正其一",
            "the refusal on {refused} is before the order on {ordered}; correct one",
            refused=refused_on,
            ordered=ordered_on,
        )
        raise BadInput("refused_on", problem)
    row = book.row(DailyFine, ordered_on)
    days = (refused_on - ordered_on).days
    extra = whole_yuan(fine_yuan * row.percent_per_day * days / PER_CENT)
    counted = say(
        "自 {ordered} 次日起至 {refused} 止，共 {days} 日",
        "{days} days from the day after {ordered} to {refused}",
        ordered=ordered_on,
        refused=refused_on,
        days=days,
    )
    sum_ = say(
        "{percent} % × {fine} × {days} = {extra} 元",
        "{percent} % × {fine} × {days} = {extra} yuan",
        percent=row.percent_per_day,
        fine=fine_yuan,
        days=days,
        extra=extra,
    )
    return Answer(ExtraFine(extra), (row.clause, LAST_DAY), (counted, sum_))
