"""An enterprise goes to another region: its own follows, what was counted stays."""

from datetime import date, timedelta

import pytest
from django.db import transaction

from bazhua.infra.events.models import Event
from bazhua.infra.rollup.folding import fold_all
from bazhua.infra.rollup.models import Replanting
from bazhua.infra.search.finding import find
from bazhua.infra.search.models import Entry
from bazhua.kernel.errors import Forbidden, NotFound, StaleState
from bazhua.registry.domain.places import PlaceKind
from bazhua.registry.domain.where.refusals import (
    ClosedAlready,
    OutOfOrder,
    RegionMoveRefused,
    RegionTooHigh,
    UnknownRegion,
)
from bazhua.registry.models import Enterprise, Node, NodeSpell, Place
from bazhua.registry.services.where.enterprises import close_enterprise
from bazhua.registry.services.where.moving import move_enterprise
from bazhua.registry.services.where.places import Placing, open_place
from tests.registry.scene import (
    DAY,
    JINAN,
    KEEPER,
    LIXIA_KEEPER,
    NOON,
    PROVINCE,
    QINGDAO,
    QINGDAO_KEEPER,
    READER,
    SHINAN,
    enterprise,
)
from tests.registry.services.where.standing_on import standing_on

pytestmark = pytest.mark.usefixtures("settled")
LAST_YEAR = NOON - timedelta(days=365)
BEFORE = DAY - timedelta(days=1)


def move(row, region="370202002", since=DAY, version=1, who=KEEPER):
    return move_enterprise(row.uid, region=region, since=since, version=version, actor=who, at=NOON)


def everything():
    tables = (Node, NodeSpell, Enterprise, Place, Entry, Event, Replanting)
    return [list(table.objects.order_by("pk").values()) for table in tables]


def test_last_years_figures_stand_and_todays_are_in_the_new_town():
    row = enterprise(at=LAST_YEAR)
    enterprise("留下的企业", number=2, at=LAST_YEAR)

    move(row)

    fold_all()
    days = (BEFORE, DAY)
    assert [[standing_on(path, day) for day in days] for path in (JINAN, QINGDAO, PROVINCE)] == [
        [2, 1],
        [0, 1],
        [2, 2],
    ]


def test_what_is_its_own_follows_and_nothing_else():
    row, other = enterprise(), enterprise("留下的企业", number=2)
    open_place(Placing(enterprise=row.uid, kind=PlaceKind.SITE, name="厂区"), actor=KEEPER, at=NOON)

    moved = move(row)

    stored = Enterprise.objects.get(pk=row.pk)
    assert stored.path_now == moved.path_now == f"{SHINAN}370202002.{row.pk}."
    assert (stored.path_then, stored.city_id, stored.version) == (row.path_then, 370200, 2)
    assert Place.objects.get().path_now == stored.path_now
    assert Enterprise.objects.get(pk=other.pk).path_now == other.path_now
    spells = NodeSpell.objects.filter(node_id=row.pk).order_by("since")
    assert list(spells.values_list("parent_id", "until")) == [(370102001, DAY), (370202002, None)]
    assert find(QINGDAO_KEEPER, "示例化工", kinds=["enterprise"], at=NOON).count == 1
    assert find(LIXIA_KEEPER, "示例化工", kinds=["enterprise"], at=NOON).count == 0
    assert Event.objects.filter(record_uid=row.uid).latest("seq").kind == "enterprise.moved"


@pytest.mark.parametrize(
    ("change", "refusal"),
    [
        ({"region": "370102001"}, RegionMoveRefused),
        ({"since": DAY + timedelta(days=1)}, RegionMoveRefused),
        ({"region": "没有这个镇"}, UnknownRegion),
        ({"region": "370200"}, RegionTooHigh),
        ({"since": date(2010, 1, 1)}, OutOfOrder),
        ({"version": 9}, StaleState),
        ({"who": READER}, Forbidden),
        ({"who": LIXIA_KEEPER}, Forbidden),
        ({"who": QINGDAO_KEEPER}, NotFound),
    ],
)
def test_a_move_that_is_refused_changes_nothing(change, refusal):
    row = enterprise()
    before = everything()

    with pytest.raises(refusal), transaction.atomic():
        move(row, **change)

    assert everything() == before


def test_a_closed_enterprise_stays():
    row = enterprise()
    close_enterprise(row.uid, until=DAY, reason="注销", version=1, actor=KEEPER, at=NOON)
    before = everything()

    with pytest.raises(ClosedAlready), transaction.atomic():
        move(row, version=2)

    assert everything() == before
