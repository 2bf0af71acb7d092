"""Contributions: in the event's transaction or not at all, append-only, at the place of their day."""

from datetime import date
from uuid import UUID

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.transaction import TransactionManagementError

from bazhua.infra.events.models import Event
from bazhua.infra.rollup.contributing import contribute, end, move, reorganise
from bazhua.infra.rollup.core.contribute import ContributionRefused
from bazhua.infra.rollup.core.declare import UnknownIndicator
from bazhua.infra.rollup.core.tree import ReorganisationRefused
from bazhua.infra.rollup.folding import fold_all
from bazhua.infra.rollup.models import ContributionRow, Replanting
from bazhua.kernel.scope import Path
from tests.infra.rollup.scene import cells, count, counted, happened, written
from tests.samples.indicators import STANDING, indicator

DAY, LATER = date(2026, 1, 5), date(2026, 1, 20)
FIRM = UUID(int=5)
COUNTY, ELSEWHERE = Path(".1.2.10."), Path(".1.3.10.")


def standing(path=".1.2.10.", day=DAY, **more):
    return counted(path, day, indicator=STANDING, record=FIRM, **more)


def balances(path):
    """Return day → balance of a place, whatever the codes."""
    found = {}
    for (_, at, dims, day), value in sorted(cells().items(), key=lambda cell: cell[0][3]):
        if at == path and len(dims) > 1:
            found[day] = found.get(day, 0) + value
    return found


@pytest.mark.django_db(transaction=True)
def test_outside_the_transaction_of_the_event_nothing_is_written():
    with transaction.atomic():
        event = happened()

    with pytest.raises(TransactionManagementError):
        contribute(event, [counted(".1.2.")])
    with pytest.raises(TransactionManagementError):
        move(event, day=DAY, path=COUNTY)
    with pytest.raises(TransactionManagementError):
        reorganise(event, old=COUNTY, new=ELSEWHERE, day=DAY)

    assert (written(), Replanting.objects.count()) == ([], 0)


@transaction.atomic
def count_in_vain():
    contribute(happened(), [counted(".1.2.")])
    raise ZeroDivisionError


@pytest.mark.django_db(transaction=True)
def test_what_is_rolled_back_with_its_event_contributes_nothing():
    with pytest.raises(ZeroDivisionError):
        count_in_vain()

    assert (written(), Event.objects.count(), fold_all()) == ([], 0, 0)


UNFIT = {
    "unknown": (counted(".1.2.", indicator=indicator("case.never")), UnknownIndicator),
    "unfit": (counted(".1.2.", industry="7"), ContributionRefused),
}


@pytest.mark.django_db
@pytest.mark.parametrize(("unfit", "refusal"), UNFIT.values(), ids=UNFIT)
def test_one_refused_contribution_keeps_the_others_out(unfit, refusal):
    with pytest.raises(refusal):
        count(counted(".1.2."), unfit)

    assert (written(), Event.objects.count()) == ([], 0)


CHANGES = {
    "update": "UPDATE {table} SET value = 9",
    "delete": "DELETE FROM {table}",
    "the day": "UPDATE {table} SET day = day + 31",
}


@pytest.mark.django_db
@pytest.mark.parametrize("table", ["rollup_contribution", "rollup_contribution_default"])
@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_contributions_cannot_be_changed_or_deleted(change, table):
    count(counted(".1.2."))
    before = written()

    with (
        pytest.raises(IntegrityError, match="append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(change.format(table=table))
    assert written() == before


@pytest.mark.django_db
def test_a_move_and_an_end_follow_whatever_stands():
    count(standing(value=3))
    with transaction.atomic():
        moved = move(happened(FIRM), day=date(2026, 1, 8), path=Path(".1.3.11."))
        regraded = move(happened(FIRM), day=date(2026, 1, 9), codes=(("grade", "major"),))
        again = move(happened(FIRM), day=date(2026, 1, 9), codes=(("grade", "major"),))
        ended = end(happened(FIRM), day=LATER)
    fold_all()

    assert (moved, regraded, again, ended) == (2, 2, 0, 1)
    assert balances(".1.2.10.") == {DAY: 3, date(2026, 1, 8): 0}
    assert balances(".1.3.11.") == {date(2026, 1, 8): 3, date(2026, 1, 9): 3, LATER: 0}
    assert balances(".1.") == {DAY: 3, date(2026, 1, 8): 3, date(2026, 1, 9): 3, LATER: 0}


@pytest.mark.django_db
def test_whoever_names_the_old_place_is_counted_at_the_new_one():
    with transaction.atomic():
        reorganise(happened(), old=COUNTY, new=ELSEWHERE, day=LATER)
    count(standing(day=LATER), counted(".1.2.10.7.", LATER), counted(".1.3.10.7.", DAY))

    paths = ContributionRow.objects.order_by("id").values_list("path", flat=True)
    assert list(paths) == [".1.3.10.", ".1.3.10.7.", ".1.2.10.7."]


@pytest.mark.django_db
def test_a_re_organisation_is_written_once_and_in_order():
    count(standing())
    with transaction.atomic():
        first = reorganise(happened(), old=COUNTY, new=ELSEWHERE, day=LATER)
    before = written()

    with pytest.raises(ReorganisationRefused), transaction.atomic():
        reorganise(happened(), old=COUNTY, new=ELSEWHERE, day=LATER)
    with pytest.raises(ReorganisationRefused), transaction.atomic():
        reorganise(happened(), old=ELSEWHERE, new=COUNTY, day=DAY)
    assert first == 2
    assert (written(), Replanting.objects.count()) == (before, 1)
