"""The tab of monitoring on the page of an enterprise."""

from typing import Final

from django.urls import reverse

from bazhua.grips.inherent.domain.watching.terms import WAYS, Way
from bazhua.grips.inherent.interfaces.web.watching import words
from bazhua.grips.inherent.interfaces.web.watching.listing import (
    gateway_address,
    installation_address,
    kind,
    level,
)
from bazhua.grips.inherent.interfaces.web.watching.parts import points_panel
from bazhua.grips.inherent.selectors.watching.reach import MONITORING, SET
from bazhua.grips.inherent.selectors.watching.shown import (
    gateways_of,
    installations_of,
    points_of,
)
from bazhua.infra.ui.parts.record import Action, Weight
from bazhua.infra.ui.parts.tabbed import Panel
from bazhua.infra.ui.parts.table import CAP, Column, Row, Table
from bazhua.registry.api import Asked, EnterpriseTab, TabBody

SHOWN: Final = 100


def _body(asked: Asked) -> TabBody:
    may_set = asked.may_still(MONITORING, SET)
    points = list(points_of(asked.row.uid, asked.actor, at=asked.at)[:SHOWN])
    return TabBody(
        panels=(
            _installations(asked, may_set=may_set),
            points_panel(points, asked.at, _ways(asked) if may_set else ()),
            _gateways(asked, may_set=may_set),
        )
    )


def _installations(asked: Asked, *, may_set: bool) -> Panel:
    rows = list(installations_of(asked.row.uid, asked.actor, at=asked.at)[:SHOWN])
    table = Table(
        caption=words.INSTALLATIONS,
        columns=(Column(words.NAME, 9), Column(words.KIND, 6), Column(words.LEVEL, 8)),
        rows=tuple(
            Row(installation_address(row), (row.name, kind(row), level(row))) for row in rows
        ),
    )
    open_one = Action(
        text=words.OPEN,
        href=reverse("monitoring:open", args=[asked.row.uid]),
        weight=Weight.MAIN,
        opens=True,
    )
    return Panel(
        title=words.INSTALLATIONS,
        body=table if rows else None,
        empty=words.NONE,
        actions=(open_one,) if may_set else (),
    )


def _gateways(asked: Asked, *, may_set: bool) -> Panel:
    rows = list(gateways_of(asked.row.uid, asked.actor, at=asked.at)[:SHOWN])
    table = Table(
        caption=words.GATEWAYS,
        columns=(Column(words.NAME, 9), Column(words.CODE, 9), Column(words.WAY, 5)),
        rows=tuple(
            Row(gateway_address(row), (row.name, row.code, WAYS[Way(row.way)])) for row in rows
        ),
    )
    open_one = Action(
        text=words.OPEN_GATEWAY,
        href=reverse("monitoring:open_gateway", args=[asked.row.uid]),
        opens=True,
    )
    return Panel(
        title=words.GATEWAYS,
        body=table if rows else None,
        empty=words.NO_GATEWAYS,
        actions=(open_one,) if may_set else (),
    )


def _ways(asked: Asked) -> tuple[Action, ...]:
    set_up = reverse("monitoring:set_up", args=[asked.row.uid])
    return (
        Action(text=words.SET_UP, href=set_up, opens=True),
        Action(text=words.IMPORT, href=reverse("imports:list"), opens=True),
    )


def _count(asked: Asked) -> int:
    return points_of(asked.row.uid, asked.actor, at=asked.at)[: CAP + 1].count()


TABS: Final = (
    EnterpriseTab(
        slug="monitoring",
        word=words.MONITORING,
        right=(MONITORING, "view"),
        body=_body,
        count=_count,
    ),
)
