"""Contractors, units, places, zones, substances; bodies that people open."""

from datetime import timedelta
from decimal import Decimal
from uuid import UUID

import pytest
from django.db import transaction

from bazhua.infra.events.models import Event
from bazhua.infra.search.finding import find
from bazhua.infra.search.models import Entry
from bazhua.kernel.errors import (
    BadInput,
    Forbidden,
    MissingKey,
    NotAChoice,
    NotFound,
    OutOfRange,
    StaleState,
)
from bazhua.registry.domain.enterprises import UnitKind
from bazhua.registry.domain.organisations import OrganisationKind
from bazhua.registry.domain.places import PlaceKind
from bazhua.registry.domain.where.refusals import (
    ClosedAlready,
    CodeTaken,
    OutOfOrder,
    StillUsed,
    WrongRung,
)
from bazhua.registry.models import (
    Contract,
    Node,
    NodeSpell,
    Organisation,
    Place,
    Region,
    Substance,
    Unit,
    Zone,
)
from bazhua.registry.services.where.bodies import (
    Opening,
    close_organisation,
    open_offices,
    open_organisation,
    open_standing_bodies,
)
from bazhua.registry.services.where.contracts import Engaging, begin_contract, end_contract
from bazhua.registry.services.where.places import (
    Drawing,
    Placing,
    close_place,
    draw_zone,
    end_substance,
    end_zone,
    hold_substance,
    open_place,
)
from bazhua.registry.services.where.standing import PLATFORM
from bazhua.registry.services.where.units import Dividing, close_unit, open_unit
from tests.registry import scene
from tests.registry.scene import (
    DAY,
    FOUNDED,
    KEEPER,
    NOON,
    QINGDAO_KEEPER,
    READER,
    STRANGER,
    actor,
    code,
    enterprise,
)

pytestmark = pytest.mark.usefixtures("settled")
SQUARE = [[[117.0, 36.0], [117.1, 36.0], [117.1, 36.1], [117.0, 36.0]]]
WHO = [(STRANGER, NotFound), (QINGDAO_KEEPER, NotFound), (READER, Forbidden)]


def everything():
    tables = (Contract, Unit, Node, NodeSpell, Place, Zone, Substance, Organisation, Event, Entry)
    return [list(table.objects.order_by("pk").values()) for table in tables]


def refused(refusal, deed):
    """Do what is refused; tell whether nothing changed."""
    before = everything()
    with pytest.raises(refusal), transaction.atomic():
        deed()
    return everything() == before


def engage(host, who=KEEPER, **changes):
    given = {"contractor": code(2), "work": "检修", "since": DAY} | changes
    return begin_contract(Engaging(host=host.uid, **given), actor=who, at=NOON)


def divide(row, name="一车间", kind=UnitKind.WORKSHOP, who=KEEPER, since=DAY, **more):
    given = Dividing(enterprise=row.uid, name=name, kind=kind, since=since, **more)
    return open_unit(given, actor=who, at=NOON)


def place(row, name="厂区", kind=PlaceKind.SITE, who=KEEPER, **more):
    given = Placing(enterprise=row.uid, kind=kind, name=name, **more)
    return open_place(given, actor=who, at=NOON)


def test_a_contract_begins_and_ends_and_is_told_of_the_host():
    host, contractor = enterprise(), enterprise("承包示例公司", number=2)

    made = engage(host, contractor=code(2).lower())
    ended = end_contract(made.uid, until=DAY, version=1, actor=KEEPER, at=NOON)

    assert (made.contractor_id, ended.until) == (contractor.pk, DAY)
    kinds = Event.objects.filter(record_uid=host.uid).order_by("seq").values_list("kind", flat=True)
    assert list(kinds)[1:] == ["enterprise.contract_began", "enterprise.contract_ended"]
    assert refused(
        ClosedAlready,
        lambda: end_contract(made.uid, until=DAY, version=2, actor=KEEPER, at=NOON),
    )


