"""Each number of a table is the sum of the records that it opens, and shows nobody more than his."""

from collections import defaultdict
from datetime import date, timedelta
from random import Random

import pytest

from bazhua.infra.rollup.core.read import Window
from bazhua.infra.rollup.folding import fold_all
from bazhua.infra.rollup.reading.cells import Cell
from bazhua.infra.rollup.reading.opening import opened
from bazhua.infra.rollup.showing.shown import Area, Shown
from bazhua.infra.rollup.showing.tables import REGION, Asked, by_window, spread, table
from bazhua.kernel.scope import Path
from bazhua.kernel.words import Word
from tests.infra.rollup.chronicle import BEGIN, CITIES, COUNTIES, DAYS, PROVINCE, TOWNS, Chronicle
from tests.infra.rollup.scene import OFFICER, actor, case, count, counted, do, noon
from tests.samples.indicators import HOURS, INDICATORS, OPENED, STANDING, VISITED
from tests.samples.models import Case

TODAY = date(2026, 7, 1)
AREA = Area("cases", Word("案件", "Cases"))
SHOWN = {
    one: Shown(
        indicator=one, heading=Word("案件", "Cases"), area=AREA, opens="dangers:list", codes={}
    )
    for one in INDICATORS
}
SOME, MANY = 400, 10_000


def visible(who):
    return Case.objects.visible_to(who, "case", "view", at=noon(BEGIN))


def behind(cell, who=OFFICER):
    return dict(opened(cell.question(TODAY), visible(who), limit=10_000))


@pytest.fixture
def lived(db):  # noqa: ARG001 -- the database that it is lived in
    """Live random lives in a province that is re-organised; a record is seen in one town."""
    chronicle = Chronicle(5, records=60)
    towns = Random(4)  # noqa: S311 -- repeatable, not secret
    for record in chronicle.records:
        case(chronicle.path(towns.choice(TOWNS)), record.int)
    for op in chronicle.live(900):
        do(op)
    do(chronicle.reorganise(COUNTIES[0]))
    do(chronicle.reorganise(TOWNS[0]))
    fold_all()
    return chronicle


def tables(chronicle):
    """Yield the numbers of one random table after the other."""
    pick = Random(11)  # noqa: S311 -- repeatable, not secret
    while True:
        one = SHOWN[pick.choice(INDICATORS)]
        node = pick.choice((PROVINCE, *CITIES, *COUNTIES, *TOWNS))
        first = BEGIN + timedelta(days=pick.randrange(DAYS))
        window = Window(first, first + timedelta(days=pick.randrange(60)))
        where = pick.choice([{}, {}, {"department": str(pick.randrange(4))}])
        asked = Asked(
            columns=[one],
            path=Path(chronicle.path(node) if node > PROVINCE else f".{PROVINCE}."),
            window=window,
            by=pick.choice([REGION, REGION, *sorted(one.indicator.keys - where.keys())]),
            where=where,
            today=TODAY,
        )
        whole, parts = table(asked)
        yield [number for line in (whole, *parts) for number in line.numbers.values()]


def wrong_among(chronicle, most):
    """Return the numbers that open other records than they count, or more than somebody sees."""
    viewers = [actor(region=f".{PROVINCE}.{city}.") for city in CITIES]
    seen = [set(visible(who).values_list("uid", flat=True)) for who in viewers]
    wrong, asked = [], 0
    for numbers in tables(chronicle):
        for number in numbers:
            found = behind(number.cell)
            place = asked % len(viewers)
            own = {uid: value for uid, value in found.items() if uid in seen[place]}
            if sum(found.values()) != number.value or behind(number.cell, viewers[place]) != own:
                wrong.append((number.cell.text(), number.value, found))
            asked += 1
        if asked >= most or wrong:
            return wrong
    return wrong


def test_some_numbers_open_exactly_their_records(lived):
    assert wrong_among(lived, SOME) == []


@pytest.mark.soak
def test_many_numbers_open_exactly_their_records(lived):
    assert wrong_among(lived, MANY) == []


@pytest.mark.usefixtures("lived")
@pytest.mark.parametrize("indicator", INDICATORS, ids=lambda one: one.key)
def test_the_months_of_a_number_are_what_each_month_is(indicator):
    cell = SHOWN[indicator].cell(Path(f".{PROVINCE}."), Window(BEGIN, BEGIN))
    months = [Window(date(2026, month, 1), date(2026, month, 28)) for month in (1, 2, 3)]

    numbers = by_window(cell, months, TODAY)

    assert [number.value for number in numbers] == [
        sum(behind(cell.during(month)).values()) for month in months
    ]
    assert [number.cell.window for number in numbers] == months


@pytest.mark.django_db
def test_a_number_stands_beside_the_year_before():
    count(counted(".1.2.", date(2026, 1, 9), value=3), counted(".1.3.", date(2025, 1, 9)))
    fold_all()
    asked = Asked(
        columns=[SHOWN[OPENED]],
        path=Path(".1."),
        window=Window(date(2026, 1, 1), date(2026, 1, 31)),
        by=REGION,
        where={},
        today=TODAY,
    )

    whole, parts = table(asked, compared=True)

    (number,) = whole.numbers.values()
    assert (number.value, number.base) == (3, 1)
    assert {line.key: tuple(n.base for n in line.numbers.values()) for line in parts} == {
        "2": (0,),
        "3": (1,),
    }


@pytest.mark.django_db
def test_a_column_that_is_not_told_apart_so_says_so():
    count(counted(".1.2."), counted(".1.2.", indicator=HOURS, grade=None, bucket="1"))
    fold_all()
    columns = [SHOWN[OPENED], SHOWN[HOURS]]

    def ask(by, where):
        window = Window(BEGIN, BEGIN)
        return table(
            Asked(columns=columns, path=Path(".1."), window=window, by=by, where=where, today=TODAY)
        )

    by_grade, narrowed = ask("grade", {}), ask(REGION, {"grade": "general"})

    assert [set(line.untold) for line in by_grade[1]] == [{HOURS.key}]
    assert set(narrowed[0].untold) == {HOURS.key}


@pytest.mark.django_db
def test_the_buckets_of_a_histogram_open_their_records():
    for number, hours in enumerate((5, 30, 30)):
        bucket, record = HOURS.bucket(hours), case(".1.2.", number + 1).uid
        count(counted(".1.2.", indicator=HOURS, grade=None, bucket=bucket, record=record))
    fold_all()
    cell = Cell(indicator=HOURS.key, path=Path(".1."), window=Window(BEGIN, BEGIN))

    found = spread(cell, HOURS.edges, TODAY)

    sizes = {place: (n.value, len(behind(n.cell))) for place, n in found.numbers.items()}
    assert (sizes, found.middle.low) == ({0: (1, 1), 1: (2, 2)}, 24)


@pytest.mark.usefixtures("lived")
def test_numbers_of_different_definitions_stay_in_columns_of_their_own():
    asked = Asked(
        columns=[SHOWN[OPENED], SHOWN[STANDING], SHOWN[VISITED]],
        path=Path(f".{PROVINCE}."),
        window=Window(BEGIN, BEGIN + timedelta(days=59)),
        by="department",
        where={},
        today=TODAY,
    )

    whole, parts = table(asked)

    told = defaultdict(set)
    for line in (whole, *parts):
        for key, number in line.numbers.items():
            told[key].add(number.cell.indicator)
    assert told == {one.key: {one.indicator.key} for one in asked.columns}
