"""Bodies that gateways send: columns, rows, and what is no message."""

import json
import math

import pytest

from bazhua.engine.messages import MOST_READINGS, Malformed, number, readings, tags

COLUMNS = {"gw": "g", "seq": 7, "ids": ["a", "b"], "t": [1, 2], "v": [3.5, 4]}
ROWS = {
    "v": 1,
    "ent": "370502000123",
    "gw": "g",
    "seq": 7,
    "sent_at": "2026-03-01T08:00:00+08:00",
    "points": [{"id": "a", "t": 1, "v": 3.5, "q": "GOOD"}, {"id": "b", "t": 2, "v": 4, "q": "BAD"}],
    "events": [],
}


def read(told):
    return readings(json.dumps(told).encode(), "g")


def test_columns_are_read():
    own = read(COLUMNS)

    assert (own.gateway, own.sequence, own.t, own.v, own.q) == ("g", 7, [1, 2], [3.5, 4], [])
    assert tags(own.ids) == ["a", "b"]


def test_rows_are_read_as_columns():
    own = read(ROWS)

    assert (own.t, own.v, own.q) == ([1, 2], [3.5, 4], ["GOOD", "BAD"])
    assert tags(own.ids) == ["a", "b"]


def test_one_time_may_stand_for_all_readings():
    assert read(COLUMNS | {"t": 5}).t == 5


@pytest.mark.parametrize("value", [None, "NaN", float("nan"), float("inf")])
def test_value_that_is_none_does_not_cost_its_neighbours(value):
    own = read(COLUMNS | {"v": [value, 4]})

    assert number(own.v[1]) == 4
    assert not -1e300 < number(own.v[0]) < 1e300


@pytest.mark.parametrize(
    "told",
    [
        pytest.param(COLUMNS | {"gw": "other"}, id="of another gateway"),
        pytest.param(COLUMNS | {"seq": -1}, id="number below zero"),
        pytest.param(COLUMNS | {"seq": 2**63}, id="number too large"),
        pytest.param(COLUMNS | {"t": [1]}, id="columns of different lengths"),
        pytest.param(COLUMNS | {"q": ["GOOD"]}, id="qualities of another length"),
        pytest.param(COLUMNS | {"t": [1, "2"]}, id="time that is text"),
        pytest.param(COLUMNS | {"t": 0, "v": [0] * (MOST_READINGS + 1)}, id="too many readings"),
        pytest.param([1], id="no object"),
    ],
)
def test_what_is_no_message_is_refused(told):
    with pytest.raises(Malformed):
        read(told)


@pytest.mark.parametrize("ids", [b"1", b'["a", 1]', b"nothing"])
def test_points_that_are_no_texts_are_refused(ids):
    with pytest.raises(Malformed):
        tags(ids)


def test_text_that_is_no_number_is_none():
    assert math.isnan(number("high"))


@pytest.mark.parametrize("cut", range(1, 60, 7))
def test_body_that_was_cut_is_refused(cut):
    body = json.dumps(COLUMNS).encode()

    with pytest.raises(Malformed):
        readings(body[:-cut], "g")