@pytest.mark.parametrize(
    ("change", "refusal"),
    [
        ({"contractor": code(1)}, BadInput),
        ({"contractor": code(9)}, NotFound),
        ({"contractor": ""}, NotFound),
        ({"work": " "}, MissingKey),
        ({"work": "长" * 301}, OutOfRange),
        ({"since": FOUNDED - timedelta(days=1)}, OutOfOrder),
        *[({"who": who}, refusal) for who, refusal in WHO],
    ],
)
def test_a_contract_that_is_refused_leaves_nothing(change, refusal):
    host, _ = enterprise(), enterprise("承包示例公司", number=2)

    assert refused(refusal, lambda: engage(host, **change))


@pytest.mark.parametrize(
    ("who", "version", "until", "refusal"),
    [
        *[(who, 1, DAY, refusal) for who, refusal in WHO],
        (KEEPER, 2, DAY, StaleState),
        (KEEPER, 1, DAY - timedelta(days=1), OutOfOrder),
    ],
)
def test_ends_that_are_refused_leave_everything(who, version, until, refusal):
    host, _ = enterprise(), enterprise("承包示例公司", number=2)
    contract, unit = engage(host), divide(host)
    asked = {"until": until, "version": version, "actor": who, "at": NOON}

    assert refused(refusal, lambda: end_contract(contract.uid, **asked))
    assert refused(refusal, lambda: close_unit(unit.uid, **asked))


def test_units_are_nodes_below_the_enterprise():
    row = enterprise()
    shop = divide(row)
    team = divide(row, "甲班", UnitKind.TEAM, parent=shop.uid)

    assert team.node.path == f"{row.path_now}{shop.node_id}.{team.node_id}."
    assert NodeSpell.objects.get(node=team.node).parent_id == shop.node_id
    assert refused(
        StillUsed, lambda: close_unit(shop.uid, until=DAY, version=1, actor=KEEPER, at=NOON)
    )
    close_unit(team.uid, until=DAY + timedelta(days=1), version=1, actor=KEEPER, at=NOON)
    assert NodeSpell.objects.get(node=team.node).until == DAY + timedelta(days=1)
    assert refused(
        ClosedAlready, lambda: close_unit(team.uid, until=DAY, version=2, actor=KEEPER, at=NOON)
    )
    with pytest.raises(NotFound), transaction.atomic():
        divide(row, "乙班", UnitKind.TEAM, parent=team.uid)


@pytest.mark.parametrize(
    ("change", "refusal"),
    [
        ({"name": ""}, MissingKey),
        ({"since": FOUNDED - timedelta(days=1)}, OutOfOrder),
        ({"parent": UUID(int=5)}, NotFound),
        *[({"who": who}, refusal) for who, refusal in WHO],
    ],
)
def test_a_unit_that_is_refused_leaves_nothing(change, refusal):
    row = enterprise()

    assert refused(refusal, lambda: divide(row, **change))


def test_places_stand_below_each_other_and_where_their_unit_stands():
    row = enterprise(departments=("YJ",))
    shop = divide(row)
    site = place(row)
    tank = place(row, "氨储罐", PlaceKind.EQUIPMENT, parent=site.uid, unit=shop.uid, number="V-101")

    assert (site.path_now, tank.path_now) == (row.path_now, shop.node.path)
    assert Place.objects.get(pk=tank.pk).firm_id == row.pk
    assert (tank.dept_mask, tank.parent_id) == (1, site.pk)
    assert find(READER, "V-101", kinds=["place"], at=NOON).count == 1
    director = actor("director", row.path_now, number=20)
    seen = Place.objects.visible_to(director, "place", "view", at=NOON).order_by("pk")
    assert [one.uid for one in seen] == [site.uid, tank.uid]
    assert refused(
        StillUsed, lambda: close_place(site.uid, until=DAY, version=1, actor=KEEPER, at=NOON)
    )
    hold_substance(
        tank.uid, name="液氨", cas="7664-41-7", most_t=Decimal("12.5"), actor=director, at=NOON
    )
    draw_zone(tank.uid, Drawing(name="罐区", outline=SQUARE), actor=director, at=NOON)
    close_place(tank.uid, until=DAY, version=1, actor=director, at=NOON)
    assert (Zone.objects.get().until, Substance.objects.get().until) == (DAY, DAY)
    assert find(READER, "V-101", kinds=["place"], at=NOON).count == 0
    place(row, "新罐", PlaceKind.EQUIPMENT, number="V-101")


