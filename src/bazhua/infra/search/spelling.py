"""How texts are compared: width, case and space do not count; Chinese also by its pinyin. Pure."""

from collections.abc import Callable
from functools import cache, lru_cache
from typing import Any, Final
from unicodedata import category, normalize

from typing_extensions import override

RECENT: Final = 16_384
"""Titles, and words of titles, whose spelling is kept."""

UNSEEN: Final = frozenset({"Cc", "Cs"})
"""Categories of control characters and of halves of a pair."""


@lru_cache(maxsize=RECENT)
def normal(text: str) -> str:
    """Return a text as it is compared: one width, no case, single spaces."""
    wide = not text.isascii()
    folded = normalize("NFKC", normalize("NFKC", text).casefold()) if wide else text.lower()
    plain = " ".join(folded.split())
    if plain.isprintable():
        return plain
    return "".join(sign for sign in plain if category(sign) not in UNSEEN)


def syllables(title: str) -> list[str]:
    """Return the pinyin of a title; what is not Chinese stands in its runs, without spaces."""
    return list(_spoken(normal(title)))


@lru_cache(maxsize=RECENT)
def _spoken(title: str) -> tuple[str, ...]:
    """Return the pinyin; a record that is sorted and indexed by its name asks for it twice."""
    spoken = (_bare(part) for part in _speaker()(title))
    return tuple(part for part in spoken if part)


def _bare(part: str) -> str:
    """Return a part of a normal title without spaces; most are syllables and normal themselves."""
    return (part if part.isascii() else normal(part)).replace(" ", "")


def initials(spoken: list[str], title: str) -> str:
    """Return the first letters of Chinese characters, and all of what is not Chinese."""
    bare = normal(title).replace(" ", "")
    return "".join(part if part in bare else part[0] for part in spoken)


@cache
def _speaker() -> Callable[[str], list[str]]:
    """Return what speaks a title; its dictionary takes 0.4 s and few processes need it."""
    from pypinyin.converter import DefaultConverter  # noqa: PLC0415 -- as said above
    from pypinyin.core import Pinyin  # noqa: PLC0415

    class Remembering(DefaultConverter):
        """Remembers how words are spoken: names are made of few."""

        @override
        @lru_cache(maxsize=RECENT)  # noqa: B019 -- lives as long as the process
        def convert(self, *given: Any, **named: Any) -> list[list[str]]:
            spoken: list[list[str]] = super().convert(*given, **named)
            return spoken

    speak: Callable[[str], list[str]] = Pinyin(Remembering()).lazy_pinyin
    return speak
