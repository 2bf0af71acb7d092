"""The tab of monitoring on the page of an enterprise."""

from collections.abc import Iterator
from typing import Final

from django.urls import reverse

from bazhua.grips.inherent.domain.watching.terms import WAYS, Way
from bazhua.grips.inherent.interfaces.web.duty import words as of_duty
from bazhua.grips.inherent.interfaces.web.duty.listing import colour, risk_address
from bazhua.grips.inherent.interfaces.web.watching import words
from bazhua.grips.inherent.interfaces.web.watching.listing import (
    gateway_address,
    installation_address,
    kind,
    level,
)
from bazhua.grips.inherent.interfaces.web.watching.parts import points_panel
from bazhua.grips.inherent.selectors.duty.commitments import COMMIT, COMMITMENT
from bazhua.grips.inherent.selectors.duty.risks import risk_of
from bazhua.grips.inherent.selectors.watching.reach import MONITORING, SET
from bazhua.grips.inherent.selectors.watching.shown import (
    gateways_of,
    installations_of,
    points_of,
)
from bazhua.infra.ui.parts.record import Action, Fact, Weight
from bazhua.infra.ui.parts.tabbed import Facts, Panel
from bazhua.infra.ui.parts.table import CAP, Column, Row, Table
from bazhua.infra.ui.parts.text import Link
from bazhua.registry.api import Asked, EnterpriseTab, TabBody

SHOWN: Final = 100


def _body(asked: Asked) -> TabBody:
    may_set = asked.may_still(MONITORING, SET)
    points = list(points_of(asked.row.uid, asked.actor, at=asked.at)[:SHOWN])
    return TabBody(
        panels=(
            *_risk(asked),
            _installations(asked, may_set=may_set),
            points_panel(points, asked.at, _ways(asked) if may_set else ()),
            _gateways(asked, may_set=may_set),
        ),
        actions=_commit(asked),
    )


def _commit(asked: Asked) -> tuple[Action, ...]:
    if not asked.may_still(COMMITMENT, COMMIT):
        return ()
    href = reverse("duty:commit", args=[asked.row.uid])
    return (Action(text=of_duty.COMMIT, href=href, weight=Weight.MAIN, opens=True),)


def _risk(asked: Asked) -> Iterator[Panel]:
    row = risk_of(asked.row.uid, asked.actor, at=asked.at)
    if row is not None:
        facts = (
            Fact(of_duty.COLOUR, colour(row)),
            Fact(of_duty.INDEX, Link(str(row.value), risk_address(row))),
            Fact(of_duty.JUDGED, row.judged_at),
        )
        yield Panel(title=of_duty.RISKS, body=Facts(facts))


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
