"""The records behind a figure of the register."""

from collections.abc import Iterator

from bazhua.grips.inherent.domain.watching.connection import RegisterFigure
from bazhua.grips.inherent.interfaces.web.register import words
from bazhua.grips.inherent.interfaces.web.watching.listing import point_address
from bazhua.grips.inherent.models import Alarm, Outage
from bazhua.grips.inherent.selectors.alarms.listing import address
from bazhua.grips.inherent.selectors.watching.register import (
    By,
    Span,
    alarms_behind,
    outages_behind,
)
from bazhua.infra.db.actors import Actor
from bazhua.infra.ui.parts.tabbed import Panel
from bazhua.infra.ui.parts.table import Column, Row, Table
from bazhua.infra.ui.parts.text import Part


def behind_panel(actor: Actor, by: By, key: str, figure: RegisterFigure, span: Span) -> Panel:
    """Return the outages or the alarms that count against a figure of a line."""
    if figure is RegisterFigure.ONLINE:
        table = _outages(outages_behind(actor, by, key, span))
    else:
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
