"""A list as its readers meet it: pages, filters, orders, refusals."""

import re
from html import unescape

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from bazhua.infra.tables.listing import Listing
from tests.infra.tables.scene import CASES, actor, case
from tests.samples.models import Case

pytestmark = pytest.mark.django_db


def store(*dues, **changes):
    """Store cases whose state is their place in the list of due hours."""
    return Case.objects.bulk_create(
        case(due=due, **({"state": str(n)} | changes)) for n, due in enumerate(dues)
    )


def link(answer, rel):
    found = re.search(rf'rel="{rel}" href="([^"]+)"', answer.content.decode())
    return unescape(found[1]) if found else None


def test_pages_lead_forward_and_back(ask, states):
    store(0, 1, 2, 3, 4, 5, 6)

    first = ask()
    second = ask(link(first, "next"))
    third = ask(link(second, "next"))
    back = ask(link(third, "prev"))

    assert [states(page) for page in (first, second, third)] == [
        ["0", "1", "2"],
        ["3", "4", "5"],
        ["6"],
    ]
    assert states(back) == ["3", "4", "5"]
    assert (link(first, "prev"), link(third, "next")) == (None, None)
    assert states(ask(link(back, "prev"))) == ["0", "1", "2"]
    assert link(ask(link(back, "prev")), "prev") is None


def test_the_address_holds_filter_and_order_on_every_page(ask, states):
    store(0, 1, 2, 3, 4, 5, 6, 7, state="open")
    store(9, state="closed")

    first = ask("?state=open&sort=-due_at")
    second = ask(link(first, "next"))

    assert states(second) == ["open"] * 3
    assert link(first, "next").startswith("?state=open&sort=-due_at&page=")
    assert Case.objects.count() == 9
    assert b"<strong>8</strong>" in second.content


def test_count_stops_at_the_cap(ask):
    Case.objects.bulk_create(case(due=n % 7) for n in range(1_001))

    assert b"<strong>1000+</strong>" in ask().content


def test_a_list_shows_only_what_its_reader_may_see(ask, states):
    Case.objects.bulk_create(
        [case(".1.2.3.", 2, state="c"), case(".1.2.4.", 1, state="b"), case(".1.5.", 0, state="a")]
    )

    assert states(ask(someone=actor(".1.2."))) == ["b", "c"]
    assert states(ask(someone=actor(".1.2.3.", ".1.5."))) == ["a", "c"]
    assert states(ask(someone=actor())) == []


@pytest.mark.parametrize("regions", [(".1.",), (".1.2.3.", ".1.2.4.")])
@pytest.mark.parametrize("number", [1, 3])
def test_queries_do_not_grow_with_the_rows(ask, number, regions):
    Case.objects.bulk_create(case(due=n) for n in range(number))

    with CaptureQueriesContext(connection) as queries:
        ask(someone=actor(*regions))

    of_the_list = [query for query in queries if "samples_case" in query["sql"]]
    assert len(of_the_list) == 4


def test_htmx_gets_the_rows_alone_of_the_same_template(ask, states):
    store(0, 1)

    whole, part = ask(), ask(**{"HX-Request": "true"})

    assert states(part) == states(whole) == ["0", "1"]
    assert (b"<html" in whole.content, b"<html" in part.content) == (True, False)


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("?sort=state", "“sort” is state; it must be one of: [-]due_at."),
        ("?sort=uid", "“sort” is uid; it must be one of: [-]due_at."),
        ("?page=made-up", "“page” does not belong to this list in this order, was cut or altered"),
        ("?page=%00", "“page” does not belong to this list"),
        ("?format=csv", "“format” is csv; it must be one of: xlsx."),
    ],
)
def test_an_address_that_was_made_up_is_refused(ask, query, sentence):
    answer = ask(query)

    assert answer.status_code == 400
    assert sentence in answer.content.decode()


def test_a_cursor_of_another_order_is_refused(ask):
    store(0, 1, 2, 3)
    cursor = link(ask(), "next")

    assert ask(f"{cursor}&sort=-due_at").status_code == 400
    assert ask(cursor[:-1]).status_code == 400


def test_a_cursor_tells_nothing(ask):
    store(0, 1, 2, 3)

    cursor = link(ask(), "next").removeprefix("?page=")

    assert cursor.startswith("gAAAA")
    assert "2026" not in cursor


@pytest.mark.parametrize("headers", [{}, {"HX-Request": "true"}])
def test_a_filter_that_cannot_be_read_names_field_and_value(ask, states, headers):
    store(0)

    answer = ask("?due_from=2026-02-30", **headers)

    assert (answer.status_code, states(answer)) == (422, [])
    assert "Due from “2026-02-30”: Enter a valid date." in answer.content.decode()


def test_empty_lists_say_what_would_fill_them(ask):
    assert b"Appears once opened" in ask().content
    store(0)
    narrowed = ask("?state=none").content
    assert b"No record matches the filter" in narrowed
    assert b'href="?"' in narrowed


def test_order_is_shown_and_turned_at_the_head_of_a_column(ask, states):
    store(0, 1, 2, 3)

    first = ask().content.decode()
    turned = ask("?sort=-due_at")

    assert 'aria-sort="ascending"><a href="?sort=-due_at">' in first
    assert states(turned) == ["3", "2", "1"]
    assert 'aria-sort="descending"><a href="?sort=due_at">' in turned.content.decode()


def test_a_list_knows_the_orders_without_an_index():
    bare = Listing(
        name="bare",
        model=Case,
        title=CASES.title,
        columns=CASES.columns,
        href=CASES.href,
        order="-version",
        empty=CASES.empty,
    )

    assert CASES.unindexed() == []
    assert bare.unindexed() == [
        "version, id",
        "city_id, version, id",
        "county_id, version, id",
        "town_id, version, id",
        "enterprise_id, version, id",
    ]
