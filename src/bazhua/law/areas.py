"""The eight priority areas (八抓) by their official names, in the order of the founding text."""

from dataclasses import dataclass

from bazhua.kernel.words import Word


@dataclass(frozen=True, slots=True)
class Area:
    """A priority area: key, name, and the mechanism it sets up."""

    key: str
    name: Word
    mechanism: Word


AREAS = (
    Area(
        "G1",
        Word("抓教育培训", "Education and training"),
        Word("安全生产能力提升机制", "Raising capability"),
    ),
    Area(
        "G2",
        Word("抓制度完善", "Rules and duty lists"),
        Word("安全生产长效治理机制", "Long-term governance"),
    ),
    Area(
        "G3",
        Word("抓苗头隐患", "Early signs and hidden dangers"),
        Word("安全生产预警防控机制", "Early warning and control"),
    ),
    Area(
        "G4",
        Word("抓日常监管", "Daily regulation"),
        Word("安全生产督促落实机制", "Urging implementation"),
    ),
    Area(
        "G5",
        Word("抓严惩重罚", "Strict punishment"),
        Word("安全生产责任倒逼机制", "Enforcing responsibility"),
    ),
    Area(
        "G6",
        Word("抓本质安全", "Inherent safety"),
        Word("安全生产基础支撑机制", "Supporting foundations"),
    ),
    Area(
        "G7",
        Word("抓应急处置", "Emergency response"),
        Word("安全生产救援保障机制", "Assured rescue"),
    ),
    Area(
        "G8",
        Word("抓社会共治", "Co-governance by society"),
        Word("安全生产多方参与机制", "Participation of all sides"),
    ),
)
"""Headings are data: another province may show its own."""
