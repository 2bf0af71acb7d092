"""The import of points: a thousand at once, errors row by row."""

from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from bazhua.grips.inherent.interfaces.imports import COLUMNS, apply, judging
from bazhua.grips.inherent.models import Limit, Point
from bazhua.infra.imports.core.declaration import ImportedRow
from tests.grips.inherent.plant import NOON, TAG, definitions, everything


def row(number=1, **told):
    """Return a row of a file: a detector with H and HH, or what else is told."""
    given = {column.key: None for column in COLUMNS} | {
        "tag": f"GT-{number}",
        "name": f"{number}号探测器",
        "gateway": "37050200012301",
        "measured": "FLAM_GAS",
        "unit": "%LEL",
        "period_s": 30,
        "low": Decimal(0),
        "high": Decimal(100),
        "H": Decimal(20),
        "HH": Decimal(40),
    }
    return ImportedRow(number, given | told)


@pytest.fixture
def judge(plant):
    plant.gateway()
    return judging(actor=plant.who("manager"), at=NOON)


def test_a_thousand_are_set_up_in_one_entry(plant, judge):
    rows = [row(number) for number in range(1, 1_001)]

    assert judge(rows) == {}
    apply(rows, actor=plant.who("manager"), at=NOON)

    (entry,) = definitions()
    assert (len(entry.points), len(entry.limits)) == (1_000, 2_000)
    assert (Point.objects.count(), Limit.objects.count()) == (1_000, 2_000)


@pytest.mark.parametrize(
    ("told", "column", "code"),
    [
        ({"tag": TAG}, "tag", "tag_taken"),
        ({"tag": "位号 1"}, "tag", "bad_input"),
        ({"gateway": "nowhere"}, "gateway", "unknown_gateway"),
        ({"installation": "不存在"}, "installation", "unknown_installation"),
        ({"HH": Decimal(60)}, "HH", "out_of_range"),
        ({"H": Decimal(45)}, "H", "bad_input"),
        ({"unit": "ppm"}, "full", "bad_input"),
        ({"low": None}, "low", "missing_key"),
    ],
)
def test_what_is_wrong_is_told_of_its_row_and_column(plant, judge, told, column, code):
    gateway = Point.gateway.field.related_model.objects.get()
    plant.point(gateway)
    before = everything()

    found = judge([row(1), row(2, **told)])

    assert [(one.column, one.code) for one in found.pop(2)] == [(column, code)]
    assert (found, everything()) == ({}, before)


def test_a_methane_sensor_begins_with_table_18(plant, judge):
    sensor = row(H=None, HH=None, sensor="C01", measured="METHANE", unit="%CH4", high=Decimal(4))

    assert judge([sensor]) == {}
    apply([sensor], actor=plant.who("manager"), at=NOON)

    limits = Limit.objects.order_by("kind").values_list("kind", "set_point", "dead_band")
    assert list(limits) == [("H", 1, 0), ("HH", Decimal("1.5"), Decimal("0.5"))]


def test_somebody_elses_gateway_is_none(plant, judge):
    foreign = judging(actor=plant.who("bureau"), at=NOON)

    assert [one.code for one in foreign([row(1)])[1]] == ["unknown_gateway"]
    assert judge([row(1)]) == {}


def test_judging_asks_as_often_for_three_as_for_one(judge):
    judge([row(1)])
    asked = []
    for rows in ([row(1)], [row(1), row(2), row(3)]):
        with CaptureQueriesContext(
            connection,
        ) as queries:
            judge(rows)
        asked.append(len(queries))

    assert asked[0] == asked[1]
