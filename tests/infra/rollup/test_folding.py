"""The folder: one at a time, each contribution once, also when it is killed; months made ahead."""

import os
import signal
import subprocess
import sys
import time
from datetime import date, timedelta
from pathlib import Path
from urllib.parse import quote

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from bazhua.infra.rollup.core.declare import catalogue
from bazhua.infra.rollup.counting import recount
from bazhua.infra.rollup.declarations import indicators
from bazhua.infra.rollup.folding import ALONE, CLAIM, fold_all, fold_batch, fold_due
from bazhua.infra.rollup.models import Cell, Waiting
from bazhua.infra.rollup.partitions import make_months
from tests.infra.rollup.chronicle import BEGIN
from tests.infra.rollup.scene import cells, count, counted
from tests.samples.indicators import ALL, OPENED, STANDING

ROOT = Path(__file__).parents[3]
WITHIN_S = 30.0
DELETE = "DELETE FROM {table}"
HANGING = """
import time, django
django.setup()
from django.db import transaction
from bazhua.infra.rollup.folding import fold_batch
with transaction.atomic():
    print(fold_batch(20), flush=True)
    time.sleep(600)
"""


def counts(path=".1."):
    return sum(value for (_, at, dims, _), value in cells().items() if at == path and len(dims) > 1)


@pytest.mark.django_db(transaction=True)
def test_folder_killed_in_the_middle_loses_and_doubles_nothing():
    count(*(counted(".1.2.", BEGIN + timedelta(days=number)) for number in range(30)))
    parts = connection.settings_dict
    url = f"postgresql://{parts['USER']}@/{parts['NAME']}?host={quote(parts['HOST'], safe='')}"
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "tests.settings",
        "PYTHONPATH": str(ROOT),
        "BAZHUA_DATABASE_URL": url,
    }
    command = [sys.executable, "-c", HANGING]
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as hanging:
        claimed = hanging.stdout.readline().strip()
        meanwhile = fold_batch(), counts()
        hanging.send_signal(signal.SIGKILL)

    until = time.monotonic() + WITHIN_S
    folded = None
    while folded is None and time.monotonic() < until:
        folded = fold_batch()

    assert (claimed, meanwhile) == ("20", (None, 0))
    assert (folded, fold_batch(), counts()) == (30, 0, 30)
    assert recount().differences == []


@pytest.mark.django_db
def test_folding_takes_the_oldest_first_and_says_how_many():
    count(*(counted(".1.2.10.", value=number) for number in (1, 2, 4)))

    first, between, rest = fold_batch(2), counts(), fold_all(1)

    assert (first, between, rest, counts()) == (2, 3, 1, 7)


@pytest.mark.django_db
@pytest.mark.parametrize("size", [1, 3, 30])
def test_a_batch_costs_the_same_statements_whatever_its_size(size):
    for number in range(size):
        count(
            counted(f".1.2.{number}."),
            counted(f".1.2.{number}.", indicator=STANDING),
        )

    with CaptureQueriesContext(
        connection,
    ) as seen:
        fold_batch()

    assert [query["sql"].split()[0] for query in seen if "SAVEPOINT" not in query["sql"]] == [
        "SELECT",  # the lock
        "WITH",  # the claim
        "WITH",  # flows
        "WITH",  # balances
    ]


@pytest.mark.django_db
def test_what_only_a_newer_process_knows_waits_for_its_folder(settings):
    count(counted(".1.2."), counted(".1.2.", indicator=STANDING))
    settings.ROLLUP_INDICATORS = "tests.samples.indicators.FEWER"

    folded, found = fold_all(), list(Waiting.objects.values_list("indicator", flat=True))
    settings.ROLLUP_INDICATORS = "tests.samples.indicators.ALL"

    assert (folded, found) == (1, [STANDING.key])
    assert (fold_all(), counts()) == (1, 2)
    assert indicators() == catalogue(ALL)


def places():
    """Return which table each contribution lies in."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT day, contribution.tableoid::regclass::text, waiting.id IS NULL"
            " FROM rollup_contribution AS contribution"
            " LEFT JOIN rollup_waiting AS waiting USING (id, day) ORDER BY day, id"
        )
        return [(day, name.removeprefix("rollup_contribution_"), f) for day, name, f in cursor]


@pytest.mark.django_db
def test_months_are_made_ahead_once_and_what_came_too_early_is_brought_in():
    days = [date(2026, 1, 31), date(2026, 2, 1), date(2026, 2, 28), date(2026, 5, 1)]
    count(*(counted(".1.2.", day) for day in days[:3]))
    fold_batch(2)

    made = make_months(date(2026, 2, 17)), make_months(date(2026, 2, 28)), make_months(days[0])
    count(counted(".1.2.", days[1]), counted(".1.2.", days[3]))

    assert made == (3, 0, 1)
    assert places() == [
        (days[0], "202601", True),
        (days[1], "202602", True),
        (days[1], "202602", False),
        (days[2], "202602", False),
        (days[3], "default", False),
    ]
    assert (fold_all(), counts()) == (3, 5)


@pytest.mark.django_db
@pytest.mark.parametrize("table", ["rollup_contribution", "rollup_contribution_202601"])
def test_a_month_that_was_made_refuses_changes_too(table):
    make_months(BEGIN)
    count(counted(".1.2."))

    with (
        pytest.raises(IntegrityError, match="append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(DELETE.format(table=table))
    assert len(places()) == 1


@pytest.mark.django_db
def test_cells_begin_with_the_first_touch_and_carry_balances_on():
    first, middle, last = BEGIN, BEGIN + timedelta(days=3), BEGIN + timedelta(days=9)
    for day, value in ((last, 5), (first, 2), (middle, -2)):
        count(counted(".1.", day, indicator=STANDING, value=value))
        fold_all()

    balances = Cell.objects.filter(dims={}).order_by("day").values_list("day", "value")
    assert list(balances) == [(first, 2), (middle, 0), (last, 5)]


@pytest.mark.django_db
def test_a_duty_goes_on_at_once_only_after_a_full_batch():
    count(*(counted(".1.2.") for _ in range(5)))

    assert [fold_due(2) for _ in range(4)] == [2, 2, 0, 0]
    assert counts() == 5


@pytest.mark.django_db
def test_a_few_that_wait_are_found_among_many_by_their_own_index():
    count(*(counted(".1.2.") for _ in range(300)))
    fold_batch(297)

    with connection.cursor() as cursor:
        cursor.execute(ALONE, [1])
        cursor.execute(f"EXPLAIN {CLAIM}", [[OPENED.key], 10])
        plan = "\n".join(line for (line,) in cursor.fetchall())
    assert "rollup_waiting_pkey" in plan
    assert "rollup_contribution_default_pkey" in plan
    assert "Seq Scan" not in plan
