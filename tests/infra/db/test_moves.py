"""Compare-and-swap on the real database."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

import pytest
from django.db import connection

from bazhua.infra.db.moves import FIXED, swap
from bazhua.infra.db.records import new_uid
from bazhua.kernel.errors import StaleState
from bazhua.kernel.ids import milliseconds_of
from tests.samples.models import Case

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


def new_case(**fields):
    place = {"path_then": ".1.2.3.", "path_now": ".1.2.3."}
    return Case.objects.create(uid=new_uid(NOON), **(place | fields))


def test_uid_carries_the_instant():
    assert milliseconds_of(new_uid(NOON)) == NOON.timestamp() * 1000


@pytest.mark.django_db
def test_swap_changes_the_row_and_returns_it():
    case = new_case()

    moved = swap(case, version=1, state="closed", due_at=NOON)

    stored = Case.objects.get()
    assert (moved.state, moved.due_at, moved.version) == ("closed", NOON, 2)
    assert (stored.state, stored.due_at, stored.version) == ("closed", NOON, 2)
    assert (case.state, case.version) == ("open", 1)


@pytest.mark.django_db
@pytest.mark.parametrize("version", [0, 2])
def test_swap_on_another_version_is_refused(version):
    case = new_case()

    with pytest.raises(StaleState):
        swap(case, version=version, state="closed")

    stored = Case.objects.get()
    assert (stored.state, stored.version) == ("open", 1)
    assert (case.state, case.version) == ("open", 1)


@pytest.mark.django_db
@pytest.mark.parametrize("field", sorted(FIXED))
def test_swap_of_a_fixed_field_is_refused(field):
    case = new_case()
    before = Case.objects.values().get()

    with pytest.raises(ValueError, match=field):
        swap(case, version=1, **{field: 7})

    assert Case.objects.values().get() == before


@pytest.mark.django_db(transaction=True)
def test_swap_of_eight_at_once_is_won_by_one():
    case = new_case()

    def move(n):
        try:
            swap(case, version=1, state=f"by {n}")
        except StaleState:
            return None
        finally:
            connection.close()
        return f"by {n}"

    with ThreadPoolExecutor(8) as pool:
        winners = [name for name in pool.map(move, range(8)) if name]

    assert [Case.objects.get().state] == winners
    assert Case.objects.get().version == 2
