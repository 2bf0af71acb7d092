"""What may stand where people read: terms, filled sentences, prose, plain strings."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING, ClassVar, Final, Protocol, TypeAlias

from bazhua.infra.i18n.language import current
from bazhua.kernel.words import Lang, Phrase, Word

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

Text: TypeAlias = "Word | Phrase | str | _StrPromise"
"""Words and phrases follow the page's language; so do lazy translations."""


class Drawn(Protocol):
    """A part of a page that has a template of its own, or is drawn by hand."""

    template: ClassVar[str]


BY_HAND: Final = ""
"""In place of a template: `drawing` draws what lists are full of."""


Part: TypeAlias = "Text | Drawn | datetime | Decimal | int"


def said(text: Text) -> str:
    """Return a text in the page's language."""
    if isinstance(text, Word | Phrase):
        return text.text(current())
    return str(text)


def headed(word: Word) -> Word:
    """Return a term as it stands at the head of a line: in English with a capital."""
    return Word(word.zh, word.en[:1].upper() + word.en[1:])


def joined(texts: Iterable[Text]) -> str:
    """Return an enumeration in the page's language; empty when there is nothing."""
    return (", " if current() is Lang.EN else "、").join(map(said, texts))


@dataclass(frozen=True, slots=True)
class Link:
    """A text that leads somewhere."""

    template: ClassVar[str] = "ui/parts/link.html"

    text: Text
    href: str


@dataclass(frozen=True, slots=True)
class BothNames:
    """A name in English with the Chinese one small beside it."""

    template: ClassVar[str] = "ui/parts/both_names.html"

    en: str
    zh: str


@dataclass(frozen=True, slots=True)
class NavItem:
    """One line of the navigation.

    Attributes:
        group: heading under which it stands; empty at the top.
    """

    text: Text
    href: str
    icon: str
    current: bool = False
    group: Text = ""
