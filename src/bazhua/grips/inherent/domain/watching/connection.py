"""The figures of the connection register, as the official usage names them; formulas are ours."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import Final

from bazhua.kernel.numbers import half_up
from bazhua.kernel.words import Word

MINUTE: Final = timedelta(minutes=1)
HUNDRED: Final = Decimal(100)
PLACES: Final = 2


class RegisterFigure(StrEnum):
    """A figure of the register."""

    ONLINE = "online"
    CREDIBLE = "credible"
    ACKNOWLEDGED = "acknowledged"
    HANDLED = "handled"
    REPEATED = "repeated"


FIGURES: Final = {
    RegisterFigure.ONLINE: Word("在线率", "Online"),
    RegisterFigure.CREDIBLE: Word("数据质量合格率", "Credible readings"),
    RegisterFigure.ACKNOWLEDGED: Word("及时确认率", "Acknowledged in time"),
    RegisterFigure.HANDLED: Word("报警处置率", "Handled in time"),
    RegisterFigure.REPEATED: Word("重复报警率", "Repeated"),
}
DEFINITIONS: Final = {
    RegisterFigure.ONLINE: Word(
        "1 − 测点离线分钟数 ÷（测点数 × 分钟数）", "1 − minutes offline ÷ (points × minutes)"
    ),
    RegisterFigure.CREDIBLE: Word(
        "可信读数 ÷ 全部读数（含隔离而未重放的）；最近约一小时尚未归档的不计",
        "credible readings ÷ all readings, those put aside among them; those of about the last "
        "hour, still gathered, are not counted",
    ),
    RegisterFigure.ACKNOWLEDGED: Word(
        "时限内确认的报警 ÷ 已到确认时限或已确认的报警",
        "alarms acknowledged in time ÷ alarms acknowledged or past their time",
    ),
    RegisterFigure.HANDLED: Word(
        "时限内反馈的报警 ÷ 已到反馈时限或已反馈的报警",
        "alarms answered in time ÷ alarms answered or past their time",
    ),
    RegisterFigure.REPEATED: Word(
        "同一测点当日达到次数的报警 ÷ 全部报警",
        "alarms of points that alarm so often that day ÷ all alarms",
    ),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Watch:
    """A point in use within a time, how long it sent nothing of it, and what it sent.

    Attributes:
        readings: all that were sent, also what was put aside; ``credible`` are among them.
    """

    minutes: Decimal
    offline: Decimal
    readings: int = 0
    credible: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """An alarm of a time, and what people did about it.

    Attributes:
        acknowledge_due: nothing for an alarm that nobody was told of; ``feedback_due`` too.
    """

    point: int
    day: date
    acknowledge_due: datetime | None
    acknowledged_at: datetime | None
    feedback_due: datetime | None
    answered_at: datetime | None


@dataclass(frozen=True, slots=True)
class Share:
    """A part of a whole; nothing of nothing has no rate."""

    part: Decimal
    whole: Decimal

    @property
    def percent(self) -> Decimal | None:
        """Per cent, two decimals, half up."""
        return half_up(HUNDRED * self.part / self.whole, PLACES) if self.whole else None


def online(watched: Iterable[Watch]) -> Share:
    """Return the share of minutes in which points were online."""
    rows = list(watched)
    minutes = sum((one.minutes for one in rows), Decimal(0))
    return Share(minutes - sum((one.offline for one in rows), Decimal(0)), minutes)


def credible(watched: Iterable[Watch]) -> Share:
    """Return the share of readings that are to be believed."""
    rows = list(watched)
    good, whole = sum(one.credible for one in rows), sum(one.readings for one in rows)
    return Share(Decimal(good), Decimal(whole))


def acknowledged(heard: Iterable[Heard], at: datetime) -> Share:
    """Return the share of alarms that were acknowledged in time, of those that had to be."""
    return _in_time(((one.acknowledge_due, one.acknowledged_at) for one in heard), at)


def handled(heard: Iterable[Heard], at: datetime) -> Share:
    """Return the share of alarms that were answered in time, of those that had to be."""
    return _in_time(((one.feedback_due, one.answered_at) for one in heard), at)


def repeated(heard: Iterable[Heard], from_count: int) -> Share:
    """Return the share of alarms of points that alarmed so often on one day."""
    rows = list(heard)
    counts: dict[tuple[int, date], int] = {}
    for one in rows:
        counts[one.point, one.day] = counts.get((one.point, one.day), 0) + 1
    often = sum(count for count in counts.values() if count >= from_count)
    return Share(Decimal(often), Decimal(len(rows)))


def minutes_between(since: datetime, until: datetime) -> Decimal:
    """Return how many minutes lie between, none where it ends before it begins."""
    seconds = max((until - since).total_seconds(), 0)
    return Decimal(int(seconds)) / 60


def is_late(due: datetime | None, done: datetime | None, at: datetime) -> bool:
    """Tell whether something was not done in time, as of an instant."""
    return due is not None and (done or at) > due


def _in_time(pairs: Iterable[tuple[datetime | None, datetime | None]], at: datetime) -> Share:
    counted = [
        (due, done) for due, done in pairs if due is not None and (done is not None or due < at)
    ]
    good = sum(not is_late(due, done, at) for due, done in counted)
    return Share(Decimal(good), Decimal(len(counted)))
