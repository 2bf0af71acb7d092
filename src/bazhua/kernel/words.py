"""Bilingual words: the Chinese is the term of law, the English is complete."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import TypeAlias

from bazhua.kernel.numbers import plain
from bazhua.kernel.times import BEIJING

Value: TypeAlias = "Word | Phrase | str | int | Decimal | date | datetime | StrEnum | None"
"""What may fill a placeholder of a word."""


class Lang(StrEnum):
    """A language of the platform."""

    ZH = "zh"
    EN = "en"


@dataclass(frozen=True, slots=True)
class Word:
    """One term or sentence in both languages; both use the same placeholders."""

    zh: str
    en: str

    def text(self, lang: Lang, **data: Value) -> str:
        """Return the text in a language with its placeholders filled."""
        template = self.zh if lang is Lang.ZH else self.en
        return template.format_map({name: shown(value, lang) for name, value in data.items()})


@dataclass(frozen=True, slots=True)
class Phrase:
    """A word together with the data that fills it, not yet in a language."""

    word: Word
    data: Mapping[str, Value] = field(default_factory=dict)

    def text(self, lang: Lang) -> str:
        """Return the filled text in a language."""
        return self.word.text(lang, **self.data)


def say(zh: str, en: str, **data: Value) -> Phrase:
    """Return a phrase from its two templates and their data."""
    return Phrase(Word(zh, en), data)


def shown(value: Value, lang: Lang) -> str:
    """Return a value as people read it: plain decimals, ISO dates, words in the language."""
    match value:
        case Word():
            return value.text(lang)
        case Phrase():
            return value.text(lang)
        case Decimal():
            return plain(value)
        case datetime():
            return f"{value.astimezone(BEIJING):%Y-%m-%d %H:%M}"
        case None:
            return "–"
        case _:
            return str(value)
