"""How texts are compared: width, case and space do not count; Chinese also by its pinyin. Pure."""

import re
from functools import lru_cache
from typing import Final
from unicodedata import category, normalize

SPACE: Final = re.compile(r"\s+")
RECENT: Final = 16_384
"""Titles whose pinyin is kept."""

UNSEEN: Final = frozenset({"Cc", "Cs"})
"""Categories of control characters and of halves of a pair."""


def normal(text: str) -> str:
    """Return a text as it is compared: one width, no case, single spaces."""
    folded = normalize("NFKC", normalize("NFKC", text).casefold())
    plain = SPACE.sub(" ", folded).strip()
    return "".join(sign for sign in plain if category(sign) not in UNSEEN)


def syllables(title: str) -> list[str]:
    """Return the pinyin of a title; what is not Chinese stands in its runs, without spaces."""
    return list(_spoken(normal(title)))


@lru_cache(maxsize=RECENT)
def _spoken(title: str) -> tuple[str, ...]:
    """Return the pinyin; a record that is sorted and indexed by its name asks for it twice."""
    from pypinyin import lazy_pinyin  # noqa: PLC0415 -- its dictionary: 0.4 s, of few processes

    spoken = lazy_pinyin(title)
    return tuple(part for part in (normal(each).replace(" ", "") for each in spoken) if part)


def initials(spoken: list[str], title: str) -> str:
    """Return the first letters of Chinese characters, and all of what is not Chinese."""
    bare = normal(title).replace(" ", "")
    return "".join(part if part in bare else part[0] for part in spoken)
