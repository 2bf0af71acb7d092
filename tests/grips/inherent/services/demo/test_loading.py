"""The plants of a demonstration: loaded once, by the services, so that the engine knows them."""

import pytest
from django.db import connection

from bazhua.grips.inherent.domain.demo.plants import PLANTS
from bazhua.grips.inherent.domain.demo.terms import Home
from bazhua.grips.inherent.models import Gateway, Installation, Limit, Point
from bazhua.grips.inherent.services.demo.loading import load_plants
from bazhua.registry.services.demo.loading import load_demonstration
from bazhua.registry.services.where.bodies import open_standing_bodies
from bazhua.registry.services.where.standing import PLATFORM
from tests.grips.inherent.plant import definitions, everything
from tests.registry.demo.scene import AT, FEW
from tests.registry.scene import settle

INSTRUMENTS = [one for plant in PLANTS for one in plant.instruments]


@pytest.fixture
def loaded(db):  # noqa: ARG001 -- it is loaded into the database
    """Return how many were loaded onto a small demonstration."""
    settle()
    open_standing_bodies(actor=PLATFORM, at=AT)
    load_demonstration(1, at=AT, **FEW)
    return load_plants(at=AT)


def test_every_plant_stands_where_it_belongs_and_chemical_ones_are_graded(loaded):
    assert loaded == len(PLANTS) == Installation.objects.count()
    levels = dict(Installation.objects.values_list("name", "level"))
    homes = dict(Installation.objects.values_list("name", "subject_uid"))
    chemical = {plant.name for plant in PLANTS if plant.home is Home.CHEMICALS}
    assert {name for name, level in levels.items() if level is not None} == chemical
    assert min(level for level in levels.values() if level) == 1
    assert len({homes[name] for name in chemical}) == len(chemical)
    assert homes["一号竖井"] == homes["一号尾矿库"]
    assert Installation.objects.get(name="园区边界监测站").subject_kind == "organisation"


def test_persons_answer_by_name_for_what_is_graded(loaded):
    assert loaded
    named = Installation.objects.exclude(level=None).exclude(technical="")

    assert named.exclude(principal="").exists()


def test_the_engine_is_told_of_every_point_and_limit(loaded):
    assert loaded
    told = definitions()
    points = {point.tag for each in told for point in each.points}
    limits = [limit for each in told for limit in each.limits]

    assert points == {plant.tag(one) for plant in PLANTS for one in plant.instruments}
    assert len(limits) == Limit.objects.count() == sum(len(one.limits) for one in INSTRUMENTS)
    assert Point.objects.count() == len(INSTRUMENTS)


def test_loaded_again_nothing_changes(loaded):
    before = everything()

    assert loaded
    assert load_plants(at=AT) == 0
    assert everything() == before


def test_of_tokens_only_digests_are_kept(loaded):
    assert loaded == Gateway.objects.count()
    with connection.cursor() as cursor:
        cursor.execute("SELECT length(digest) FROM telemetry_token")
        assert {length for (length,) in cursor.fetchall()} == {32}
