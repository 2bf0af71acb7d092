"""The daily commitment: units add up, and a day ends at its hour."""

from datetime import date, datetime

import pytest

from bazhua.config.rules import BOOK
from bazhua.grips.inherent.domain.duty.commitment import FLAGS, NUMBERS, WORDS, Committed, until
from bazhua.kernel.errors import BadInput, OutOfRange
from bazhua.kernel.times import BEIJING


def committed(**told):
    given = {
        "units_total": 5,
        "units_running": 3,
        "units_stopped": 1,
        "units_maintenance": 1,
        "statement": "已研判",
    }
    return Committed(**(given | told))


def test_units_add_up():
    assert committed().units_total == 5
    with pytest.raises(BadInput) as caught:
        committed(units_maintenance=0)
    assert caught.value.field == "units_total"


def test_numbers_are_not_negative():
    with pytest.raises(OutOfRange) as caught:
        committed(confined_space=-1)
    assert caught.value.field == "confined_space"


def test_something_is_committed_to():
    with pytest.raises(BadInput):
        committed(statement=" ")


def test_everything_that_is_said_has_its_words():
    assert {*NUMBERS, *FLAGS, "statement"} == WORDS.keys()
    assert (len(NUMBERS), len(FLAGS)) == (14, 3)


def test_a_day_ends_at_ten():
    ends = datetime(2026, 11, 23, 10, tzinfo=BEIJING)

    assert until(BOOK, date(2026, 11, 23)) == ends
