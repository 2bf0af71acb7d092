"""The personal data of a table go after 30 days: rows, file and import; what was taken stays."""

from datetime import timedelta

import pytest

from bazhua.infra.events.models import Event
from bazhua.infra.imports.forgetting import KEPT, forget_ended
from bazhua.infra.imports.models import Import, StagedRow, Upload
from tests.infra.imports.scene import book, chosen, firm, read, uploaded
from tests.infra.jobs.scene import MINUTE, NOON
from tests.samples.models import Firm

pytestmark = pytest.mark.django_db

JUST_BEFORE = timedelta(microseconds=1)


def kept():
    return Import.objects.count(), StagedRow.objects.count(), Upload.objects.count()


def forget_all(at, **more):
    """Forget until nothing is due; return what each turn removed."""
    removed = []
    while done := forget_ended(at, **more):
        removed.append(done)
    return removed


def test_taken_import_goes_after_thirty_days_and_its_records_stay():
    row = chosen(read(book(firm(1), firm(2), firm(3))))
    told = Event.objects.count()

    early = forget_all(row.ended_at + KEPT - JUST_BEFORE)
    before = kept()
    removed = forget_all(row.ended_at + KEPT, batch=2)

    assert (early, before) == ([], (1, 3, 1))
    assert (removed, kept()) == ([2, 1, 1], (0, 0, 0))
    assert (Firm.objects.count(), Event.objects.count()) == (3, told)


def test_import_that_nobody_chose_goes_thirty_days_after_the_upload():
    waiting = read(book(firm(1)))
    unread = uploaded(book(firm(2)))

    early = forget_all(NOON + KEPT - JUST_BEFORE)
    removed = forget_all(NOON + KEPT)

    assert (waiting.state, unread.state) == ("waiting", "reading")
    assert (early, removed, kept()) == ([], [1, 1, 1], (0, 0, 0))


def test_import_that_ended_later_stays():
    old = read(book(firm(1)))
    young = chosen(read(book(firm(2))))
    Import.objects.filter(pk=young.pk).update(ended_at=NOON + MINUTE * 60)

    forget_all(NOON + KEPT + MINUTE)

    assert not Import.objects.filter(pk=old.pk).exists()
    assert (Import.objects.get().pk, StagedRow.objects.count()) == (young.pk, 1)
