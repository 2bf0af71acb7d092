"""A province that is poured in is what its services would have made, as far as figures and pages see."""

import json
from collections import Counter
from datetime import UTC, date, datetime, timedelta
from importlib.resources import files

import pytest
from django.db import connection

from bazhua.config.province.firms import FIRST
from bazhua.config.province.loading import pour, tidy
from bazhua.grips.dangers.domain.closed_loop.indicators import CLOSED, FOUND, OPEN, OVERDUE
from bazhua.grips.dangers.models import HiddenDanger
from bazhua.infra.events.models import Event
from bazhua.infra.findings.core.terms import ENDED
from bazhua.infra.rollup.core.declare import Audience
from bazhua.infra.rollup.core.read import Window
from bazhua.infra.rollup.counting import recount
from bazhua.infra.rollup.models import ContributionRow, Waiting
from bazhua.infra.rollup.reading.figures import figure
from bazhua.infra.rollup.reading.question import Question
from bazhua.infra.search.models import Entry
from bazhua.kernel.scope import Path
from bazhua.kernel.times import day_of
from bazhua.registry.models import Enterprise, Region
from bazhua.registry.services.demo.spots import Spots
from tests.registry.scene import PROVINCE, settle

pytestmark = pytest.mark.django_db(transaction=True)

ROWS = 400
INDEXES = """
SELECT * FROM (
    SELECT tablename, indexname FROM pg_indexes WHERE schemaname = 'public'
    UNION ALL SELECT conrelid::regclass::text, conname FROM pg_constraint
) AS kept (home, name) WHERE home !~ 'rollup_contribution_2' ORDER BY 1, 2
"""
"""But for those of months, which are made as they come."""


def indexes():
    with connection.cursor() as cursor:
        cursor.execute(INDEXES)
        return cursor.fetchall()


def value(indicator, window):
    return figure(
        Question(
            indicator=indicator.key,
            path=Path(PROVINCE),
            window=window,
            audience=Audience.AUTHORITY,
            threshold=0,
            today=window.until,
        )
    )


@pytest.fixture
def poured(settings):
    settings.ROLLUP_INDICATORS = "bazhua.config.indicators.INDICATORS"
    settle()
    before, told = indexes(), []
    pour(ROWS, lambda what, done, whole: told.append((what.en, done, whole)))
    tidy()
    assert indexes() == before
    return told


@pytest.mark.usefixtures("poured")
def test_poured_province_counts_as_its_records_say():
    today = day_of(datetime.now(UTC))
    year = Window(today - timedelta(days=370), today)

    states = list(HiddenDanger.objects.values_list("state", flat=True))
    closed = states.count("CLOSED")
    late = HiddenDanger.objects.filter(state="RECTIFYING", due_on__lt=today).count()

    assert (Enterprise.objects.count(), len(states)) == (ROWS, ROWS)
    assert [value(one, year) for one in (FOUND, CLOSED, OPEN, OVERDUE)] == [
        ROWS,
        closed,
        sum(state not in ENDED for state in states),
        late,
    ]
    assert 0 < late < ROWS / 4
    assert (recount().differences, Waiting.objects.count()) == ([], 0)
    assert ContributionRow.objects.filter(day__gt=date(2015, 3, 1)).count() > 4 * ROWS


def test_poured_records_are_found_and_one_event_tells_of_them(poured):
    event = Event.objects.get(kind="province.poured")

    assert event.data == {"enterprises": ROWS}
    assert set(ContributionRow.objects.values_list("event_uid", flat=True)) == {event.uid}
    found = Counter(Entry.objects.values_list("kind", flat=True))
    assert (found["danger"], found["enterprise"]) == (ROWS, ROWS)
    assert {what for what, _, _ in poured} == {
        "Enterprises",
        "Indexes of enterprises",
        "Hidden dangers",
        "Search of dangers",
        "Indexes of dangers",
        "What figures come from",
        "Figures of every level",
    }


@pytest.mark.usefixtures("poured")
def test_enterprises_stand_in_their_county():
    folder = files("bazhua.registry") / "data/shandong"
    boxes = {
        one["properties"]["adcode"]: one["geometry"]
        for one in json.loads((folder / "counties.geojson").read_text("utf-8"))["features"]
    }
    drawn, codes = Spots.read().drawn, dict(Region.objects.values_list("node_id", "code"))
    for firm in Enterprise.objects.filter(pk__gte=FIRST).select_related("node")[::20]:
        county = codes[firm.node.parent_id][:6]
        west, south, east, north = bounds(boxes[drawn.get(county, county)])
        assert west <= firm.longitude <= east
        assert south <= firm.latitude <= north


def bounds(geometry):
    several = geometry["coordinates"]
    polygons = [several] if geometry["type"] == "Polygon" else several
    points = [point for polygon in polygons for ring in polygon for point in ring]
    east, north = zip(*points, strict=True)
    return min(east), min(north), max(east), max(north)
