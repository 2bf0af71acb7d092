"""Tables 2 to 6 of GB 18218-2018: quantities and factors by class, gas, people and index."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, ClassVar, Final, TypeAlias

from bazhua.kernel.policy.book import PolicyRow
from bazhua.kernel.shape.schema import Between

Positive: TypeAlias = Annotated[Decimal, Between(Decimal("0.000001"))]

SINCE: Final = date(2019, 3, 1)


class HazardClass(StrEnum):
    """Symbols of tables 2 and 4: J for acute toxicity, W for physical hazards."""

    J1 = "J1"
    J2 = "J2"
    J3 = "J3"
    J4 = "J4"
    J5 = "J5"
    W1_1 = "W1.1"
    W1_2 = "W1.2"
    W1_3 = "W1.3"
    W2 = "W2"
    W3 = "W3"
    W4 = "W4"
    W5_1 = "W5.1"
    W5_2 = "W5.2"
    W5_3 = "W5.3"
    W5_4 = "W5.4"
    W6_1 = "W6.1"
    W6_2 = "W6.2"
    W7_1 = "W7.1"
    W7_2 = "W7.2"
    W8 = "W8"
    W9_1 = "W9.1"
    W9_2 = "W9.2"
    W10 = "W10"
    W11 = "W11"


@dataclass(frozen=True, slots=True, kw_only=True)
class ClassQuantity(PolicyRow):
    """Critical quantity of a hazard class, tonnes, for substances that table 1 does not list."""

    table: ClassVar[str] = "mhi.class_quantity"
    identity: ClassVar[tuple[str, ...]] = ("symbol",)

    symbol: HazardClass
    zh: str
    en: str
    critical_t: Positive


@dataclass(frozen=True, slots=True, kw_only=True)
class ClassFactor(PolicyRow):
    """Correction factor β of a hazard class."""

    table: ClassVar[str] = "mhi.class_factor"
    identity: ClassVar[tuple[str, ...]] = ("symbol",)

    symbol: HazardClass
    beta: Positive


@dataclass(frozen=True, slots=True, kw_only=True)
class GasFactor(PolicyRow):
    """Correction factor β of a toxic gas that the standard names."""

    table: ClassVar[str] = "mhi.gas_factor"
    identity: ClassVar[tuple[str, ...]] = ("cas",)

    cas: str
    zh: str
    en: str
    beta: Positive


@dataclass(frozen=True, slots=True, kw_only=True)
class ExposureFactor(PolicyRow):
    """Factor α from a number of permanent residents within 500 m outside the plant boundary."""

    table: ClassVar[str] = "mhi.exposure_factor"
    identity: ClassVar[tuple[str, ...]] = ("from_persons",)

    from_persons: int
    alpha: Positive


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelBand(PolicyRow):
    """Level (1 is the highest) from a grading index R upwards."""

    table: ClassVar[str] = "mhi.level"
    identity: ClassVar[tuple[str, ...]] = ("level",)

    level: int
    from_r: Decimal


CLASSES: Final = (
    ("J1", "急性毒性类别1，气体", "acute toxicity cat. 1, gas", "5", "4"),
    ("J2", "急性毒性类别1，固体、液体", "acute toxicity cat. 1, solid or liquid", "50", "1"),
    ("J3", "急性毒性类别2、3，气体", "acute toxicity cat. 2 or 3, gas", "50", "2"),
    (
        "J4",
        "急性毒性类别2、3，吸入途径，沸点≤35℃的液体",
        "acute toxicity cat. 2 or 3 by inhalation, liquid boiling at ≤ 35 °C",
        "50",
        "2",
    ),
    (
        "J5",
        "急性毒性类别2，其他液体、固体",
        "acute toxicity cat. 2, other liquid or solid",
        "500",
        "1",
    ),
    (
        "W1.1",
        "不稳定爆炸物、1.1项爆炸物",
        "unstable explosive, explosive of division 1.1",
        "1",
        "2",
    ),
    (
        "W1.2",
        "1.2、1.3、1.5、1.6项爆炸物",
        "explosive of division 1.2, 1.3, 1.5 or 1.6",
        "10",
        "2",
    ),
    ("W1.3", "1.4项爆炸物", "explosive of division 1.4", "50", "2"),
    ("W2", "易燃气体类别1、2", "flammable gas cat. 1 or 2", "10", "1.5"),
    ("W3", "气溶胶类别1、2（净重）", "aerosol cat. 1 or 2 (net mass)", "150", "1"),
    ("W4", "氧化性气体类别1", "oxidising gas cat. 1", "50", "1"),
    (
        "W5.1",
        "易燃液体类别1，或工作温度高于沸点的类别2、3",
        "flammable liquid cat. 1, or cat. 2 or 3 held above its boiling point",
        "10",
        "1.5",
    ),
    (
        "W5.2",
        "易燃液体类别2、3，具有引发重大事故的特殊工艺条件",
        "flammable liquid cat. 2 or 3 under process conditions that can cause a major accident",
        "50",
        "1",
    ),
    ("W5.3", "其他易燃液体类别2", "other flammable liquid cat. 2", "1000", "1"),
    ("W5.4", "其他易燃液体类别3", "other flammable liquid cat. 3", "5000", "1"),
    ("W6.1", "自反应物质A、B型", "self-reactive substance type A or B", "10", "1.5"),
    ("W6.2", "自反应物质C、D、E型", "self-reactive substance type C, D or E", "50", "1"),
    ("W7.1", "有机过氧化物A、B型", "organic peroxide type A or B", "10", "1.5"),
    ("W7.2", "有机过氧化物C、D、E、F型", "organic peroxide type C, D, E or F", "50", "1"),
    ("W8", "自燃液体、自燃固体类别1", "pyrophoric liquid or solid cat. 1", "50", "1"),
    ("W9.1", "氧化性固体、液体类别1", "oxidising solid or liquid cat. 1", "50", "1"),
    ("W9.2", "氧化性固体、液体类别2、3", "oxidising solid or liquid cat. 2 or 3", "200", "1"),
    ("W10", "易燃固体类别1", "flammable solid cat. 1", "200", "1"),
    (
        "W11",
        "遇水放出易燃气体的物质类别1、2",
        "substance that gives off flammable gas with water, cat. 1 or 2",
        "200",
        "1",
    ),
)
"""Symbol, description in two languages, table 2 quantity in tonnes, table 4 factor."""

GASES: Final = (
    ("630-08-0", "一氧化碳", "carbon monoxide", "2"),
    ("7446-09-5", "二氧化硫", "sulfur dioxide", "2"),
    ("7664-41-7", "氨", "ammonia", "2"),
    ("75-21-8", "环氧乙烷", "ethylene oxide", "2"),
    ("7647-01-0", "氯化氢", "hydrogen chloride", "3"),
    ("74-83-9", "溴甲烷", "methyl bromide", "3"),
    ("7782-50-5", "氯", "chlorine", "4"),
    ("7783-06-4", "硫化氢", "hydrogen sulfide", "5"),
    ("7664-39-3", "氟化氢", "hydrogen fluoride", "5"),
    ("10102-44-0", "二氧化氮", "nitrogen dioxide", "10"),
    ("74-90-8", "氰化氢", "hydrogen cyanide", "10"),
    ("75-44-5", "碳酰氯", "phosgene", "20"),
    ("7803-51-2", "磷化氢", "phosphine", "20"),
    ("624-83-9", "异氰酸甲酯", "methyl isocyanate", "20"),
)
"""The gases of table 3. The standard prints names; the CAS numbers are added for matching."""

ALPHAS: Final = ((0, "0.5"), (1, "1"), (30, "1.2"), (50, "1.5"), (100, "2"))
LEVELS: Final = ((1, 100), (2, 50), (3, 10), (4, 0))

ROWS: tuple[PolicyRow, ...] = (
    *(
        ClassQuantity(
            clause="GB18218/T2",
            since=SINCE,
            symbol=HazardClass(symbol),
            zh=zh,
            en=en,
            critical_t=Decimal(critical_t),
        )
        for symbol, zh, en, critical_t, _ in CLASSES
    ),
    *(
        ClassFactor(
            clause="GB18218/T4", since=SINCE, symbol=HazardClass(symbol), beta=Decimal(beta)
        )
        for symbol, _, _, _, beta in CLASSES
    ),
    *(
        GasFactor(clause="GB18218/T3", since=SINCE, cas=cas, zh=zh, en=en, beta=Decimal(beta))
        for cas, zh, en, beta in GASES
    ),
    *(
        ExposureFactor(clause="GB18218/T5", since=SINCE, from_persons=persons, alpha=Decimal(alpha))
        for persons, alpha in ALPHAS
    ),
    *(
        LevelBand(clause="GB18218/T6", since=SINCE, level=level, from_r=Decimal(from_r))
        for level, from_r in LEVELS
    ),
)
