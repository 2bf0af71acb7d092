"""The tabs of hidden dangers and of patrols on the page of an enterprise."""

from typing import Final

from django.urls import reverse

from bazhua.grips.dangers.interfaces.web import words
from bazhua.grips.dangers.interfaces.web.patrols import words as of_patrols
from bazhua.grips.dangers.interfaces.web.patrols.listing import Known, before, now, rhythm
from bazhua.grips.dangers.interfaces.web.patrols.listing import address as patrol_address
from bazhua.grips.dangers.selectors.dangers import open_at
from bazhua.grips.dangers.selectors.ledger.listing import address, due, grade, short, standing
from bazhua.grips.dangers.selectors.ledger.words import DUE, GRADE, NUMBER, STATE, WRONG
from bazhua.grips.dangers.selectors.patrols.patrols import patrols_at
from bazhua.infra.recurrence.selectors import RESOURCE as RECURRENCE
from bazhua.infra.recurrence.services import SET
from bazhua.infra.ui.parts.record import Action, Weight
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


def _patrols(asked: Asked) -> TabBody:
    rows = list(patrols_at(asked.row.path_now, asked.actor, at=asked.at)[:SHOWN])
    known = Known(asked.at)
    known.learn(rows)
    table = Table(
        caption=of_patrols.PATROLS,
        columns=(
            Column(of_patrols.NAME, 10),
            Column(of_patrols.RHYTHM, 7),
            Column(of_patrols.HOLDER, 9),
            Column(of_patrols.NOW, 6),
            Column(of_patrols.BEFORE, 6),
        ),
        rows=tuple(
            Row(
                patrol_address(row),
                (
                    row.name,
                    rhythm(row),
                    known.holder(row),
                    now(known.standing(row), row),
                    before(known.standing(row)),
                ),
            )
            for row in rows
        ),
    )
    set_one = Action(
        text=of_patrols.SET,
        href=reverse("patrols:set", args=[asked.row.uid]),
        opens=True,
        weight=Weight.MAIN,
    )
    panel = Panel(
        title=of_patrols.PATROLS,
        body=table if table.rows else None,
        empty=of_patrols.NONE_HERE,
        actions=(set_one,) if asked.may_still(RECURRENCE, SET) else (),
    )
    return TabBody(panels=(panel,))


def _patrol_count(asked: Asked) -> int:
    return patrols_at(asked.row.path_now, asked.actor, at=asked.at)[: CAP + 1].count()


TABS: Final = (
    EnterpriseTab(
        slug="dangers",
        word=words.DANGERS,
        right=("danger", "view"),
        body=_body,
        count=_count,
    ),
    EnterpriseTab(
        slug="patrols",
        word=of_patrols.PATROLS,
        right=(RECURRENCE, "view"),
        body=_patrols,
        count=_patrol_count,
    ),
)
