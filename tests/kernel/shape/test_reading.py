"""Strict reading of JSON by annotations, and exact writing."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Annotated

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bazhua.kernel.errors import (
    DomainError,
    MissingKey,
    NotAChoice,
    NotJson,
    OutOfRange,
    UnknownKey,
    WrongType,
)
from bazhua.kernel.lexicon import sentence
from bazhua.kernel.shape.reading import load, read
from bazhua.kernel.shape.schema import Between, Key
from bazhua.kernel.shape.writing import written
from bazhua.kernel.words import Lang


class Gas(StrEnum):
    TOXIC = "TOXIC"
    OXYGEN = "OXYGEN"


@dataclass(frozen=True)
class Load:
    name: str
    q_t: Annotated[Decimal, Between(0)]


def rule(
    *,
    start: Annotated[date, Key("from")],
    gas: Gas = Gas.TOXIC,
    count: Annotated[int, Between(1, 9)] = 1,
    at: datetime | None = None,
    strict: bool = False,
    loads: tuple[Load, ...] = (),
    point: tuple[Decimal, Decimal] | None = None,
):
    """Only its parameters matter here."""


LOAD = '{"from": "2026-02-28", "loads": [{"name": %s, "q_t": 1}]}'

FULL = """{"from": "2026-02-28", "gas": "OXYGEN", "count": 9, "at": "2026-03-01T08:00:00+08:00",
 "strict": true, "loads": [{"name": "氨", "q_t": 9.9990}, {"name": "氯", "q_t": "5"}],
 "point": [36.07, "120.38"]}"""


def test_read_every_kind():
    assert read(rule, load(FULL)) == {
        "start": date(2026, 2, 28),
        "gas": Gas.OXYGEN,
        "count": 9,
        "at": datetime(2026, 3, 1, tzinfo=UTC),
        "strict": True,
        "loads": (Load("氨", Decimal("9.9990")), Load("氯", Decimal(5))),
        "point": (Decimal("36.07"), Decimal("120.38")),
    }


def test_read_leaves_what_is_not_given_to_the_defaults():
    assert read(rule, load('{"from": "2026-02-28"}')) == {"start": date(2026, 2, 28)}


@pytest.mark.parametrize(
    ("given_json", "error", "field"),
    [
        ("{}", MissingKey, "from"),
        ('{"start": "2026-02-28"}', UnknownKey, "start"),
        ('{"from": "2026-02-30"}', WrongType, "from"),
        ('{"from": "20260228"}', WrongType, "from"),
        ('{"from": "2026-W09-6"}', WrongType, "from"),
        ('{"from": "1899-12-31"}', WrongType, "from"),
        ('{"from": "3000-01-01"}', WrongType, "from"),
        ('{"from": 20260228}', WrongType, "from"),
        ('{"from": null}', WrongType, "from"),
        ('{"from": "2026-02-28", "gas": "toxic"}', NotAChoice, "gas"),
        ('{"from": "2026-02-28", "gas": []}', NotAChoice, "gas"),
        ('{"from": "2026-02-28", "count": 0}', OutOfRange, "count"),
        ('{"from": "2026-02-28", "count": 10}', OutOfRange, "count"),
        ('{"from": "2026-02-28", "count": 2.0}', WrongType, "count"),
        ('{"from": "2026-02-28", "count": true}', WrongType, "count"),
        ('{"from": "2026-02-28", "count": "2"}', WrongType, "count"),
        ('{"from": "2026-02-28", "strict": 1}', WrongType, "strict"),
        ('{"from": "2026-02-28", "at": "2026-03-01T08:00:00"}', WrongType, "at"),
        ('{"from": "2026-02-28", "at": "soon"}', WrongType, "at"),
        ('{"from": "2026-02-28", "at": "9999-12-31T23:00:00-01:00"}', WrongType, "at"),
        ('{"from": "2026-02-28", "loads": {}}', WrongType, "loads"),
        (LOAD % '"\\u0000"', WrongType, "loads[0].name"),
        (LOAD % '"\\ud83d"', WrongType, "loads[0].name"),
        ('{"from": "2026-02-28", "loads": [1]}', WrongType, "loads[0]"),
        ('{"from": "2026-02-28", "loads": [{"name": "氨"}]}', MissingKey, "loads[0].q_t"),
        (
            '{"from": "2026-02-28", "loads": [{"name": "氨", "q_t": -1}]}',
            OutOfRange,
            "loads[0].q_t",
        ),
        (
            '{"from": "2026-02-28", "loads": [{"name": "氨", "q_t": "1e99"}]}',
            WrongType,
            "loads[0].q_t",
        ),
        (
            '{"from": "2026-02-28", "loads": [{"name": "氨", "q_t": "一"}]}',
            WrongType,
            "loads[0].q_t",
        ),
        (
            '{"from": "2026-02-28", "loads": [{"name": "氨", "q_t": "x"}]}',
            WrongType,
            "loads[0].q_t",
        ),
        (
            '{"from": "2026-02-28", "loads": [{"name": "氨", "q_t": null}]}',
            WrongType,
            "loads[0].q_t",
        ),
        ('{"from": "2026-02-28", "point": [1]}', WrongType, "point"),
        ('{"from": "2026-02-28", "point": [1, 2, 3]}', WrongType, "point"),
    ],
)
def test_read_refuses_and_names_the_field(given_json, error, field):
    with pytest.raises(error) as refusal:
        read(rule, load(given_json))

    assert refusal.value.field == field


def test_read_refuses_a_list_that_is_too_long():
    loads = [{"name": "氨", "q_t": 1}] * 10_001

    with pytest.raises(OutOfRange) as refusal:
        read(rule, {"from": "2026-02-28", "loads": loads})

    assert (
        sentence(refusal.value, Lang.EN) == "“loads” is 10001, out of range: at most 10000 items."
    )


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "1",
        "null",
        "{",
        '{"a": NaN}',
        '{"a": 1, "a": 2}',
        "[" * 100_000,
        '{"a": Infinity}',
    ],
    ids=range(9),
)
def test_load_refuses_what_is_not_one_object(text):
    with pytest.raises(NotJson):
        load(text)


@pytest.mark.parametrize(
    ("bounds", "text"),
    [
        (Between(0), "not below 0"),
        (Between(high=Decimal("1.5")), "not above 1.5"),
        (Between(2, 4), "2 to 4"),
    ],
)
def test_read_says_what_is_allowed(bounds, text):
    def bounded(*, value):
        """Only its annotation matters."""

    bounded.__annotations__["value"] = Annotated[Decimal, bounds]

    with pytest.raises(OutOfRange) as refusal:
        read(bounded, {"value": -1 if bounds.low is not None else 9})

    assert refusal.value.data["allowed"].text(Lang.EN) == text


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.decimals() | st.text(max_size=12),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3)
    ),
    max_leaves=8,
)
READING_REFUSALS = {
    "missing_key",
    "not_a_choice",
    "out_of_range",
    "unknown_key",
    "wrong_type",
}
KEYS = ["from", "gas", "count", "at", "strict", "loads", "point", "other"]


@given(st.dictionaries(st.sampled_from(KEYS), json_values))
def test_read_of_anything_reads_or_refuses(payload):
    try:
        outcome = set(read(rule, payload))
    except DomainError as refusal:
        outcome = {refusal.code}

    assert outcome <= {"start", *KEYS} or outcome < READING_REFUSALS


def test_written_every_kind():
    value = {
        "amount": Decimal("85.60"),
        "day": date(2026, 2, 28),
        "at": datetime(2026, 3, 1, tzinfo=UTC),
        "gas": Gas.TOXIC,
        "load": Load("氨", Decimal("1E+2")),
        "list": (1, None, True),
    }

    assert written(value) == {
        "amount": "85.6",
        "day": "2026-02-28",
        "at": "2026-03-01T08:00:00+08:00",
        "gas": "TOXIC",
        "load": {"name": "氨", "q_t": "100"},
        "list": [1, None, True],
    }
