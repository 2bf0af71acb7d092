"""Which characters the font of papers has; what it lacks is refused before anything is written."""

from bisect import bisect_right
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, Final

from bazhua.infra.papers.core.refusals import GlyphMissing

COVERAGE: Final = Path(__file__).parents[1] / "fonts" / "coverage.txt"
"""Ranges of code points in hex, one on each line; `tools/font_coverage.py` writes them."""


def check_glyphs(tree: Any, at: str = "") -> None:
    """Refuse a value that holds a text with a character the font lacks.

    Raises:
        GlyphMissing: names the field and the first such character.
    """
    for field, text in _texts(tree, at):
        for character in text:
            if not has_glyph(character):
                raise GlyphMissing(field, character)


def has_glyph(character: str) -> bool:
    """Return whether the font draws a character."""
    first, last = _ranges()
    place = bisect_right(first, ord(character)) - 1
    return place >= 0 and ord(character) <= last[place]


@cache
def _ranges() -> tuple[list[int], list[int]]:
    pairs = [line.split("-") for line in COVERAGE.read_text(encoding="ascii").split()]
    return [int(pair[0], 16) for pair in pairs], [int(pair[-1], 16) for pair in pairs]


def _texts(tree: Any, at: str) -> Iterator[tuple[str, str]]:
    match tree:
        case str():
            yield at, tree
        case dict():
            for key, inner in tree.items():
                yield from _texts(inner, f"{at}.{key}" if at else key)
        case list():
            for place, inner in enumerate(tree):
                yield from _texts(inner, f"{at}[{place}]")
        case _:
            return
