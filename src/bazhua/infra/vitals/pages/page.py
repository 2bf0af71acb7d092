"""The vitals as parts of a page."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.urls import reverse

from bazhua.infra.clock.models import DutySign
from bazhua.infra.ui.parts.figure import Figure
from bazhua.infra.ui.parts.marks import Mark, Tone
from bazhua.infra.ui.parts.record import Fact
from bazhua.infra.ui.parts.table import Column, Row, Table
from bazhua.infra.ui.parts.text import Part
from bazhua.infra.vitals import reading
from bazhua.infra.vitals.pages import words
from bazhua.kernel.words import Phrase

MIB = 1 << 20
LONG_TRANSACTION = timedelta(seconds=30)
TOLERATED = timedelta(seconds=1)
"""Beyond this the clocks of two machines disagree so far that a due instant may be missed."""


@dataclass(frozen=True, slots=True)
class Vitals:
    """The parts of the page."""

    figures: tuple[Figure, ...]
    processes: Table
    duties: Table
    ledger: tuple[Fact, ...]


def vitals(at: datetime) -> Vitals:
    """Return how the platform stands at an instant."""
    queues = reading.queues(at)
    return Vitals(
        figures=_figures(queues, at),
        processes=_processes(),
        duties=_duties(at),
        ledger=(*_ledger(), Fact(words.SITE_DRIFT, _length(queues.drift, TOLERATED))),
    )


def _figures(queues: reading.Queues, at: datetime) -> tuple[Figure, ...]:
    dead = reverse("deliveries:list")
    counted = (
        (words.PENDING, queues.pending, words.PENDING_IS, ""),
        (words.DEAD, queues.dead, words.DEAD_IS, dead),
        (words.LATE, queues.late, words.LATE_IS, ""),
        (words.UNFOLDED, queues.unfolded, words.UNFOLDED_IS, ""),
        (words.UNSEALED, queues.unsealed, words.UNSEALED_IS, ""),
    )
    size = Figure(
        label=words.SIZE,
        value=queues.size_bytes // MIB,
        unit=words.MIB,
        as_of=at,
        definition=words.SIZE_IS,
    )
    rows = (
        Figure(label=label, value=value, unit=words.ROWS, as_of=at, definition=is_, href=href)
        for label, value, is_, href in counted
    )
    return (*rows, size)


def _processes() -> Table:
    return Table(
        caption=words.PROCESSES,
        columns=(
            Column(words.PROCESS, min_em=8),
            Column(words.CONNECTIONS, number=True),
            Column(words.SINCE, min_em=9),
            Column(words.LONGEST),
        ),
        rows=tuple(
            Row("", (one.name, one.connections, one.since, _length(one.longest, LONG_TRANSACTION)))
            for one in reading.processes()
        ),
    )


def _duties(at: datetime) -> Table:
    return Table(
        caption=words.DUTIES,
        columns=(
            Column(words.DUTY, min_em=7),
            Column(words.STATE),
            Column(words.TICKED, min_em=9),
            Column(words.WORKED, min_em=9),
            Column(words.DONE, number=True),
            Column(words.FAILED, min_em=9),
            Column(words.DRIFT),
            Column(words.CLOCK, min_em=8),
        ),
        rows=tuple(_duty(sign, at) for sign in reading.duties(at)),
    )


def _duty(sign: DutySign, at: datetime) -> Row:
    silent = at - sign.told_at > reading.SILENT
    state = (
        Mark(words.SILENT, Tone.BAD, "alert-triangle") if silent else Mark(words.ALIVE, Tone.GOOD)
    )
    cells: tuple[Part, ...] = (
        sign.duty,
        state,
        sign.ticked_at or words.NEVER,
        sign.worked_at or words.NEVER,
        sign.done,
        sign.failed_at or words.NEVER,
        _length(sign.drift, TOLERATED),
        sign.clock,
    )
    return Row("", cells)


def _ledger() -> tuple[Fact, ...]:
    last = reading.head()
    if last is None:
        return (Fact(words.HEAD, words.NEVER),)
    return (
        Fact(words.ENTRIES, last.size),
        Fact(words.SEALED, last.sealed_at),
        Fact(words.ROOT, last.root),
        Fact(words.SUITE, last.suite),
    )


def _length(span: timedelta, most: timedelta) -> Part:
    text = Phrase(words.SECONDS, {"s": f"{span.total_seconds():.3f}"})
    return Mark(text, Tone.BAD, "alert-triangle") if abs(span) > most else text
