"""Numbers and dates as a paper shows them: of the paper, of its headings, of its days."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import Final

from bazhua.infra.papers.core.content import DEEPEST, Piece
from bazhua.kernel.times import day_of
from bazhua.kernel.words import Lang

DIGITS: Final = "〇一二三四五六七八九"
TEN: Final = 10
MONTHS: Final = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def year_of(at: datetime) -> int:
    """Return the year whose series an instant belongs to, by Beijing time."""
    return day_of(at).year


def number_text(word: str, year: int, serial: int | None, lang: Lang) -> str:
    """Return a number, ``鲁安办发〔2026〕12号``; a draft has a gap where the serial will be."""
    if lang is Lang.EN:
        return f"{word} [{year}] No. {serial or '—'}"
    return f"{word}〔{year}〕{serial or '　'}号"


def day_text(day: date, lang: Lang) -> str:
    """Return a day, ``2026年11月5日``."""
    if lang is Lang.EN:
        return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
    return f"{day.year}年{day.month}月{day.day}日"


def prefixes(pieces: Sequence[Piece], lang: Lang) -> Iterator[str]:
    """Yield the number of each heading, 一、（一）1.（1）; nothing for paragraphs and tables."""
    counts = [0] * (DEEPEST + 1)
    for piece in pieces:
        if not piece.level:
            yield ""
            continue
        counts[piece.level] += 1
        counts[piece.level + 1 :] = [0] * (DEEPEST - piece.level)
        yield (_english if lang is Lang.EN else _chinese)(counts, piece.level)


def _chinese(counts: list[int], level: int) -> str:
    count = counts[level]
    return (f"{_numeral(count)}、", f"（{_numeral(count)}）", f"{count}.", f"（{count}）")[
        level - 1
    ]


def _english(counts: list[int], level: int) -> str:
    return ".".join(str(max(count, 1)) for count in counts[1 : level + 1]) + "  "


def _numeral(count: int) -> str:
    if count >= TEN * TEN:
        return "".join(DIGITS[int(digit)] for digit in str(count))
    tens, ones = divmod(count, TEN)
    if not tens:
        return DIGITS[ones]
    return (DIGITS[tens] if tens > 1 else "") + "十" + (DIGITS[ones] if ones else "")
