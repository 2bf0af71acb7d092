"""Open hidden dangers of a scope, state by state: how many, and the first of each."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.db.models import QuerySet

from bazhua.grips.dangers.models import HiddenDanger
from bazhua.grips.dangers.selectors.dangers import danger_parts
from bazhua.infra.db.actors import Actor
from bazhua.infra.findings.core.terms import ENDED, State
from bazhua.infra.tables.keyset import Key, Order, Window, count, keys, rows
from bazhua.infra.ui.parts.table import CAP

COLUMNS: Final = tuple(state for state in State if state not in ENDED)
CARDS: Final = 8
BY_DUE: Final = Order("due_on")
BY_FINDING: Final = Order("found_at")
PLANNED: Final = frozenset({State.PLANNED, State.RECTIFYING})


@dataclass(frozen=True, slots=True)
class Column:
    """A state with its dangers.

    Attributes:
        number: counted no further than one more than the cap.
        first: the most urgent: by the last day of the plan, where it has one, else the oldest.
    """

    state: State
    number: int
    first: Sequence[HiddenDanger]


def board(actor: Actor, *, at: datetime) -> list[Column]:
    """Return the open dangers that an actor may view, by their states."""
    parts = danger_parts(actor, at=at)
    within = {state: [part.filter(state=state.value) for part in parts] for state in COLUMNS}
    first = {state: _first(within[state], state) for state in COLUMNS}
    read = {row.pk: row for row in rows(parts, [key for at in first.values() for key in at])}
    return [
        Column(
            state,
            count(within[state], CAP),
            [read[id_] for _, id_ in first[state] if id_ in read],
        )
        for state in COLUMNS
    ]


def _first(parts: Sequence[QuerySet[HiddenDanger]], state: State) -> list[Key]:
    order = BY_DUE if state in PLANNED else BY_FINDING
    return keys(parts, order, Window(), CARDS)