@pytest.mark.parametrize(
    ("change", "refusal"),
    [
        ({"name": ""}, MissingKey),
        ({"number": "V-1"}, BadInput),
        ({"number": "9" * 61}, OutOfRange),
        ({"parent": UUID(int=5)}, NotFound),
        ({"unit": UUID(int=5)}, NotFound),
        *[({"who": who}, refusal) for who, refusal in WHO],
    ],
)
def test_a_place_that_is_refused_leaves_nothing(change, refusal):
    row = enterprise()
    place(row, number="V-1")

    assert refused(refusal, lambda: place(row, **change))


def test_a_place_stands_below_a_higher_rung_of_its_own_enterprise():
    row, other = enterprise(), enterprise("另一家", number=2)
    area, foreign = place(row, "罐区", PlaceKind.AREA), place(other)

    assert refused(WrongRung, lambda: place(row, "厂", PlaceKind.SITE, parent=area.uid))
    assert refused(WrongRung, lambda: place(row, "区", PlaceKind.AREA, parent=area.uid))
    assert refused(NotFound, lambda: place(row, "罐", PlaceKind.EQUIPMENT, parent=foreign.uid))


@pytest.mark.parametrize(
    "drawing",
    [
        {},
        {"outline": [[[0, 0], [1, 1]]]},
        {"outline": [[[0, 0], [1, 1], [2, 2], [3, 3]]]},
        {"outline": [[[0, 0], [181, 1], [2, 2], [0, 0]]]},
        {"outline": "POLYGON"},
        {"outline": [[[0, 0], [True, 1], [2, 2], [0, 0]]]},
        {"outline": SQUARE, "plan": UUID(int=5)},
        {"on_plan": [[0.1, 0.1], [0.2, 0.2], [0.1, 0.3]]},
        {"on_plan": [[0.1, 0.1], [1.2, 0.2], [0.1, 0.3]], "plan": UUID(int=5)},
    ],
)
def test_what_is_no_polygon_is_refused(drawing):
    site = place(enterprise())

    assert refused(
        BadInput,
        lambda: draw_zone(site.uid, Drawing(name="区", **drawing), actor=KEEPER, at=NOON),
    )


@pytest.mark.parametrize(
    ("cas", "most_t", "who", "refusal"),
    [
        ("", Decimal(-1), KEEPER, OutOfRange),
        ("", Decimal(10**10), KEEPER, OutOfRange),
        ("1" * 13, Decimal(1), KEEPER, OutOfRange),
        *[("", Decimal(1), who, refusal) for who, refusal in WHO],
    ],
)
def test_a_substance_that_is_refused_leaves_nothing(cas, most_t, who, refusal):
    site = place(enterprise())

    assert refused(
        refusal,
        lambda: hold_substance(site.uid, name="氨", cas=cas, most_t=most_t, actor=who, at=NOON),
    )


def contents():
    """Return a zone and a substance at a site, each with the service that ends it."""
    site = place(enterprise())
    zone = draw_zone(site.uid, Drawing(name="罐区", outline=SQUARE), actor=KEEPER, at=NOON)
    said = {"name": "液氨", "cas": "7664-41-7", "most_t": Decimal("12.5")}
    held = hold_substance(site.uid, **said, actor=KEEPER, at=NOON)
    return site, ((zone, end_zone), (held, end_substance))


