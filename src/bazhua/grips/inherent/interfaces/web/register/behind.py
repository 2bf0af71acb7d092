"""The records behind a figure of the register."""

from collections.abc import Iterator

from bazhua.engine.core.codes import Quality
from bazhua.grips.inherent.domain.watching.connection import RegisterFigure
from bazhua.grips.inherent.interfaces.web.register import words
from bazhua.grips.inherent.interfaces.web.watching.listing import point_address
from bazhua.grips.inherent.interfaces.web.watching.words import QUALITIES
from bazhua.grips.inherent.models import Alarm, Outage, Point
from bazhua.grips.inherent.selectors.alarms.listing import address
from bazhua.grips.inherent.selectors.watching.credible import Sent
from bazhua.grips.inherent.selectors.watching.register import (
    By,
    Span,
    alarms_behind,
    doubtful_behind,
    outages_behind,
)
from bazhua.infra.db.actors import Actor
from bazhua.infra.ui.parts.lines import Lines
from bazhua.infra.ui.parts.tabbed import Panel
from bazhua.infra.ui.parts.table import Column, Row, Table
from bazhua.infra.ui.parts.text import Part, said
from bazhua.kernel.words import Phrase


def behind_panel(actor: Actor, by: By, key: str, figure: RegisterFigure, span: Span) -> Panel:
    """Return the outages, points or alarms that count against a figure of a line."""
    match figure:
        case RegisterFigure.ONLINE:
            table = _outages(outages_behind(actor, by, key, span))
        case RegisterFigure.CREDIBLE:
            table = _doubtful(doubtful_behind(actor, by, key, span))
        case _:
            table = _alarms(alarms_behind(actor, by, key, figure, span))
    return Panel(title=words.BEHIND, body=table if table.rows else None, empty=words.NOTHING)


def _outages(rows: list[Outage]) -> Table:
    def cells() -> Iterator[Row]:
        for row in rows:
            until: Part = words.STILL if row.until is None else row.until
            yield Row(point_address(row.point), (row.point.name, row.since, until))

    return Table(
        caption=words.BEHIND,
        columns=(Column(words.POINT, 9), Column(words.SINCE, 8), Column(words.UNTIL, 8)),
        rows=tuple(cells()),
    )


def _doubtful(rows: list[tuple[Point, Sent]]) -> Table:
    def cells() -> Iterator[Row]:
        for point, sent in rows:
            why = tuple(
                Phrase(words.SO_MANY, {"n": count, "what": said(QUALITIES[quality].text)})
                for quality, count in sent.by_quality.items()
                if quality is not Quality.GOOD
            )
            aside = (Phrase(words.ASIDE, {"n": sent.aside}),) if sent.aside else ()
            cells_ = (point.name, sent.readings, sent.credible, Lines((*why, *aside)))
            yield Row(point_address(point), cells_)

    return Table(
        caption=words.BEHIND,
        columns=(
            Column(words.POINT, 9),
            Column(words.READINGS, 6, number=True),
            Column(words.CREDIBLE, 6, number=True),
            Column(words.DOUBTFUL, 9),
        ),
        rows=tuple(cells()),
    )


def _alarms(rows: list[Alarm]) -> Table:
    def cells() -> Iterator[Row]:
        for row in rows:
            taken: Part = row.acknowledged_at or "–"
            answered: Part = row.answered_at or row.closed_at or "–"
            yield Row(address(row), (row.number, row.point.name, row.raised_at, taken, answered))

    return Table(
        caption=words.BEHIND,
        columns=(
            Column(words.NUMBER, 9),
            Column(words.POINT, 8),
            Column(words.RAISED, 8),
            Column(words.ACKNOWLEDGED, 8),
            Column(words.ANSWERED, 8),
        ),
        rows=tuple(cells()),
    )
