"""A county goes to another city: everything follows, what was counted stays."""

from datetime import date, timedelta

import pytest
from django.db import transaction
from hypothesis import given, settings
from hypothesis import strategies as st

from bazhua.infra.db.replanting import scoped_tables
from bazhua.infra.events.models import Event
from bazhua.infra.rollup.folding import fold_all
from bazhua.infra.rollup.models import Replanting
from bazhua.infra.search.finding import find
from bazhua.infra.search.models import Entry
from bazhua.kernel.errors import BadInput, Forbidden, NotFound, StaleState
from bazhua.registry.domain.organisations import OrganisationKind
from bazhua.registry.domain.places import PlaceKind
from bazhua.registry.domain.where.refusals import OutOfOrder, RegionMoveRefused
from bazhua.registry.models import (
    Enterprise,
    Node,
    NodeSpell,
    Organisation,
    Place,
    Region,
    RegionSpell,
)
from bazhua.registry.services.divisions.moving import Naming, move_region, rename_region
from bazhua.registry.services.where.bodies import open_standing_bodies
from bazhua.registry.services.where.places import Placing, open_place
from bazhua.registry.services.where.standing import PLATFORM
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
    enterprise,
)
from tests.registry.services.where.standing_on import standing_on

pytestmark = pytest.mark.usefixtures("settled")
LAST_YEAR = NOON - timedelta(days=365)
MOVED = QINGDAO + "370102."


def region(code):
    return Region.objects.get(code=code)


def move(code="370102", below="370200", since=DAY, version=None, who=KEEPER, at=NOON):
    row = region(code)
    return move_region(
        row.uid,
        below=region(below).uid,
        since=since,
        version=version or row.version,
        actor=who,
        at=at,
    )


def everything():
    tables = (Region, RegionSpell, Node, NodeSpell, Organisation, Enterprise, Entry, Event)
    return [list(table.objects.order_by("pk").values()) for table in (*tables, Replanting)]


def strays():
    """Return the records of the registry whose path is not that of their node."""
    paths = dict(Node.objects.values_list("id", "path"))
    return [
        (table.__name__, row.pk)
        for table in scoped_tables()
        for row in table.objects.all()
        if paths.get(int(row.path_now.split(".")[-2])) != row.path_now
    ]


def test_last_years_figures_stand_and_todays_are_in_the_new_city():
    enterprise(at=LAST_YEAR)

    move()

    fold_all()
    before = DAY - timedelta(days=1)
    assert [
        standing_on(path, day)
        for path, day in [
            (JINAN, before),
            (QINGDAO, before),
            (JINAN, DAY),
            (QINGDAO, DAY),
            (PROVINCE, before),
            (PROVINCE, DAY),
        ]
    ] == [1, 0, 0, 1, 1, 1]


def test_everything_in_it_follows():
    row = enterprise()
    open_place(Placing(enterprise=row.uid, kind=PlaceKind.SITE, name="厂区"), actor=KEEPER, at=NOON)
    open_standing_bodies(actor=PLATFORM, at=NOON)

    moved = move()

    stored = Enterprise.objects.get()
    assert (moved.path_now, stored.path_now) == (MOVED, f"{MOVED}370102001.{row.pk}.")
    assert (stored.path_then, stored.city_id) == (row.path_then, 370200)
    assert (Place.objects.get().path_now, strays()) == (stored.path_now, [])
    government = Organisation.objects.get(path_now=MOVED, kind=OrganisationKind.GOVERNMENT.value)
    assert government.parent.name == "青岛市人民政府"
    spells = NodeSpell.objects.filter(node_id=370102).order_by("since")
    assert list(spells.values_list("parent_id", "until")) == [(370100, DAY), (370200, None)]
    assert find(QINGDAO_KEEPER, "示例化工", kinds=["enterprise"], at=NOON).count == 1
    assert enterprise("新来的企业", number=2, who=QINGDAO_KEEPER).path_now.startswith(MOVED)


@pytest.mark.parametrize(
    ("change", "refusal"),
    [
        ({"below": "370103"}, RegionMoveRefused),
        ({"below": "370100"}, RegionMoveRefused),
        ({"code": "370000"}, RegionMoveRefused),
        ({"since": DAY + timedelta(days=1)}, RegionMoveRefused),
        ({"since": date(2020, 1, 1)}, OutOfOrder),
        ({"version": 9}, StaleState),
        ({"who": READER}, Forbidden),
        ({"who": LIXIA_KEEPER}, NotFound),
        ({"who": QINGDAO_KEEPER}, NotFound),
    ],
)
def test_a_move_that_is_refused_changes_nothing(change, refusal):
    enterprise()
    before = everything()

    with pytest.raises(refusal), transaction.atomic():
        move(**change)

    assert everything() == before


def rename(code="370188", name="历下新区", since=DAY, version=1, who=KEEPER):
    naming = Naming(name=name, code=code, since=since)
    return rename_region(region("370102").uid, naming, version=version, actor=who, at=NOON)


def test_a_new_name_keeps_the_node_and_the_old_code_leads_to_it():
    rename()

    row = region("370188")
    assert (row.node_id, row.name) == (370102, "历下新区")
    assert enterprise(region="370102").path_now.startswith(row.path_now)
    assert enterprise("乙", number=2, region="370188").path_now.startswith(row.path_now)


@pytest.mark.parametrize(
    ("change", "refusal"),
    [
        ({"code": "370103"}, BadInput),
        ({"code": "37018"}, BadInput),
        ({"since": date(2020, 1, 1)}, OutOfOrder),
        ({"version": 4}, StaleState),
        ({"who": READER}, Forbidden),
        ({"who": QINGDAO_KEEPER}, NotFound),
    ],
)
def test_a_new_name_that_is_refused_changes_nothing(change, refusal):
    before = everything()

    with pytest.raises(refusal), transaction.atomic():
        rename(**change)

    assert everything() == before


MOVES = st.sampled_from(
    [
        ("370102", "370200"),
        ("370102", "370100"),
        ("370103", "370200"),
        ("370202", "370100"),
        ("370102001", "370103"),
        ("370102001", "370202"),
        ("370202002", "370102"),
    ]
)


@settings(max_examples=15, deadline=None)
@given(st.lists(MOVES, max_size=5))
def test_every_record_stands_where_its_node_stands(moves):
    with transaction.atomic():
        for number, town in enumerate(("370102001", "370103", "370202002"), start=1):
            enterprise(f"企业{number}", number=number, region=town)
        for day, (code, below) in enumerate(moves):
            later = NOON + timedelta(days=day)
            try:
                with transaction.atomic():
                    move(code, below, since=DAY + timedelta(days=day), at=later)
            except RegionMoveRefused:
                assert region(code).path_now.startswith(region(below).path_now)

        assert strays() == []
        for node in Node.objects.exclude(parent=None).select_related("parent"):
            assert node.path == f"{node.parent.path}{node.pk}."
        transaction.set_rollback(True)
