"""Enterprises on the map: by cells, within the scope, marked by the worst that is the matter."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from bazhua.infra.ui.charts.ground import Box
from bazhua.registry.models import all_enterprises
from bazhua.registry.selectors.maps.firms import standing
from tests.registry.who.scene import (
    COUNTY,
    NOON,
    OTHER_CITY,
    REGIONS,
    TOWN,
    acting,
    settle,
    settle_firm,
)
from tests.web.map.province import MIDDLE, at, mapped

pytestmark = pytest.mark.django_db

BOX = Box(116.8, 36.4, 117.6, 37.0)
BUREAU = acting("R06", COUNTY)


@pytest.fixture
def county():
    province, regions = settle(), mapped()
    at(province.firm)
    return regions[COUNTY], province.firm


def more(number, longitude, latitude=MIDDLE[1]):
    return at(settle_firm(number, (*REGIONS[TOWN], number), f"企业{number}"), longitude, latitude)


def test_one_alone_is_named_and_those_close_together_are_one(county):
    region, firm = county
    more(70, 117.5)
    more(71, 117.501)

    alone, together = standing(BUREAU, region, BOX, (), at=NOON)

    assert (alone.number, alone.uid, alone.name.zh) == (1, firm.uid, firm.name)
    assert (together.number, together.uid) == (2, None)
    assert together.position[0] == pytest.approx(117.5005)


def test_nearer_they_come_apart(county):
    more(70, 117.5)
    more(71, 117.501)
    near = Box(117.499, 36.719, 117.502, 36.721)

    found = standing(BUREAU, county[0], near, (), at=NOON)

    assert [one.number for one in found] == [1, 1]


def test_only_what_something_is_the_matter_with_is_marked_by_the_worst(county):
    region, firm = county
    other = more(70, 117.5)
    more(71, 117.3)
    rows = all_enterprises()
    worst = rows.filter(pk=firm.pk).values("pk")
    any_ = rows.filter(pk__in=[firm.pk, other.pk]).values("pk")

    found = standing(BUREAU, region, BOX, (worst, any_), at=NOON)

    assert [(one.uid, one.worst) for one in found] == [(firm.uid, 0), (other.uid, 1)]


def test_who_is_elsewhere_sees_none(county):
    assert standing(acting("R04", OTHER_CITY), county[0], BOX, (), at=NOON) == []
    assert standing(acting("R07", COUNTY, departments=4), county[0], BOX, (), at=NOON) == []


def test_a_closed_one_and_one_without_coordinates_are_not_drawn(county):
    region, firm = county
    firm.longitude = None
    firm.save()
    gone = more(70, 117.5)
    gone.until = gone.since
    gone.save()

    assert standing(BUREAU, region, BOX, (), at=NOON) == []


@pytest.mark.parametrize("number", [1, 3])
def test_two_queries_however_many_there_are(county, number):
    for place in range(number):
        more(70 + place, 117.0 + place / 10)

    with CaptureQueriesContext(connection) as asked:
        standing(BUREAU, county[0], BOX, (), at=NOON)

    assert len(asked) == 2
