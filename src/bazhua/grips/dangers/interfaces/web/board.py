"""The board: open hidden dangers as cards under their states."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse

from bazhua.grips.dangers.models import HiddenDanger
from bazhua.grips.dangers.selectors.ledger.board import Column
from bazhua.grips.dangers.selectors.ledger.listing import (
    Subjects,
    address,
    beside,
    due,
    grade,
    short,
)
from bazhua.infra.findings.core.terms import STATE_WORDS
from bazhua.infra.ui.parts.clock import Due
from bazhua.infra.ui.parts.table import Count
from bazhua.infra.ui.parts.text import Drawn, Text, headed


@dataclass(frozen=True, slots=True)
class Card:
    """A danger on the board."""

    title: str
    href: str
    number: str
    subject: Text
    marks: tuple[Drawn, ...]
    due: Due | None


@dataclass(frozen=True, slots=True)
class Stack:
    """The cards of a state; its heading opens all of them."""

    title: Text
    href: str
    count: Count
    cards: tuple[Card, ...]


def stacks(columns: Sequence[Column], at: datetime) -> tuple[Stack, ...]:
    """Return the columns of the board."""
    subjects = Subjects()
    subjects.learn([row for column in columns for row in column.first])
    here = reverse("dangers:list")
    return tuple(
        Stack(
            headed(STATE_WORDS[column.state]),
            f"{here}?state={column.state.value}",
            Count(column.number),
            tuple(_card(row, subjects, at) for row in column.first),
        )
        for column in columns
    )


def _card(row: HiddenDanger, subjects: Subjects, at: datetime) -> Card:
    clock = due(row, at)
    return Card(
        short(row),
        address(row),
        row.number,
        subjects.of(row),
        (grade(row), *beside(row)),
        clock if isinstance(clock, Due) else None,
    )
