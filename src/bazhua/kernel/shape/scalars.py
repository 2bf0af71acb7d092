"""Readers of single JSON values: exact, or nothing."""

import json
import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any, Final

from bazhua.kernel.errors import NotAChoice, WrongType
from bazhua.kernel.words import Word

MOST_DIGITS = 30
MOST_CHARACTERS = 2_000
MOST_QUOTED = 80
STORABLE = re.compile(r"[^\0\ud800-\udfff]*")
"""Text that a database and UTF-8 can hold: no NUL and no half of a surrogate pair."""

YEARS = range(1900, 3000)
"""Years that a date may lie in, so that no time limit runs off the calendar."""


def scalar(kind: Any, raw: Any, at: str) -> Any:
    """Return one value of a kind: a code, truth value, number, text, date or instant.

    Raises:
        NotAChoice: the code is not one of the enumeration.
        WrongType: the value is not of the kind.
    """
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        if isinstance(raw, str) and raw in {member.value for member in kind}:
            return kind(raw)
        raise NotAChoice(at, quoted(raw), [member.value for member in kind])
    value = READERS[kind](raw)
    if value is None:
        raise WrongType(at, quoted(raw), WANTED[kind])
    return value


def quoted(raw: Any) -> str:
    """Return a value as the giver wrote it, cut to a readable length."""
    text = json.dumps(raw, ensure_ascii=False, default=str)
    text = text.encode(errors="backslashreplace").decode()
    return text if len(text) <= MOST_QUOTED else text[: MOST_QUOTED - 1] + "…"


def _bool(raw: Any) -> bool | None:
    return raw if isinstance(raw, bool) else None


def _int(raw: Any) -> int | None:
    exact = isinstance(raw, int) and not isinstance(raw, bool) and abs(raw) < 10**18
    return raw if exact else None


def _decimal(raw: Any) -> Decimal | None:
    if isinstance(raw, bool) or not isinstance(raw, int | str | Decimal):
        return None
    if isinstance(raw, str) and (len(raw) > MOST_DIGITS or not raw.isascii() or "_" in raw):
        return None
    try:
        value = Decimal(raw)
    except ArithmeticError:
        return None
    if not value.is_finite() or value.adjusted() >= MOST_DIGITS:
        return None
    return value if -int(value.as_tuple().exponent) < MOST_DIGITS else None


def _str(raw: Any) -> str | None:
    fits = isinstance(raw, str) and len(raw) <= MOST_CHARACTERS
    return raw if fits and STORABLE.fullmatch(raw) else None


def _date(raw: Any) -> date | None:
    try:
        value = date.fromisoformat(raw) if isinstance(raw, str) else None
    except ValueError:
        return None
    if value is None or value.isoformat() != raw:
        return None
    return value if value.year in YEARS else None


def _object(raw: Any) -> dict[str, Any] | None:
    return raw if isinstance(raw, dict) else None


def _instant(raw: Any) -> datetime | None:
    try:
        value = datetime.fromisoformat(raw) if isinstance(raw, str) else None
    except ValueError:
        return None
    if value is None or value.tzinfo is None:
        return None
    return value if value.year in YEARS else None


READERS: Final[Mapping[Any, Callable[[Any], Any]]] = {
    bool: _bool,
    int: _int,
    Decimal: _decimal,
    str: _str,
    date: _date,
    datetime: _instant,
    dict: _object,
}

WANTED: Final[Mapping[Any, Word]] = {
    bool: Word("true 或 false", "true or false"),
    int: Word("整数", "a whole number"),
    Decimal: Word("数字", "a number"),
    str: Word("文字", "text"),
    date: Word("日期（YYYY-MM-DD，1900 至 2999 年）", "a date (YYYY-MM-DD, 1900 to 2999)"),
    datetime: Word(
        "带时区的时刻（ISO 8601，1900 至 2999 年）",
        "an instant with offset (ISO 8601, 1900 to 2999)",
    ),
    dict: Word("对象", "an object"),
}
