"""The sweep deletes what time is over for and nothing else; the check finds what is wrong."""

import os
import threading
from datetime import timedelta

import pytest
from django.db import connection, transaction

from bazhua.infra.db.records import new_uid
from bazhua.infra.files.checking import Checked, check
from bazhua.infra.files.configured import store
from bazhua.infra.files.models import StoredFile, Upload
from bazhua.infra.files.services import (
    UNATTACHED_LIVES,
    Belonging,
    attach_file,
    erase_file,
    hold_file,
    release_file,
)
from bazhua.infra.files.sweeping import BATCH, DRAFT_LIVES, Swept, sweep
from bazhua.infra.files.uploads import TIME_TO_FINISH
from tests.infra.files.samples import PDF, office
from tests.infra.files.scene import (
    CASE,
    CHIEF,
    DAY,
    GIVER,
    JPEG,
    NOON,
    append,
    begin,
    drafts,
    give,
    happened,
    kept,
    sha256,
)

NONE = Swept(uploads=0, files=0, drafts=0, orphans=0)
MONTH = NOON + UNATTACHED_LIVES


def path_of(hashed):
    return store().root / hashed[:2] / hashed


@pytest.mark.django_db
def test_nothing_in_use_is_swept():
    give()
    append(begin(PDF), 0, PDF[:9])
    before = kept(), drafts()

    assert sweep(NOON + TIME_TO_FINISH - timedelta(seconds=1)) == NONE
    assert (kept(), drafts()) == before


@pytest.mark.django_db
def test_upload_that_nobody_finished_is_swept():
    append(begin(PDF), 0, PDF[:9])

    assert sweep(NOON + TIME_TO_FINISH) == Swept(uploads=1, files=0, drafts=0, orphans=0)
    assert (Upload.objects.count(), drafts()) == (0, [])


@pytest.mark.django_db
def test_more_than_a_batch_is_swept():
    late = {"owner": GIVER.uid, "name": "a", "size": 1, "since": NOON, "until": NOON}
    Upload.objects.bulk_create(Upload(uid=new_uid(NOON), **late) for _ in range(BATCH + 1))

    assert sweep(NOON).uploads == BATCH + 1


@pytest.mark.django_db
def test_file_that_no_record_took_is_erased_after_a_month():
    file = give()

    early, due = sweep(MONTH - timedelta(seconds=1)), sweep(MONTH)

    assert (early, due) == (NONE, Swept(uploads=0, files=1, drafts=0, orphans=2))
    assert kept() == []
    row = StoredFile.objects.get()
    assert (row.name, row.sha256, row.erased_at) == ("", file.sha256, MONTH)
    assert happened(file.uid)[-1] == ("file.erased", {"sha256": file.sha256})


@pytest.mark.django_db
def test_file_of_a_record_is_erased_when_the_record_needs_it_no_longer():
    file = give()
    attach_file(file.uid, Belonging("case", CASE, NOON + 90 * DAY), actor=GIVER, at=NOON)

    assert [sweep(at).files for at in (MONTH, NOON + 89 * DAY, NOON + 90 * DAY)] == [0, 0, 1]


@pytest.mark.django_db
def test_held_file_outlives_its_time():
    file = give()
    hold = hold_file(file.uid, "案1", actor=CHIEF, at=NOON)

    held = sweep(MONTH)
    release_file(hold, version=1, actor=CHIEF, at=MONTH)

    assert (held, sweep(MONTH).files) == (NONE, 1)


@pytest.mark.django_db
def test_bytes_that_two_files_share_stay_until_the_last_is_erased():
    one, two = give(PDF), give(PDF)

    erase_file(one.uid, version=1, actor=GIVER, at=NOON)
    shared = sweep(NOON).orphans, kept()
    erase_file(two.uid, version=1, actor=GIVER, at=NOON)

    assert (shared, sweep(NOON).orphans, kept()) == ((0, [sha256(PDF)]), 1, [])


@pytest.mark.django_db
def test_what_dead_calls_left_is_swept_when_it_is_old():
    store().draft(b"old")
    left = store().draft(b"new")
    [old] = [path for path in store().drafts.iterdir() if path != left]
    for path, age in ((old, DRAFT_LIVES + DAY), (left, DRAFT_LIVES - DAY)):
        os.utime(path, times=((NOON - age).timestamp(),) * 2)

    assert sweep(NOON) == Swept(uploads=0, files=0, drafts=1, orphans=0)
    assert drafts() == [left.name]


@pytest.mark.django_db
def test_bytes_that_no_row_refers_to_are_swept():
    """A call died, or its transaction failed, after the bytes were kept."""
    with transaction.atomic():
        give()
        transaction.set_rollback(True)
    before = len(kept())

    assert (before, sweep(NOON).orphans, kept()) == (2, 2, [])


@pytest.mark.django_db(transaction=True)
def test_bytes_that_are_being_kept_are_not_swept():
    """The sweep sees bytes without a row, waits for the lock, and then sees the row."""
    kept_now, swept = threading.Event(), []

    def sweeper():
        kept_now.wait()
        swept.append(sweep(NOON))
        connection.close()

    thread = threading.Thread(target=sweeper)
    thread.start()
    with transaction.atomic():
        file = give(PDF)
        kept_now.set()
        thread.join(timeout=1)
        assert thread.is_alive()
    thread.join()

    assert (swept, kept()) == ([NONE], [file.sha256])


@pytest.mark.django_db
def test_check_of_a_whole_store():
    give()
    give(PDF)

    assert check() == Checked(contents=3, missing=(), corrupt=(), orphans=())
    assert check().is_whole is True


@pytest.mark.django_db
def test_check_names_what_is_missing_corrupt_or_orphaned():
    give(JPEG)
    corrupt, missing = give(PDF), give(office())
    path_of(corrupt.sha256).write_bytes(PDF[:-1] + b"!")
    path_of(missing.sha256).unlink()
    store().put(store().draft(b"stray"), sha256(b"stray"))

    found = check()

    assert found == Checked(
        contents=4,
        missing=(missing.sha256,),
        corrupt=(corrupt.sha256,),
        orphans=(sha256(b"stray"),),
    )
    assert found.is_whole is False


@pytest.mark.django_db
def test_check_of_ten_files_asks_what_a_check_of_one_asks(django_assert_num_queries):
    for number in range(10):
        give(PDF + bytes(number))

    with django_assert_num_queries(2):
        assert check().contents == 10
