"""The questions of a patrol as a form: where the answer is no there is a hidden danger."""

from collections.abc import Iterable, Sequence
from hashlib import sha256
from typing import Final
from uuid import UUID

from bazhua.grips.dangers.domain.policy.patrols import PatrolQuestion
from bazhua.infra.forms.template import Hook, Item, Kind, Template
from bazhua.kernel.errors import MissingKey, OutOfRange
from bazhua.kernel.words import Word, say

DANGER: Final = Hook("danger")
MOST: Final = 60
LONGEST: Final = 200
BETWEEN: Final = " | "
"""Stands in a line between a question in Chinese and the same in English."""


def shipped(rows: Iterable[PatrolQuestion]) -> tuple[Item, ...]:
    """Return the questions that come with the platform, those in use."""
    return tuple(_item(row.question, Word(row.zh, row.en)) for row in rows if row.in_use)


def written_out(items: Iterable[Item]) -> str:
    """Return questions as lines that somebody may change."""
    return "\n".join(
        item.text.zh if item.text.zh == item.text.en else BETWEEN.join((item.text.zh, item.text.en))
        for item in items
    )


def asked(text: str, known: Iterable[Item]) -> tuple[Item, ...]:
    """Return the questions of some lines; one that was asked before keeps its key.

    Raises:
        MissingKey: there is none.
        OutOfRange: there are too many, or one is too long.
    """
    keys = {item.text.zh: item.key for item in known}
    lines = dict.fromkeys(filter(None, (" ".join(line.split()) for line in text.splitlines())))
    if not lines:
        raise MissingKey("questions")
    if len(lines) > MOST or max(map(len, lines)) > LONGEST:
        allowed = say(
            "至多 {n} 项，每项至多 {m} 字", "at most {n}, each of {m} signs", n=MOST, m=LONGEST
        )
        raise OutOfRange("questions", len(lines), allowed)
    found: dict[str, Item] = {}
    for line in lines:
        zh, _, en = line.partition(BETWEEN.strip())
        zh = zh.strip() or en.strip()
        key = keys.get(zh) or f"q-{sha256(zh.encode()).hexdigest()[:12]}"
        found.setdefault(key, _item(key, Word(zh, en.strip() or zh)))
    return tuple(found.values())


def form_of(patrol: UUID, number: int, name: str, items: Sequence[Item]) -> Template:
    """Return an edition of a patrol as a version of its form."""
    title = Word(name, name)
    return Template(key=form_key(patrol), version=number, title=title, items=tuple(items))


def form_key(patrol: UUID) -> str:
    """Return what the form of a patrol is called."""
    return f"patrol-{patrol}"


def wrong_by(item: Item, note: str) -> str:
    """Return what is wrong where a question is answered no: in the words of both."""
    return f"{item.text.zh}：不符合。{note.strip()}" if note.strip() else f"{item.text.zh}：不符合"


def _item(key: str, text: Word) -> Item:
    return Item(key=key, text=text, kind=Kind.YES_NO, finding=DANGER)
