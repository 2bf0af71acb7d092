"""Pages by key on the real database: forward and back they show every row once, in order."""

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from hypothesis import given, settings
from hypothesis import strategies as st

from bazhua.infra.db.actors import Actor
from bazhua.infra.tables.keyset import Order, Window, count, counted, keys, rows, walk
from bazhua.kernel.scope import Grant, Path
from tests.infra.tables.scene import HOUR, NOON, RIGHTS, actor, case
from tests.samples.models import Case

PATHS = [".1.", ".1.2.", ".1.2.3.", ".1.2.3.4.", ".1.2.3.4.5.", ".1.20.", ".1.20.30."]
ORDERS = ["due_at", "-due_at", "id", "-id", "version", "-version", "state", "-uid"]

stored = st.builds(
    case,
    st.sampled_from(PATHS),
    st.none() | st.integers(0, 3),
    version=st.integers(1, 3),
    state=st.sampled_from(["open", "closed", "开"]),
    dept_mask=st.integers(0, 3),
    assignment_ids=st.lists(st.integers(1, 2), unique=True),
    group_now=st.sampled_from(["", ".9.", ".9.8."]),
)
over = st.builds(lambda path: {"region": Path(path)}, st.sampled_from(PATHS)) | st.builds(
    lambda path: {"group": Path(path)}, st.sampled_from([".9.", ".9.8."])
)
grant = st.builds(
    lambda over, departments, assignment: Grant(
        role="viewer", departments=departments, assignment=assignment, since=NOON, **over
    ),
    over,
    st.none() | st.integers(0, 3),
    st.none() | st.integers(1, 2),
)


def sorted_by(order, found):
    """Return the rows as a list without a database would order them: no value last."""
    valued = [row for row in found if getattr(row, order.field) is not None]
    without = [row for row in found if getattr(row, order.field) is None]
    return [
        *sorted(valued, key=lambda row: (getattr(row, order.field), row.pk), reverse=order.down),
        *sorted(without, key=lambda row: row.pk, reverse=order.down),
    ]


def turned(parts, order, size, start):
    """Turn pages from a window to the end; return all keys in the order they were met."""
    met, window = [], start
    while page := keys(parts, order, window, size):
        met += page
        window = Window(page[-1], start.backward)
    return met


@pytest.mark.django_db
@given(
    st.lists(stored, max_size=9),
    st.lists(grant, max_size=4),
    st.sampled_from(ORDERS),
    st.integers(1, 4),
)
@settings(max_examples=100)
def test_pages_are_those_of_the_model(cases, grants, name, size):
    order = Order.named(name)
    someone = Actor(uid=actor().uid, grants=tuple(grants), rights=RIGHTS)
    with transaction.atomic():
        made = Case.objects.bulk_create(cases)
        parts = Case.objects.parts_visible_to(someone, "case", "view", at=NOON)

        forward = turned(parts, order, size, Window())
        back = turned(parts, order, size, Window(forward[-1], backward=True)) if forward else []
        shown = rows(parts, forward)
        counts = [count(parts, cap) for cap in (0, 2, 99)]
        walked = list(walk(parts, order))
        number, found = counted(parts, 99)
        paged = [
            turned(found, order, size, window)
            for window in (Window(), *([Window(forward[-1], backward=True)] if forward else ()))
        ]

        transaction.set_rollback(True)
    seen = [row for row in made if someone.may("case", "view", row.place, NOON)]
    assert [row.pk for row in shown] == [row.pk for row in sorted_by(order, seen)]
    assert back == forward[-2::-1]
    assert walked == shown
    assert (number, paged) == (len(seen), [forward, back][: len(paged)])
    assert counts == [min(len(seen), cap + 1) for cap in (0, 2, 99)]


@pytest.mark.django_db
def test_rows_that_move_meanwhile_do_not_shift_the_page():
    made = Case.objects.bulk_create(case(due=n) for n in range(6))
    parts, order = [Case.objects.all()], Order.named("due_at")
    first = keys(parts, order, Window(), 3)

    Case.objects.filter(pk=made[0].pk).delete()
    case(due=-1).save()

    following = keys(parts, order, Window(first[-1]), 3)
    assert [pk for _, pk in following] == [row.pk for row in made[3:]]


@pytest.mark.django_db
@pytest.mark.parametrize("number", [1, 3])
def test_page_over_three_counties_takes_as_many_queries_for_one_row_as_for_three(number):
    Case.objects.bulk_create(case(f".1.2.{n % 3 + 3}.", due=n) for n in range(number))
    someone = actor(".1.2.3.", ".1.2.4.", ".1.2.5.")
    parts = Case.objects.parts_visible_to(someone, "case", "view", at=NOON)

    with CaptureQueriesContext(
        connection,
    ) as queries:
        found = rows(parts, keys(parts, Order.named("due_at"), Window(), 9))

    assert (len(found), len(queries)) == (number, 3)


def test_nothing_is_asked_without_a_grant():
    order = Order.named("due_at")

    assert keys((), order, Window((NOON + HOUR, 1)), 9) == []
    assert rows((), []) == []
    assert (count((), 9), list(walk((), order))) == (0, [])
