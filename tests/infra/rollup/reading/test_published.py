"""What the public is shown: closed months, and nothing small that could be worked out."""

from dataclasses import replace
from datetime import date, timedelta
from random import Random

import pytest

from bazhua.infra.rollup.core.declare import Audience
from bazhua.infra.rollup.core.read import Window
from bazhua.infra.rollup.folding import fold_all
from bazhua.infra.rollup.reading.figures import breakdown, change, children, figure
from bazhua.infra.rollup.reading.question import BreakdownRefused
from bazhua.kernel.words import Lang
from tests.infra.rollup.scene import JANUARY, count, counted, question
from tests.samples.indicators import OPEN_TO_ALL, VISITS_TO_ALL

JAN, FEB = date(2026, 1, 5), date(2026, 2, 5)
FEBRUARY = Window(date(2026, 2, 1), date(2026, 2, 28))
BOTH = Window(JANUARY.since, FEBRUARY.until)


def asked(path=".1.", window=JANUARY, **more):
    return question(path, window=window, audience=Audience.PUBLIC, **more)


def given(**values):
    """Count at nodes below the province, ``n2_10=7`` in January at .1.2.10."""
    for name, value in values.items():
        count(counted(f".1.{name[1:].replace('_', '.')}.", JAN, value=value))
    fold_all()


@pytest.mark.django_db
def test_a_small_line_takes_the_next_along_and_hides_what_is_below():
    given(n2_10=2, n2_11=1, n3_12=9, n4_13=30)

    assert children(asked()) == {"2": None, "3": None, "4": 30}
    assert children(asked(".1.2.")) == {"10": None, "11": None}
    assert [figure(asked(path)) for path in (".1.", ".1.2.", ".1.3.", ".1.4.")] == [
        42,
        None,
        None,
        30,
    ]
    assert children(asked(".1.4.")) == {"13": 30}


@pytest.mark.django_db
def test_what_stands_at_a_node_itself_is_a_line_of_its_table():
    given(n2_10=7, n2_11=8, n2=1, n3_12=40)

    assert children(asked(".1.2.")) == {"10": None, "11": 8}
    assert figure(asked(".1.2.")) == 16


@pytest.mark.django_db
def test_dimensions_are_published_at_the_top_by_themselves():
    for department, value in (("1", 2), ("2", 9), ("3", 30)):
        count(counted(".1.2.", JAN, value=value, department=department))
    fold_all()

    table = breakdown(asked(), by="department")

    assert table == {"1": None, "2": None, "3": 30}
    assert [figure(asked(where={"department": code})) for code in "1234"] == [None, None, 30, 0]


REFUSED = {
    "dimension below the top": (
        lambda: breakdown(asked(".1.2."), by="department"),
        "dimensions are published at the top of the tree only",
    ),
    "nodes by a dimension": (
        lambda: children(asked(where={"department": "1"})),
        "nodes below are published without a dimension",
    ),
    "dimension within a dimension": (
        lambda: breakdown(asked(where={"department": "1"}), by="department"),
        "one dimension at a time",
    ),
    "days": (
        lambda: figure(asked(window=Window(JAN, JANUARY.until))),
        "only whole months are published",
    ),
    "part of a month": (
        lambda: figure(asked(window=Window(JANUARY.since, JAN))),
        "only whole months are published",
    ),
    "the month that runs": (
        lambda: figure(asked(today=JANUARY.until)),
        "the time has not ended yet",
    ),
    "a balance within a month": (
        lambda: figure(replace(asked(window=Window(JAN, JAN)), indicator=OPEN_TO_ALL.key)),
        "only whole months are published",
    ),
    "a distinct count of the month that runs": (
        lambda: figure(replace(asked(today=JANUARY.until), indicator=VISITS_TO_ALL.key)),
        "the time has not ended yet",
    ),
}


@pytest.mark.django_db
@pytest.mark.parametrize(("ask", "problem"), REFUSED.values(), ids=REFUSED)
def test_what_could_be_subtracted_is_refused(ask, problem):
    with pytest.raises(BreakdownRefused) as refused:
        ask()

    assert refused.value.data["problem"].text(Lang.EN) == problem


@pytest.mark.django_db
def test_a_longer_window_is_the_sum_of_published_months():
    for path, day, value in (
        (".1.2.", JAN, 20),
        (".1.3.", JAN, 30),
        (".1.2.", FEB, 2),
        (".1.3.", FEB, 40),
        (".1.4.", FEB, 50),
    ):
        count(counted(path, day, value=value))
    fold_all()

    assert children(asked(window=FEBRUARY)) == {"2": None, "3": None, "4": 50}
    assert children(asked(window=BOTH)) == {"2": None, "3": None, "4": 50}
    assert (figure(asked(window=BOTH)), figure(asked(".1.2.", window=BOTH))) == (142, None)
    assert change(asked(".1.2.", window=BOTH)) is None


@pytest.mark.django_db
def test_balances_and_distinct_counts_are_published_at_the_end_of_their_time():
    for number in range(6):
        record = counted(".1.2.", JAN + timedelta(days=number)).record_uid.int + number
        for indicator in (OPEN_TO_ALL, VISITS_TO_ALL):
            one = counted(".1.2.", JAN, indicator=indicator)
            count(replace(one, record_uid=type(one.record_uid)(int=record)))
    fold_all()

    for indicator in (OPEN_TO_ALL, VISITS_TO_ALL):
        whole = replace(asked(), indicator=indicator.key)
        assert (figure(whole), children(whole)) == (6, {"2": 6})


def shown(path, rest):
    """Return what the public learns of a node and of all below it, as equations."""
    table = children(asked(path))
    yield figure(asked(path)), list(table.values())
    for node in table:
        if len(path) < rest:
            yield from shown(f"{path}{node}.", rest)


@pytest.mark.django_db
def test_no_small_number_is_shown_or_left_over_in_random_trees():
    pick = Random(4)  # noqa: S311 -- repeatable, not secret
    for city in range(2, 7):
        for county in range(10, 14):
            if value := pick.choice((0, 1, 2, 4, 9, 40)):
                count(counted(f".1.{city}.{city}{county}.", JAN, value=value))
    fold_all()

    hidden = 0
    for total, parts in shown(".1.", rest=len(".1.2.")):
        known = [part for part in parts if part is not None]
        hidden += len(parts) - len(known)
        assert all(part >= 5 for part in known)
        if len(known) < len(parts) and total is not None:
            assert total - sum(known) >= 5
            assert len(parts) - len(known) > 1
    assert hidden > 5
