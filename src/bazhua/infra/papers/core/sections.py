"""What a part of the platform tells of a stretch of time: for a page, and for the paper drawn from it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from bazhua.infra.db.actors import Actor
from bazhua.infra.papers.core.content import Piece
from bazhua.kernel.scope import Path
from bazhua.kernel.times import BEIJING
from bazhua.kernel.words import Lang, Phrase, Value, Word, shown


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """What is asked: of which region, from when until when.

    Attributes:
        actor: who asks; he is told what he may see.
        until: the first instant that does not belong to it.
        at: as of when it is told.
    """

    actor: Actor
    region: Path
    since: datetime
    until: datetime
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """What is told under one heading: sentences, then a table if there is one.

    Attributes:
        rows: none where the sentences say all.
        opens: address where its numbers open their records; a paper has none.
    """

    heading: Word
    told: tuple[Phrase, ...]
    head: tuple[Word, ...] = ()
    rows: tuple[tuple[Value, ...], ...] = ()
    opens: str = ""


def clock(at: datetime) -> str:
    """Return day and time of an instant as a table of a paper tells them: its year is the paper's."""
    return f"{at.astimezone(BEIJING):%m-%d %H:%M}"


def pieces(sections: Iterable[Section], lang: Lang) -> tuple[Piece, ...]:
    """Return sections as paragraphs, headings and tables of a paper."""
    return tuple(piece for section in sections for piece in _pieces(section, lang))


def _pieces(section: Section, lang: Lang) -> Iterator[Piece]:
    yield Piece(text=section.heading.text(lang), level=1)
    for phrase in section.told:
        yield Piece(text=phrase.text(lang))
    if section.rows:
        head = tuple(word.text(lang) for word in section.head)
        rows = (tuple(shown(value, lang) for value in row) for row in section.rows)
        yield Piece(rows=(head, *rows))