def test_a_zone_and_a_substance_end_on_a_day_and_stay_on_record():
    _, both = contents()
    asked = {"until": DAY, "actor": KEEPER, "at": NOON}

    ended = [end(row.uid, version=1, **asked) for row, end in both]

    assert [(row.until, row.version) for row in ended] == [(DAY, 2), (DAY, 2)]
    assert (Zone.objects.get().until, Substance.objects.get().until) == (DAY, DAY)
    kinds = Event.objects.order_by("seq").values_list("kind", flat=True)
    assert list(kinds)[-2:] == ["enterprise.zone_ended", "enterprise.substance_ended"]
    for row, end in both:
        assert refused(ClosedAlready, lambda row=row, end=end: end(row.uid, version=2, **asked))


@pytest.mark.parametrize(
    ("who", "version", "refusal"), [*[(who, 1, no) for who, no in WHO], (KEEPER, 2, StaleState)]
)
def test_an_end_of_a_zone_or_a_substance_that_is_refused_leaves_it(who, version, refusal):
    _, both = contents()
    asked = {"until": DAY, "version": version, "actor": who, "at": NOON}

    for row, end in both:
        assert refused(refusal, lambda row=row, end=end: end(row.uid, **asked))
        assert refused(NotFound, lambda end=end: end(UUID(int=5), **asked))


def test_what_lies_in_a_place_ends_with_it_and_not_after():
    site, both = contents()
    close_place(site.uid, until=DAY, version=1, actor=KEEPER, at=NOON)

    for row, end in both:
        asked = {"until": DAY, "version": 1, "actor": KEEPER, "at": NOON}
        assert refused(ClosedAlready, lambda row=row, end=end, a=asked: end(row.uid, **a))


def opening(**changes):
    region = Region.objects.get(code=changes.pop("at", "370102"))
    given = {"name": "示例化工园区", "kind": OrganisationKind.PARK, "since": FOUNDED} | changes
    return Opening(region=region.uid, **given)


def test_a_body_is_opened_found_and_closed():
    row = open_organisation(opening(code=code(50)), actor=KEEPER, at=NOON)

    assert (row.path_now, row.code) == (scene.LIXIA, code(50))
    assert find(READER, "化工园区", kinds=["organisation"], at=NOON).count == 1
    assert refused(CodeTaken, lambda: enterprise(number=50))
    closed = close_organisation(row.uid, until=DAY, version=1, actor=KEEPER, at=NOON)
    assert closed.until == DAY
    assert refused(
        ClosedAlready,
        lambda: close_organisation(row.uid, until=DAY, version=2, actor=KEEPER, at=NOON),
    )


@pytest.mark.parametrize(
    ("change", "who", "refusal"),
    [
        ({"name": ""}, KEEPER, MissingKey),
        ({"kind": OrganisationKind.DEPARTMENT}, KEEPER, NotAChoice),
        ({"department": "YJ"}, KEEPER, NotAChoice),
        ({"parent": UUID(int=5)}, KEEPER, NotFound),
        *[({}, who, refusal) for who, refusal in WHO],
    ],
)
def test_a_body_that_is_refused_leaves_nothing(change, who, refusal):
    wanted = opening(**change)

    assert refused(refusal, lambda: open_organisation(wanted, actor=who, at=NOON))


def test_offices_are_opened_once_below_their_government():
    open_standing_bodies(actor=PLATFORM, at=NOON)
    region = Region.objects.get(code="370102")
    asked = {"region_uid": region.uid, "since": FOUNDED, "actor": KEEPER, "at": NOON}

    opened = open_offices(departments=("YJ", "GX"), **asked)
    again = open_offices(departments=("YJ", "SL"), **asked)

    assert [row.name for row in opened] == [
        "济南市历下区应急管理局",
        "济南市历下区工业和信息化局",
    ]
    assert [row.name for row in again] == ["济南市历下区水利局"]
    assert {row.parent.name for row in opened} == {"济南市历下区人民政府"}
    assert [row.dept_mask for row in opened] == [1, 2]
    assert refused(NotAChoice, lambda: open_offices(departments=("QQ",), **asked))
