"""The tab of alarms on the page of an enterprise."""

from typing import Final

from bazhua.grips.inherent.interfaces.web.alarms import words
from bazhua.grips.inherent.interfaces.web.alarms.record import progress
from bazhua.grips.inherent.selectors.alarms import words as of_list
from bazhua.grips.inherent.selectors.alarms.alarms import RESOURCE, open_at
from bazhua.grips.inherent.selectors.alarms.listing import address, against, reading, risk, standing
from bazhua.infra.db.access import VIEW
from bazhua.infra.ui.parts.tabbed import Panel
from bazhua.infra.ui.parts.table import CAP, Column, Empty, Row, Table
from bazhua.registry.api import Asked, EnterpriseTab, TabBody

SHOWN: Final = 50
COLUMNS: Final = (
    Column(of_list.POINT, 11),
    Column(of_list.COLOUR),
    Column(of_list.LIMIT),
    Column(of_list.VALUE),
    Column(of_list.STATE, 9),
    Column(of_list.PROGRESS, 6),
    Column(of_list.RAISED, 10),
)


def _body(asked: Asked) -> TabBody:
    rows = open_at(asked.actor, asked.row.path_now, at=asked.at)[:SHOWN]
    table = Table(
        caption=words.OPEN_ONES,
        columns=COLUMNS,
        rows=tuple(
            Row(
                address(row),
                (
                    row.point.name,
                    risk(row),
                    against(row),
                    reading(row),
                    standing(row),
                    progress(row),
                    row.raised_at,
                ),
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
        slug="alarms", word=words.ALARMS, right=(RESOURCE, VIEW), body=_body, count=_count
    ),
)
