"""Scales and bands of risk scores, and the colours of a diagnosis."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated, ClassVar, Final

from bazhua.grips.dangers.domain.terms import Factor, Method
from bazhua.kernel.policy.book import PolicyRow
from bazhua.kernel.shape.schema import Between
from bazhua.kernel.words import Word
from bazhua.law.terms import Colour

SINCE: Final = date(2016, 1, 1)
"""The year of the province's general rules on dual prevention; the tables name no day."""


@dataclass(frozen=True, slots=True)
class ScalePoint:
    """One value that a factor may take, and what it stands for."""

    value: Decimal
    meaning: Word


@dataclass(frozen=True, slots=True, kw_only=True)
class RiskScale(PolicyRow):
    """The values of one factor of a method; no others may be used."""

    table: ClassVar[str] = "risk.scale"
    identity: ClassVar[tuple[str, ...]] = ("method", "factor")

    method: Method
    factor: Factor
    points: tuple[ScalePoint, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RiskBand(PolicyRow):
    """The scores of one level, from ``least`` (inclusive) up to the next higher level."""

    table: ClassVar[str] = "risk.band"
    identity: ClassVar[tuple[str, ...]] = ("method", "level")

    method: Method
    level: Annotated[int, Between(1)]
    least: Decimal
    colour: Colour


@dataclass(frozen=True, slots=True)
class ColourBand:
    """The least score of a colour, inclusive."""

    colour: Colour
    least: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class DiagnosisScale(PolicyRow):
    """The colours of a diagnosis of 100 points, best first.

    Attributes:
        worst: the colour below all bands, and of any enterprise with a veto.
    """

    table: ClassVar[str] = "diagnosis.scale"

    bands: tuple[ColourBand, ...]
    worst: Colour


_EXPOSURE = (
    ("10", "连续暴露", "continuous"),
    ("6", "每天工作时间内暴露", "daily, in working hours"),
    ("3", "每周一次或偶然暴露", "weekly or by chance"),
    ("2", "每月一次暴露", "monthly"),
    ("1", "每年几次暴露", "several times a year"),
    ("0.5", "非常罕见", "very rare"),
)

_POINTS: tuple[tuple[Method, Factor, tuple[tuple[str, str, str], ...]], ...] = (
    (
        Method.LEC,
        Factor.L,
        (
            ("10", "完全可以预料", "fully expected"),
            ("6", "相当可能", "quite possible"),
            ("3", "可能但不经常", "possible, not often"),
            ("1", "可能性小，完全意外", "small, wholly accidental"),
            ("0.5", "很不可能", "very unlikely"),
            ("0.2", "极不可能", "extremely unlikely"),
            ("0.1", "实际不可能", "practically impossible"),
        ),
    ),
    (Method.LEC, Factor.E, _EXPOSURE),
    (
        Method.LEC,
        Factor.C,
        (
            ("100", "大灾难，10 人以上死亡", "disaster, 10 or more deaths"),
            ("40", "灾难，3 至 9 人死亡", "3 to 9 deaths"),
            ("15", "非常严重，1 至 2 人死亡", "1 to 2 deaths"),
            ("7", "严重，重伤或致残", "severe injury or disability"),
            ("3", "重大，伤残", "lasting injury"),
            ("1", "引人注目，需要救护", "needs first aid"),
        ),
    ),
    (
        Method.LS,
        Factor.L,
        (
            ("5", "没有防范或监测，或经常发生", "no prevention or monitoring, or often"),
            ("4", "不易发现，或控制措施无效", "hard to detect, or controls not effective"),
            ("3", "没有保护，或未严格执行规程", "no protection, or procedures not kept"),
            ("2", "能及时发现，措施有效", "detected in time, controls work"),
            ("1", "措施充分有效，几乎不发生", "full controls, practically never"),
        ),
    ),
    (
        Method.LS,
        Factor.S,
        (
            ("5", "违法，或有人死亡", "breach of law, or death"),
            ("4", "潜在违法，或丧失劳动能力", "potential breach, or loss of working ability"),
            ("3", "截肢、骨折或慢性病", "amputation, fracture or chronic disease"),
            ("2", "轻微受伤", "slight injury"),
            ("1", "无伤亡", "none"),
        ),
    ),
    (
        Method.MES,
        Factor.M,
        (
            ("5", "无控制措施", "no control"),
            ("3", "有减轻后果的应急措施", "mitigation only: alarm, protective equipment"),
            ("1", "有预防措施且有效", "prevention in place and effective"),
        ),
    ),
    (Method.MES, Factor.E, _EXPOSURE),
    (
        Method.MES,
        Factor.S,
        (
            ("10", "多人死亡", "several deaths"),
            ("8", "1 人死亡或多人永久失能", "one death, or several permanently disabled"),
            ("4", "1 人永久失能", "one permanently disabled"),
            ("2", "需住院，有误工", "hospital, lost time"),
            ("1", "轻微，仅需急救", "first aid"),
        ),
    ),
)

SCALE_ROWS = tuple(
    RiskScale(
        clause=f"FXPJ/{method}",
        since=SINCE,
        method=method,
        factor=factor,
        points=tuple(ScalePoint(Decimal(value), Word(zh, en)) for value, zh, en in points),
    )
    for method, factor, points in _POINTS
)

_COLOURS = (Colour.RED, Colour.ORANGE, Colour.YELLOW, Colour.BLUE, Colour.BLUE)

BAND_ROWS = tuple(
    RiskBand(
        clause=clause,
        since=SINCE,
        method=method,
        level=level,
        least=Decimal(least),
        colour=_COLOURS[level - 1],
    )
    for method, level, least, clause in (
        (Method.LEC, 1, 320, "BZ/RSK-10"),
        (Method.LEC, 2, 160, "BZ/RSK-10"),
        (Method.LEC, 3, 70, "BZ/RSK-10"),
        (Method.LEC, 4, 20, "BZ/RSK-10"),
        (Method.LEC, 5, 0, "BZ/RSK-10"),
        (Method.LS, 1, 20, "FXPJ/LS-BANDS"),
        (Method.LS, 2, 15, "FXPJ/LS-BANDS"),
        (Method.LS, 3, 9, "FXPJ/LS-BANDS"),
        (Method.LS, 4, 4, "FXPJ/LS-BANDS"),
        (Method.LS, 5, 0, "FXPJ/LS-BANDS"),
        (Method.MES, 1, 180, "BZ/RSK-MES-180"),
        (Method.MES, 2, 90, "FXPJ/MES-BANDS"),
        (Method.MES, 3, 50, "FXPJ/MES-BANDS"),
        (Method.MES, 4, 20, "FXPJ/MES-BANDS"),
        (Method.MES, 5, 0, "FXPJ/MES-BANDS"),
    )
)

DIAGNOSIS_ROWS = (
    DiagnosisScale(
        clause="ZDFJ/GRADES",
        since=date(2018, 1, 1),
        bands=(
            ColourBand(Colour.BLUE, Decimal(90)),
            ColourBand(Colour.YELLOW, Decimal(75)),
            ColourBand(Colour.ORANGE, Decimal(60)),
        ),
        worst=Colour.RED,
    ),
)
