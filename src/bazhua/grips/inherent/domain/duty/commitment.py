"""The daily safety commitment of a chemical enterprise: what is said, and until when."""

from dataclasses import dataclass, fields
from datetime import date, datetime, time, timedelta
from typing import Annotated, ClassVar, Final

from bazhua.kernel.errors import BadInput, OutOfRange
from bazhua.kernel.policy.book import PolicyBook, PolicyRow
from bazhua.kernel.shape.schema import Between
from bazhua.kernel.times import BEIJING
from bazhua.kernel.words import Word, say

MOST: Final = 10_000


@dataclass(frozen=True, slots=True, kw_only=True)
class CommitmentTimes(PolicyRow):
    """Until which minute of a day it is committed to."""

    table: ClassVar[str] = "commitment.times"

    until_minutes: Annotated[int, Between(1, 1440)]


ROWS: tuple[PolicyRow, ...] = (
    CommitmentTimes(clause="YJ74/DAILY", since=date(2018, 9, 4), until_minutes=600),
)

WORDS: Final = {
    "units_total": Word("生产装置总数", "Process units"),
    "units_running": Word("运行", "Running"),
    "units_stopped": Word("停产", "Stopped"),
    "units_maintenance": Word("检修", "In maintenance"),
    "hotwork_special": Word("特级动火（处）", "Special hot work"),
    "hotwork_level1": Word("一级动火（处）", "Level 1 hot work"),
    "hotwork_level2": Word("二级动火（处）", "Level 2 hot work"),
    "confined_space": Word("受限空间（处）", "Confined spaces entered"),
    "height": Word("高处作业（处）", "Work at height"),
    "lifting": Word("吊装（处）", "Lifting"),
    "temporary_power": Word("临时用电（处）", "Temporary power"),
    "excavation": Word("动土（处）", "Excavation"),
    "road_closing": Word("断路（处）", "Roads closed"),
    "blind_plate": Word("盲板抽堵（处）", "Blind plates"),
    "trial_production": Word("处于试生产", "Trial production"),
    "startup_shutdown": Word("处于开停车", "Start-up or shutdown"),
    "mh_safe": Word("罐区、仓库等重大危险源处于安全状态", "Major hazard installations are safe"),
    "statement": Word("承诺内容", "Statement"),
}
"""Key of what is said → what it is called."""

STATEMENT: Final = Word(
    "今天我公司已进行安全风险研判，各项安全风险防控措施已落实到位，我承诺所有生产装置处于安全运行状态，"
    "罐区、仓库等重大危险源安全风险得到有效管控。",
    "Today the risks have been assessed and every measure is in place; I commit that all units run "
    "safely and that the risks of tank farms and warehouses are under control.",
)
"""What is usually committed to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Committed:
    """What a principal says of a day; numbers of work in progress are places of it.

    Attributes:
        mh_safe: major hazard installations are in a safe state.
    """

    units_total: int
    units_running: int
    units_stopped: int
    units_maintenance: int
    hotwork_special: int = 0
    hotwork_level1: int = 0
    hotwork_level2: int = 0
    confined_space: int = 0
    height: int = 0
    lifting: int = 0
    temporary_power: int = 0
    excavation: int = 0
    road_closing: int = 0
    blind_plate: int = 0
    trial_production: bool = False
    startup_shutdown: bool = False
    mh_safe: bool = True
    statement: str

    def __post_init__(self) -> None:
        """Refuse numbers that contradict each other.

        Raises:
            OutOfRange: a number cannot be.
            BadInput: the units do not add up, or nothing is committed to.
        """
        for name in NUMBERS:
            value = getattr(self, name)
            if not 0 <= value <= MOST:
                raise OutOfRange(name, value, say("0 至 {most}", "0 to {most}", most=MOST))
        parts = self.units_running + self.units_stopped + self.units_maintenance
        if parts != self.units_total:
            problem = say(
                "运行 {running} + 停产 {stopped} + 检修 {maintenance} ≠ 总数 {total}",
                "running {running} + stopped {stopped} + maintenance {maintenance} ≠ {total}",
                running=self.units_running,
                stopped=self.units_stopped,
                maintenance=self.units_maintenance,
                total=self.units_total,
            )
            raise BadInput("units_total", problem)
        if not self.statement.strip():
            raise BadInput("statement", say("请填写承诺内容", "say what is committed to"))


NUMBERS: Final = tuple(one.name for one in fields(Committed) if one.type is int)
FLAGS: Final = tuple(one.name for one in fields(Committed) if one.type is bool)


def until(book: PolicyBook, day: date) -> datetime:
    """Return until when a day is committed to."""
    row = book.row(CommitmentTimes, day)
    return datetime.combine(day, time(), BEIJING) + timedelta(minutes=row.until_minutes)
