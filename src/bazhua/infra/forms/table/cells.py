"""One cell of an official table as the value of an item's field."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from enum import StrEnum
from typing import Final

from bazhua.infra.forms.template import Kind, Option
from bazhua.kernel.numbers import plain
from bazhua.kernel.shape.scalars import MOST_CHARACTERS, READERS, STORABLE
from bazhua.kernel.words import Phrase, Word, say


class Column(StrEnum):
    """What a column of the table says about its item."""

    KEY = "key"
    ZH = "zh"
    EN = "en"
    CLAUSE = "clause"
    KIND = "kind"
    OPTIONS = "options"
    UNIT = "unit"
    LOW = "low"
    HIGH = "high"
    WEIGHT = "weight"
    VETO = "veto"
    PHOTOS = "photos"
    FINDING = "finding"


NEEDED: Final = (Column.KEY, Column.ZH, Column.EN)

KINDS: Final[Mapping[str, Kind]] = {kind.value: kind for kind in Kind} | {
    "": Kind.YES_NO,
    "是否": Kind.YES_NO,
    "单选": Kind.CHOICE,
    "多选": Kind.CHOICES,
    "数值": Kind.NUMBER,
    "文字": Kind.TEXT,
    "日期": Kind.DATE,
    "时刻": Kind.INSTANT,
    "照片": Kind.PHOTOS,
    "签名": Kind.SIGNATURE,
    "位置": Kind.PLACE,
}
TRUTHS: Final = {"": False, "否": False, "NO": False, "是": True, "YES": True}
OPTION_PARTS: Final = 4


class CellRefused(ValueError):
    """A cell cannot be read; the phrase says what to write instead."""

    def __init__(self, problem: Phrase) -> None:
        super().__init__(problem)
        self.problem = problem


def text_of(cell: object) -> str:
    """Return a cell as text; whole numbers without point, inexact ones as they are shown."""
    if cell is None:
        return ""
    number = isinstance(cell, int | float) and not isinstance(cell, bool)
    text = plain(Decimal(repr(cell))) if number else str(cell).strip()
    if len(text) > MOST_CHARACTERS or STORABLE.fullmatch(text) is None:
        raise CellRefused(
            say(
                "文字至多 {n} 个字符，不得含控制字符",
                "give at most {n} characters of plain text",
                n=MOST_CHARACTERS,
            )
        )
    return text


def _kind(text: str) -> Kind:
    if text.upper() in KINDS:
        return KINDS[text.upper()]
    known = ", ".join(name for name in KINDS if name)
    raise CellRefused(say("题型应为：{known}", "give one of: {known}", known=known))


def _decimal(text: str) -> Decimal | None:
    if not text:
        return None
    number: Decimal | None = READERS[Decimal](text)
    if number is None:
        raise CellRefused(say("应为数字", "give a number"))
    return number


def _whole(text: str) -> int:
    number = _decimal(text) or Decimal(0)
    if number != number.to_integral_value():
        raise CellRefused(say("应为整数", "give a whole number"))
    return int(number)


def _truth(text: str) -> bool:
    if text.upper() in TRUTHS:
        return TRUTHS[text.upper()]
    raise CellRefused(say("应为“是”或“否”", "give YES or NO"))


def _options(text: str) -> tuple[Option, ...]:
    lines = [line.strip() for line in text.replace(";", "\n").splitlines()]
    return tuple(_option(line) for line in lines if line)


def _option(line: str) -> Option:
    parts = [part.strip() for part in line.split("|")]
    if not OPTION_PARTS - 1 <= len(parts) <= OPTION_PARTS:
        raise CellRefused(
            say(
                "每个选项一行：代码|中文|英文|得分比例，不合格的代码后加 !",
                "one option a line: code|Chinese|English|share, with ! after a failing code",
            )
        )
    code, zh, en, *share = parts
    earned = _decimal(share[0]) if share else None
    return Option(code.removesuffix("!"), Word(zh, en), earned, code.endswith("!"))


READ: Final[Mapping[Column, Callable[[str], object]]] = {
    Column.KIND: _kind,
    Column.OPTIONS: _options,
    Column.LOW: _decimal,
    Column.HIGH: _decimal,
    Column.WEIGHT: _decimal,
    Column.VETO: _truth,
    Column.PHOTOS: _whole,
}
"""How a column is read; the others are text."""
