"""The tab of monitoring on the page of an enterprise."""

from collections.abc import Iterator
from typing import Final

from django.urls import reverse

from bazhua.grips.inherent.domain.duty.named import PERSONS, NamedPerson
from bazhua.grips.inherent.interfaces.web.duty import named as of_named
from bazhua.grips.inherent.interfaces.web.duty import words as of_duty
from bazhua.grips.inherent.interfaces.web.duty.inspections import Known
from bazhua.grips.inherent.interfaces.web.duty.inspections import address as inspected_address
from bazhua.grips.inherent.interfaces.web.duty.listing import colour, risk_address
from bazhua.grips.inherent.interfaces.web.watching import words
from bazhua.grips.inherent.interfaces.web.watching.listing import (
    level,
)
from bazhua.grips.inherent.interfaces.web.watching.parts import (
    gateways_panel,
    installations_panel,
    points_panel,
)
from bazhua.grips.inherent.selectors.duty.commitments import COMMIT, COMMITMENT
from bazhua.grips.inherent.selectors.duty.inspections import graded_of
from bazhua.grips.inherent.selectors.duty.risks import risk_of
from bazhua.grips.inherent.selectors.watching.reach import MONITORING, SET
from bazhua.grips.inherent.selectors.watching.shown import (
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
            installations_panel(asked.row.uid, asked.actor, asked.at, may_set=may_set),
            *_named(asked),
            points_panel(points, asked.at, _ways(asked) if may_set else ()),
            gateways_panel(asked.row.uid, asked.actor, asked.at, may_set=may_set),
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


def _named(asked: Asked) -> Iterator[Panel]:
    """Yield who answers by name for the graded installations, and how they are inspected."""
    rows = graded_of(asked.row.uid, asked.actor, at=asked.at)
    if not rows:
        return
    known = Known(asked.at)
    known.learn(rows)
    table = Table(
        caption=of_named.RESPONSIBILITY,
        columns=(
            Column(words.NAME, 9),
            Column(words.LEVEL, 7),
            *(Column(PERSONS[person], 6) for person in NamedPerson),
        ),
        rows=tuple(
            Row(
                inspected_address(row),
                (row.name, level(row), *(known.of(row, person) for person in NamedPerson)),
            )
            for row in rows
        ),
    )
    yield Panel(title=of_named.RESPONSIBILITY, body=table, note=of_named.LEAD)


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
