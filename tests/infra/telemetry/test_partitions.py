"""Days of the tables: made ahead, and those of the log dropped when nobody needs them."""

from datetime import UTC, date, datetime

import pytest
from django.db import connection

from bazhua.infra.telemetry.partitions import DAYS_AHEAD, PARTITIONED, keep_days

pytestmark = pytest.mark.django_db
TODAY = date(2031, 5, 10)
KEPT = {"telemetry_log": 3, "telemetry_chunk": 30, "telemetry_minute": 2}


def days(table):
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT right(inhrelid::regclass::text, 8) FROM pg_inherits"
            " WHERE inhparent = %s::regclass AND inhrelid::regclass::text ~ '_20310[56][0-9]+$'"
            " ORDER BY 1",
            [table],
        )
        return [name for (name,) in cursor.fetchall()]


def logged(day):
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO telemetry_log (id, at, kind, gateway, sequence, digest, body)"
            " VALUES (nextval('telemetry_log_id'), %s, 3, '', 0, '', '') RETURNING id",
            [datetime(2031, 5, day, 12, tzinfo=UTC)],
        )
        return cursor.fetchone()[0]


def checkpointed(position):
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM telemetry_checkpoint")
        cursor.execute("INSERT INTO telemetry_checkpoint VALUES (%s, 0, '')", [position])


def test_days_are_made_from_yesterday_to_a_week_ahead_once():
    made = keep_days(TODAY, KEPT)

    assert made == (DAYS_AHEAD + 2) * len(PARTITIONED)
    assert keep_days(TODAY, KEPT) == 0
    for table, _ in PARTITIONED:
        assert days(table) == [f"203105{day:02d}" for day in range(9, 18)]


def test_what_came_before_its_day_was_made_is_brought_into_it():
    logged(10)

    keep_days(TODAY, KEPT)

    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM ONLY telemetry_log_20310510")
        assert cursor.fetchone() == (1,)


def test_day_of_the_log_is_dropped_after_three_days_when_a_checkpoint_lies_behind_it():
    keep_days(TODAY, KEPT)
    position = logged(9)
    checkpointed(position - 1)
    later = date(2031, 5, 13)
    keep_days(later, KEPT)
    kept = days("telemetry_log")[0]

    checkpointed(position)
    keep_days(later, KEPT)

    assert (kept, days("telemetry_log")[0]) == ("20310509", "20310510")
    assert days("telemetry_transition")[0] == "20310509"


def test_days_are_dropped_when_they_were_over_for_as_long_as_they_are_kept():
    keep_days(TODAY, KEPT)
    (first, *later) = days("telemetry_minute")

    keep_days(date(2031, 5, 12), KEPT)
    kept = days("telemetry_minute")[0]
    keep_days(date(2031, 6, 8), KEPT)
    before_its_time = days("telemetry_chunk")[0]
    keep_days(date(2031, 6, 9), KEPT)

    assert (first, kept) == ("20310509", "20310510") == (first, later[0])
    assert (before_its_time, days("telemetry_chunk")[0]) == ("20310509", "20310510")
    assert days("telemetry_transition")[0] == "20310509"


@pytest.mark.parametrize("days_kept", [0, 1])
def test_day_of_the_log_stays_while_repeats_are_looked_for_in_it(days_kept):
    keep_days(TODAY, KEPT)
    checkpointed(logged(9))

    keep_days(date(2031, 5, 12), {"telemetry_log": days_kept})

    assert days("telemetry_log")[0] == "20310509"
