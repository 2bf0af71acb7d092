"""The tab of hidden dangers on the page of an enterprise."""

from typing import Final

from bazhua.grips.dangers.interfaces.web import words
from bazhua.grips.dangers.selectors.dangers import open_at
from bazhua.grips.dangers.selectors.ledger.listing import address, due, grade, short, standing
from bazhua.grips.dangers.selectors.ledger.words import DUE, GRADE, NUMBER, STATE, WRONG
from bazhua.infra.ui.parts.tabbed import Panel
from bazhua.infra.ui.parts.table import CAP, Column, Empty, Row, Table
from bazhua.registry.api import Asked, EnterpriseTab, TabBody

SHOWN: Final = 50
COLUMNS: Final = (
    Column(WRONG, 14),
    Column(NUMBER, 11),
    Column(GRADE),
    Column(STATE),
    Column(DUE, 10),
)


def _body(asked: Asked) -> TabBody:
    rows = open_at(asked.actor, asked.row.path_now, at=asked.at)[:SHOWN]
    table = Table(
        caption=words.OPEN_ONES,
        columns=COLUMNS,
        rows=tuple(
            Row(
                address(row),
                (short(row), row.number, grade(row), standing(row), due(row, asked.at)),
            )
            for row in rows
        ),
    )
    body = table if table.rows else None
    empty = Empty(words.NONE_OPEN, words.NONE_OPEN_FILL)
    return TabBody(panels=(Panel(title=words.OPEN_ONES, body=body, empty=empty),))


def _count(asked: Asked) -> int:
    return open_at(asked.actor, asked.row.path_now, at=asked.at)[: CAP + 1].count()


TABS: Final = (
    EnterpriseTab(
        slug="dangers",
        word=words.DANGERS,
        right=("danger", "view"),
        body=_body,
        count=_count,
    ),
)
