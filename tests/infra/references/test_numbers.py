"""Numbers for people: read as they are written, none kept twice."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from uuid import UUID

import pytest
from django.db import connection, transaction
from hypothesis import given
from hypothesis import strategies as st

from bazhua.infra.references.numbers import BadNumber, Number, Series, read_number
from bazhua.infra.references.services import next_number
from tests.samples.models import Note

SERIES = Series("YH", 2026, "370102")
all_series = st.builds(
    Series,
    st.from_regex(r"[A-Z]{2,4}", fullmatch=True),
    st.integers(1000, 9999),
    st.from_regex(r"[0-9]{2,12}", fullmatch=True),
)


@given(st.builds(Number, all_series, st.integers(1, 10**9)), st.booleans())
def test_number_is_read_as_it_is_written(number, small):
    text = f" {number} "

    assert read_number(text.lower() if small else text) == number


def test_number_is_short_and_says_where_and_when():
    new_year = datetime(2026, 12, 31, 16, tzinfo=UTC)

    assert str(Number(SERIES, 42)) == "YH-2026-370102-00042"
    assert Series.at("YH", "370102", new_year).year == 2027


@pytest.mark.parametrize(
    "text", ["", "YH-2026-370102", "YH-2026-370102-42", "Y-2026-37-00001", "YH20263701020042"]
)
def test_text_that_is_no_number_is_refused(text):
    with pytest.raises(BadNumber):
        read_number(text)


@pytest.mark.parametrize(("kind", "place"), [("yh", "37"), ("Y", "37"), ("YH", "3"), ("YH", "x")])
def test_series_that_could_not_be_read_again_is_refused(kind, place):
    with pytest.raises(BadNumber):
        Series(kind, 2026, place)


@pytest.mark.django_db
def test_each_kind_year_and_place_counts_for_itself():
    others = [Series("YH", 2027, "370102"), Series("YH", 2026, "370103"), Series("JB", 2026, "37")]

    numbers = [next_number(one) for one in (SERIES, *others, SERIES)]

    assert [number.serial for number in numbers] == [1, 1, 1, 1, 2]


@pytest.mark.django_db(transaction=True)
def test_many_at_once_some_of_whom_fail_keep_no_number_twice():
    def takes(turn):
        try:
            with transaction.atomic():
                serial = next_number(SERIES).serial
                Note.objects.create(
                    subscriber="number", record_uid=UUID(int=1), seq=serial,
                    event_uid=UUID(int=2), at=datetime(2026, 1, 1, tzinfo=UTC),
                )  # fmt: skip
                transaction.set_rollback(turn % 5 == 0)
        finally:
            connection.close()
        return serial if turn % 5 else None

    with ThreadPoolExecutor(4) as pool:
        kept = [serial for serial in pool.map(takes, range(60)) if serial is not None]

    assert len(set(kept)) == len(kept) == 48
    assert sorted(Note.objects.values_list("seq", flat=True)) == sorted(kept)
