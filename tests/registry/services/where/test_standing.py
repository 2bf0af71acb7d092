"""Every platform has its regions, departments and standing bodies from its first start."""

import json
from datetime import UTC, date, datetime
from importlib.resources import files

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from bazhua.infra.events.models import Event
from bazhua.infra.search.models import Entry
from bazhua.registry.api import prepare_registry
from bazhua.registry.domain.tree import EVERY_DEPARTMENT, Level
from bazhua.registry.models import (
    Department,
    Node,
    NodeSpell,
    Organisation,
    Region,
    RegionSpell,
)
from bazhua.registry.services.divisions.regions import import_regions
from bazhua.registry.services.where.standing import PLATFORM

NOON = datetime(2026, 11, 23, 4, tzinfo=UTC)
READS_OF_A_CHECK = 8
"""Reads that tell that all is there."""


@pytest.fixture(scope="module")
def _standing(django_db_setup, django_db_blocker):  # noqa: ARG001 -- the database must be there
    """Prepare once for all tests of this module, in a transaction that never ends well."""
    with django_db_blocker.unblock(), transaction.atomic():
        prepare_registry(at=NOON)
        yield
        transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def _prepared(_standing, db):
    """Give each test a platform after its first preparation."""


def counts():
    tables = (Region, RegionSpell, Node, NodeSpell, Department, Organisation, Entry, Event)
    return [table.objects.count() for table in tables]


def test_the_divisions_are_all_there():
    standing = Region.objects.filter(until=None)
    by_level = {level: standing.filter(level=level.value).count() for level in Level}

    assert by_level == {
        Level.PROVINCE: 1,
        Level.CITY: 16,
        Level.COUNTY: 136 + 15,
        Level.TOWN: 1853,
        Level.VILLAGE: 0,
    }


def test_a_second_time_changes_nothing_and_only_looks():
    before = counts()

    with CaptureQueriesContext(connection) as asked:
        entered = prepare_registry(at=NOON)

    reads = [each["sql"] for each in asked if each["sql"].startswith("SELECT")]
    assert (entered, counts(), len(reads)) == (0, before, READS_OF_A_CHECK)


def test_what_is_missing_comes_back_and_what_was_changed_stays():
    town = Region.objects.get(code="370102001")
    Region.objects.filter(code="370102").update(name="历下新区")
    RegionSpell.objects.filter(region=town).delete()
    town.delete()
    NodeSpell.objects.filter(node_id=370102001).delete()
    Node.objects.filter(id=370102001).delete()

    entered = import_regions(actor=PLATFORM, at=NOON)

    found = Region.objects.get(code="370102001")
    assert (entered, found.path_now) == (1, ".370000.370100.370102.370102001.")
    assert Region.objects.get(code="370102").name == "历下新区"


def test_a_recoded_region_is_not_entered_again():
    Region.objects.filter(code="370102").update(code="370199")

    assert import_regions(actor=PLATFORM, at=NOON) == 0


def test_ids_are_those_of_the_codes_and_others_begin_beyond():
    jinan = Region.objects.get(code="370100")
    free = Node.objects.create(parent_id=370102001, kind="enterprise", path=".9.", depth=1)

    assert jinan.node_id == 370100
    assert free.pk > 1_000_000_000


def test_every_path_is_that_of_its_node_and_ends_every_parent():
    wrong = [
        region.code
        for region in Region.objects.select_related("node__parent")
        if region.path_now != region.node.path
        or (region.node.parent and not region.node.path.startswith(region.node.parent.path))
    ]

    assert (wrong, Region.objects.exclude(dept_mask=EVERY_DEPARTMENT).count()) == ([], 0)


def test_below_each_county_there_is_a_node_for_a_town_that_nobody_named():
    counties = Region.objects.filter(level="county", until=None).values_list("node_id", flat=True)
    found = Node.objects.filter(id__in=[pk * 1000 for pk in counties])

    assert {node.parent_id for node in found} == set(counties)


def test_each_zone_is_drawn_in_a_county_that_has_a_polygon():
    shapes = json.loads((files("bazhua.registry") / "data/shandong/counties.geojson").read_text())
    drawn = {each["properties"]["adcode"] for each in shapes["features"]}
    zones = Region.objects.filter(kind="functional_zone")
    counties = Region.objects.filter(level="county", until=None).exclude(kind="functional_zone")

    assert {zone.map_adcode for zone in zones} <= drawn
    assert zones.filter(map_adcode="").count() == 0
    assert set(counties.values_list("code", flat=True)) == drawn


def test_laiwu_is_no_more_and_its_code_leads_to_its_successor():
    laiwu = Region.objects.get(code="371200")
    spell = RegionSpell.objects.select_related("successor").get(code="371200")

    assert (laiwu.until, spell.until) == (date(2018, 12, 26), date(2018, 12, 26))
    assert spell.successor.code == "370116"


def test_every_government_has_its_office_and_the_one_above_it():
    bodies = Organisation.objects.select_related("parent")
    governments = bodies.filter(kind="government")
    offices = bodies.filter(kind="commission_office")

    assert (governments.count(), offices.count()) == (168, 168)
    assert governments.filter(parent=None).get().name == "山东省人民政府"
    lixia = offices.get(path_now=".370000.370100.370102.")
    assert lixia.name == "济南市历下区安全生产委员会办公室"
    assert lixia.name_en == "Work Safety Commission Office of Lixia District, Jinan"
    assert lixia.parent.name == "济南市安全生产委员会办公室"
    zone = governments.get(path_now=".370000.370100.370176.")
    assert zone.name == "济南高新技术产业开发区管理委员会"


def test_departments_have_bits_of_their_own_and_the_first_ten_are_confirmed():
    bits = list(Department.objects.order_by("bit").values_list("bit", "confirmed"))

    assert bits == [(bit, bit < 10) for bit in range(20)]


def test_regions_are_found_by_name_code_and_initials():
    entry = Entry.objects.get(kind="region", title="济南市历下区")
    town = Entry.objects.get(kind="region", title="历下区解放路街道")

    assert {"370102", "jnslxq"} <= set(entry.words.split("\n"))
    assert town.path_now == ".370000.370100.370102.370102001."
