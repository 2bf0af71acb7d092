"""What is shown to those who sign, in both languages; its bytes are what their signatures cover."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bazhua.kernel.shape.canonical import canonical
from bazhua.kernel.words import Word


@dataclass(frozen=True, slots=True)
class Line:
    """A field of what is signed."""

    label: Word
    text: Word


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is signed, line by line."""

    title: Word
    lines: tuple[Line, ...]

    def rendered(self) -> bytes:
        """Return the bytes that are signed."""
        return canonical(sheet_json(self))


def sheet_json(sheet: Sheet) -> dict[str, Any]:
    """Return a sheet as JSON values."""
    lines = [{"label": _json(one.label), "text": _json(one.text)} for one in sheet.lines]
    return {"title": _json(sheet.title), "lines": lines}


def read_sheet(data: Mapping[str, Any]) -> Sheet:
    """Return the sheet in JSON values as `sheet_json` writes them."""
    lines = (Line(Word(**one["label"]), Word(**one["text"])) for one in data["lines"])
    return Sheet(Word(**data["title"]), tuple(lines))


def _json(word: Word) -> dict[str, str]:
    return {"zh": word.zh, "en": word.en}
