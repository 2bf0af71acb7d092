"""Figures and the records behind them against the truth, over random lives."""

from datetime import date, timedelta
from random import Random

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from bazhua.infra.rollup.core.read import Bucket, Window
from bazhua.infra.rollup.folding import fold_all
from bazhua.infra.rollup.reading.figures import breakdown, change, children, figure, middle
from bazhua.infra.rollup.reading.opening import FIRST, opened
from tests.infra.rollup.chronicle import BEGIN, CITIES, COUNTIES, PROVINCE, TOWNS, Chronicle
from tests.infra.rollup.scene import OFFICER, case, count, counted, do, noon, question
from tests.infra.rollup.truth import Truth
from tests.samples.indicators import GRADE, HOURS, INDICATORS, OPENED, STANDING, VISITED
from tests.samples.models import Case

WINDOWS = (
    Window(date(2026, 1, 10), date(2026, 3, 5)),
    Window(date(2026, 2, 1), date(2026, 2, 28)),
    Window(date(2026, 1, 20), date(2026, 1, 20)),
)


def visible():
    return Case.objects.visible_to(OFFICER, "case", "view", at=noon(BEGIN))


def all_pages(asked, limit=7):
    found, after = {}, FIRST
    while page := opened(asked, visible(), after=after, limit=limit):
        assert [each.record_uid for each in page] == sorted(each.record_uid for each in page)
        found |= dict(page)
        after = page[-1].record_uid
    return found


@pytest.fixture
def lived(db):  # noqa: ARG001 -- the database that it is lived in
    chronicle = Chronicle(3, records=30)
    truth = Truth(chronicle.first_parents)
    for record in chronicle.records:
        case(".1.", record.int)
    for op in chronicle.live(250):
        truth.do(op)
        do(op)
    fold_all()
    return chronicle, truth


def some_questions():
    pick = Random(8)  # noqa: S311 -- repeatable, not secret
    nodes = (PROVINCE, *CITIES, *pick.sample(COUNTIES, 3), *pick.sample(TOWNS, 2))
    for indicator in INDICATORS:
        wheres = [{}, {"department": "1"}]
        wheres += [{"grade": "major"}] if GRADE in indicator.dimensions else [{"bucket": "0"}]
        for node in nodes:
            yield indicator, node, pick.choice(wheres), pick.choice(WINDOWS)


def test_every_figure_is_true_and_opens_exactly_its_records(lived):
    chronicle, truth = lived
    opened_some = 0
    for indicator, node, where, window in some_questions():
        asked = question(
            chronicle.path(node) if node > 1 else ".1.", indicator, window, where=where
        )
        behind = truth.behind(indicator, node, window, where)

        assert figure(asked) == sum(behind.values())
        assert all_pages(asked) == behind
        opened_some += bool(behind)
    assert opened_some > 15


def test_a_past_day_shows_the_children_of_that_day(lived):
    _, truth = lived
    for day in (BEGIN, BEGIN + timedelta(days=40), BEGIN + timedelta(days=89)):
        for city in CITIES:
            shown = children(question(f".1.{city}.", STANDING, Window(day, day)))
            of_the_day = {str(node) for node in COUNTIES if truth.parents[day][node] == city}
            expected = {
                node: sum(truth.behind(STANDING, node, Window(day, day), {}).values())
                for node in of_the_day
            }

            assert {node: value for node, value in shown.items() if value} == {
                node: value for node, value in expected.items() if value
            }


@pytest.mark.django_db
def test_parts_of_a_figure_add_up_to_it_but_for_a_distinct_count():
    for number, path in enumerate((".1.2.", ".1.3.", ".1.3.")):
        for indicator in (OPENED, STANDING, VISITED):
            count(counted(path, indicator=indicator, department=str(number)))
    fold_all()

    def parts(indicator):
        asked = question(indicator=indicator)
        return figure(asked), breakdown(asked, by="department"), children(asked)

    for indicator in (OPENED, STANDING):
        assert parts(indicator) == (3, {"0": 1, "1": 1, "2": 1}, {"2": 1, "3": 2})
    assert parts(VISITED) == (1, {"0": 1, "1": 1, "2": 1}, {"2": 1, "3": 1})


@pytest.mark.django_db
def test_what_is_not_folded_yet_is_neither_in_the_figure_nor_behind_it():
    case(".1.2.", 7)
    count(counted(".1.2."))

    before = figure(question()), opened(question(), visible())
    fold_all()

    assert before == (0, [])
    assert (figure(question()), all_pages(question())) == (1, {counted(".1.").record_uid: 1})


@pytest.mark.django_db
def test_change_against_the_year_before():
    count(counted(".1.", date(2026, 1, 9), value=3), counted(".1.", date(2025, 1, 9), value=2))
    fold_all()

    assert (change(question()).result.percent, figure(question())) == (50, 3)


@pytest.mark.django_db
def test_middle_of_a_histogram():
    for hours in (5, 30, 70):
        bucket = HOURS.bucket(hours)
        count(counted(".1.", indicator=HOURS, grade=None, bucket=bucket))
    fold_all()

    assert middle(question(indicator=HOURS)) == Bucket(24, 48)
    assert middle(question(".1.9.", HOURS)) is None


@pytest.mark.django_db
@pytest.mark.parametrize("size", [1, 3])
def test_reading_costs_the_same_statements_whatever_there_is(size):
    for number in range(size):
        case(".1.2.", number + 1)
        for day in range(size):
            count(counted(f".1.{number + 2}.", BEGIN + timedelta(days=day)))
    fold_all()

    costs = []
    for ask in (figure, children, lambda asked: opened(asked, visible())):
        with CaptureQueriesContext(connection) as seen:
            ask(question())
        costs.append(len(seen))

    assert costs == [1, 1, 2]
