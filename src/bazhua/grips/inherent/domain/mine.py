"""Gas in coal mines: methane sensors (table 18) and the other gases of the air (article 135)."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, ClassVar, Final

from bazhua.kernel.policy.book import PolicyBook, PolicyRow
from bazhua.kernel.rule import Answer
from bazhua.kernel.shape.schema import Between
from bazhua.kernel.words import Phrase, Word, say

SINCE: Final = date(2016, 10, 1)
PPM_PER_PERCENT: Final = 10_000
METHANE_TABLE: Final = "MKAQ/498"
AIR_BOUNDS: Final = "MKAQ/135"


class MethaneSensor(StrEnum):
    """Places of methane sensors, in the order of table 18."""

    C01 = "C01"
    C02 = "C02"
    C03 = "C03"
    C04 = "C04"
    C05 = "C05"
    C06 = "C06"
    C07 = "C07"
    C08 = "C08"
    C09 = "C09"
    C10 = "C10"
    C11A = "C11a"
    C11B = "C11b"
    C12 = "C12"
    C13 = "C13"
    C14 = "C14"
    C15 = "C15"
    C16 = "C16"
    C17 = "C17"
    C18 = "C18"
    C19 = "C19"
    C20 = "C20"
    C21 = "C21"


@dataclass(frozen=True, slots=True, kw_only=True)
class MethaneLimit(PolicyRow):
    """Limits of one place, % CH4; without a cut-off the place has no power to cut.

    Attributes:
        alarm: alarm from this value.
        cut_off: power is cut from this value.
        restore: power may be restored below this value.
    """

    table: ClassVar[str] = "mine.methane"
    identity: ClassVar[tuple[str, ...]] = ("sensor",)

    sensor: MethaneSensor
    zh: str
    en: str
    alarm: Decimal
    cut_off: Decimal | None
    restore: Decimal | None


class MineGas(StrEnum):
    """Gases of the mine air that article 135 limits."""

    CO = "CO"
    NO2 = "NO2"
    SO2 = "SO2"
    H2S = "H2S"
    NH3 = "NH3"
    CO2 = "CO2"
    O2 = "O2"


@dataclass(frozen=True, slots=True, kw_only=True)
class AirLimit(PolicyRow):
    """Bound of one gas in per cent by volume; ``least`` when it may not fall below it."""

    table: ClassVar[str] = "mine.air"
    identity: ClassVar[tuple[str, ...]] = ("gas",)

    gas: MineGas
    percent: Decimal
    least: bool


# fmt: off
METHANE: Final = (
    ("C01", "采煤工作面回风隅角", "return corner of a coal face", "1.0", "1.5", "1.0"),
    ("C02", "采煤工作面", "coal face", "1.0", "1.5", "1.0"),
    ("C03", "采煤工作面回风巷", "return airway of a coal face", "1.0", "1.0", "1.0"),
    ("C04", "突出矿井采煤工作面进风巷", "intake airway of a coal face in an outburst mine", "0.5", "0.5", "0.5"),
    ("C05", "串联通风被串采煤工作面进风巷", "intake airway of a coal face ventilated in series", "0.5", "0.5", "0.5"),
    ("C06", "高瓦斯、突出矿井采煤工作面回风巷中部", "middle of the return airway in a high-gas or outburst mine", "1.0", "1.0", "1.0"),
    ("C07", "采煤机", "shearer", "1.0", "1.5", "1.0"),
    ("C08", "掘进工作面", "heading", "1.0", "1.5", "1.0"),
    ("C09", "掘进工作面回风流", "return air of a heading", "1.0", "1.0", "1.0"),
    ("C10", "突出矿井掘进工作面进风分风口", "intake split of a heading in an outburst mine", "0.5", "0.5", "0.5"),
    ("C11a", "被串掘进工作面局部通风机前（断巷道内电源）", "before the local fan of a heading in series, cuts the roadway", "0.5", "0.5", "0.5"),
    ("C11b", "被串掘进工作面局部通风机前（断局部通风机电源）", "before the local fan of a heading in series, cuts the fan", "0.5", "1.5", "0.5"),
    ("C12", "双巷掘进混合回风流", "mixed return air of twin headings", "1.0", "1.0", "1.0"),
    ("C13", "高瓦斯、突出矿井掘进巷道中部", "middle of a heading roadway in a high-gas or outburst mine", "1.0", "1.0", "1.0"),
    ("C14", "掘进机、连续采煤机、锚杆钻车、梭车", "roadheader, continuous miner, bolter, shuttle car", "1.0", "1.5", "1.0"),
    ("C15", "采区回风巷", "return airway of a mining district", "1.0", "1.0", "1.0"),
    ("C16", "一翼回风巷及总回风巷", "return airway of a wing, main return airway", "0.75", None, None),
    ("C17", "架线电机车装煤点", "loading point of a trolley locomotive", "0.5", "0.5", "0.5"),
    ("C18", "防爆蓄电池电机车、柴油机车、无轨胶轮车", "battery or diesel locomotive, trackless vehicle", "0.5", "0.5", "0.5"),
    ("C19", "井下煤仓、封闭带式输送机地面走廊", "underground bunker, enclosed surface belt gallery", "1.5", "1.5", "1.5"),
    ("C20", "地面瓦斯抽采泵房", "surface methane drainage pump house", "0.5", None, None),
    ("C21", "井下临时抽采泵站下风侧栅栏外", "downwind of a temporary drainage station underground", "1.0", "1.0", "1.0"),
)
AIR: Final = (
    (MineGas.CO, "0.0024", False),
    (MineGas.NO2, "0.00025", False),
    (MineGas.SO2, "0.0005", False),
    (MineGas.H2S, "0.00066", False),
    (MineGas.NH3, "0.004", False),
    (MineGas.CO2, "0.5", False),
    (MineGas.O2, "20", True),
)
# fmt: on

ROWS: tuple[PolicyRow, ...] = (
    *(
        MethaneLimit(
            clause=METHANE_TABLE,
            since=SINCE,
            sensor=MethaneSensor(sensor),
            zh=zh,
            en=en,
            alarm=Decimal(alarm),
            cut_off=None if cut_off is None else Decimal(cut_off),
            restore=None if restore is None else Decimal(restore),
        )
        for sensor, zh, en, alarm, cut_off, restore in METHANE
    ),
    *(
        AirLimit(clause=AIR_BOUNDS, since=SINCE, gas=gas, percent=Decimal(percent), least=least)
        for gas, percent, least in AIR
    ),
)


@dataclass(frozen=True, slots=True)
class MethaneCheck:
    """What a methane value demands; nothing where the place has no power to cut."""

    alarm: bool
    cut_off: bool | None
    may_restore: bool | None


def methane(
    book: PolicyBook,
    *,
    sensor: MethaneSensor,
    value: Annotated[Decimal, Between(0, 100)],
) -> Answer[MethaneCheck]:
    """Return what a methane value (% CH4) demands at a sensor; the platform only observes."""
    row = book.row(MethaneLimit, sensor=sensor)
    result = MethaneCheck(
        alarm=value >= row.alarm,
        cut_off=None if row.cut_off is None else value >= row.cut_off,
        may_restore=None if row.restore is None else value < row.restore,
    )
    cutting = Word(
        "{place}：报警 ≥ {alarm}，断电 ≥ {cut_off}，复电 < {restore}（% CH₄）",
        "{place}: alarm ≥ {alarm}, cut-off ≥ {cut_off}, restore < {restore} (% CH₄)",
    )
    watching = Word(
        "{place}：报警 ≥ {alarm}（% CH₄），不规定断电",
        "{place}: alarm ≥ {alarm} (% CH₄), no cut-off",
    )
    limits = Phrase(
        watching if row.cut_off is None else cutting,
        {
            "place": Word(row.zh, row.en),
            "alarm": row.alarm,
            "cut_off": row.cut_off,
            "restore": row.restore,
        },
    )
    measured = say("实测 {value} % CH₄", "measured {value} % CH₄", value=value)
    return Answer(result, (row.clause,), (limits, measured))


@dataclass(frozen=True, slots=True)
class AirCheck:
    """Whether a concentration breaks the bound, and the bound in both units."""

    exceeded: bool
    limit_percent: Decimal
    limit_ppm: Decimal


def air(
    book: PolicyBook,
    *,
    gas: MineGas,
    ppm: Annotated[Decimal, Between(0, 1_000_000)],
) -> Answer[AirCheck]:
    """Return whether a concentration in ppm by volume breaks the bound; on it is not over it.

    The bounds of CO2 and O2 are those of the intake air.
    """
    row = book.row(AirLimit, gas=gas)
    limit_ppm = row.percent * PPM_PER_PERCENT
    step = say(
        "{gas} 实测 {ppm} ppm，{side} {percent} % = {limit} ppm",
        "{gas} measured {ppm} ppm, {side} {percent} % = {limit} ppm",
        gas=gas,
        ppm=ppm,
        side=Word("不低于", "at least") if row.least else Word("不超过", "at most"),
        percent=row.percent,
        limit=limit_ppm,
    )
    exceeded = ppm < limit_ppm if row.least else ppm > limit_ppm
    return Answer(AirCheck(exceeded, row.percent, limit_ppm), (row.clause,), (step,))
