"""Denominators are entered, corrected, never changed."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from bazhua.infra.events.models import Event
from bazhua.infra.rollup.core.rates import Span
from bazhua.infra.rollup.models import Denominator
from bazhua.infra.rollup.rates.keeping import Entering, enter
from bazhua.infra.rollup.rates.reading import Seat, entries
from bazhua.kernel.errors import Forbidden
from bazhua.kernel.scope import Path
from tests.infra.rollup.scene import actor, noon

pytestmark = pytest.mark.django_db

AT = noon(date(2026, 11, 23))
HERE = Entering(
    measure="employees",
    path=Path(".1.2."),
    span=Span(2025),
    value=Decimal(480000),
    source="某市统计年鉴 2026",
    dated=date(2026, 9, 1),
)
SEAT = Seat("employees", 2, Span(2025))


def clerk(region=".1."):
    one = actor(region=region)
    return replace(one, rights={**one.rights, ("figure", "import"): frozenset({"officer"})})


def everything():
    return [list(table.objects.order_by("pk").values()) for table in (Denominator, Event)]


def test_it_is_kept_with_its_source_and_who_entered_it():
    entered = enter([HERE], actor=clerk(), at=AT)

    found = entries({SEAT})[SEAT]
    assert entered == 1
    assert (found.value, found.source, found.dated) == (HERE.value, HERE.source, HERE.dated)
    assert (found.entered_by, found.entered_at) == (clerk().uid, AT)
    assert (found.edition, found.former) == (1, None)
    assert Event.objects.get().data["value"] == "480000"


def test_a_correction_is_a_further_edition_and_the_first_stays():
    enter([HERE], actor=clerk(), at=AT)

    enter([replace(HERE, value=Decimal(481500))], actor=clerk(), at=AT)

    found = entries({SEAT})[SEAT]
    assert (found.value, found.edition, found.former) == (481_500, 2, 480_000)
    assert list(Denominator.objects.order_by("edition").values_list("value", flat=True)) == [
        480_000,
        481_500,
    ]


def test_what_says_the_same_leaves_everything_as_it_is():
    enter([HERE], actor=clerk(), at=AT)
    before = everything()

    assert enter([HERE], actor=clerk(), at=AT) == 0
    assert everything() == before


def test_of_a_region_that_is_not_his_nothing_is_entered():
    other = replace(HERE, path=Path(".1.3."))

    with pytest.raises(Forbidden):
        enter([HERE, other], actor=clerk(".1.2."), at=AT)

    assert everything() == [[], []]


def test_who_only_reads_enters_nothing():
    with pytest.raises(Forbidden):
        enter([HERE], actor=actor(), at=AT)

    assert everything() == [[], []]


@pytest.mark.parametrize("statement", ["update", "delete"])
def test_the_database_lets_nobody_change_it(statement):
    enter([HERE], actor=clerk(), at=AT)
    before = everything()
    rows = Denominator.objects.all()

    with pytest.raises(IntegrityError), transaction.atomic():
        rows.update(value=1) if statement == "update" else rows.delete()

    assert everything() == before


@pytest.mark.parametrize("seats", [1, 3])
def test_many_are_read_in_one_query(django_assert_num_queries, seats):
    asked = {Seat("employees", node, Span(2025)) for node in range(seats)}

    with django_assert_num_queries(1):
        entries(asked)
