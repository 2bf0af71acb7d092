"""Pieces on the real database and disk: in order, whole, once, within limits."""

import hashlib
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from itertools import pairwise
from uuid import uuid4

import pytest
from django.db import connection, transaction
from hypothesis import given, settings
from hypothesis import strategies as st

from bazhua.infra.db.actors import NOBODY
from bazhua.infra.files.configured import store
from bazhua.infra.files.core.limits import Limits
from bazhua.infra.files.core.refusals import (
    FileHeld,
    FileKindRefused,
    FileTooLarge,
    GivingRefused,
    PictureRefused,
    PieceDamaged,
    PieceTooLarge,
    QuotaReached,
    StorageLow,
    UploadOver,
    UploadTaken,
    WrongHash,
    WrongOffset,
)
from bazhua.infra.files.models import StoredFile, Upload
from bazhua.infra.files.services import Belonging, attach_file, erase_file
from bazhua.infra.files.uploads import (
    LARGEST_PIECE,
    TIME_TO_FINISH,
    Algorithm,
    Checksum,
    abandon_upload,
    draft_of,
    upload_of,
)
from bazhua.kernel.errors import NotFound, OutOfRange
from tests.infra.files.samples import PAGE, PDF, box, picture, video
from tests.infra.files.scene import (
    CASE,
    DAY,
    GIVER,
    JPEG,
    NOON,
    OTHER,
    PUBLIC,
    append,
    begin,
    drafts,
    give,
    kept,
    sha256,
)

VIDEO = video()
HALF = len(JPEG) // 2


def state(upload):
    """Return what an upload has on the disk and in the table."""
    row = Upload.objects.get(pk=upload.pk)
    draft = draft_of(row)
    return row.received, row.version, draft.read_bytes() if draft.exists() else None


@pytest.mark.django_db(transaction=True)
def test_pieces_become_the_file_of_the_same_uid():
    upload = begin()

    half = append(upload, 0, JPEG[:HALF])
    whole = append(upload, HALF, JPEG[HALF:])

    file = StoredFile.objects.get()
    assert (half.received, whole.received) == (HALF, len(JPEG))
    assert (file.uid, file.sha256, file.name) == (upload.uid, sha256(JPEG), "现场.jpg")
    assert drafts() == []


@pytest.mark.django_db(transaction=True)
@settings(max_examples=12)
@given(cuts=st.lists(st.integers(1, len(VIDEO) - 1), max_size=6, unique=True))
def test_any_cut_gives_the_same_bytes(cuts):
    upload = begin(VIDEO)
    edges = [0, *sorted(cuts), len(VIDEO)]

    for start, end in pairwise(edges):
        append(upload, start, VIDEO[start:end])

    assert StoredFile.objects.get(uid=upload.uid).sha256 == sha256(VIDEO)
    abandon_upload(upload.uid, actor=GIVER, at=NOON)


@pytest.mark.django_db
@pytest.mark.parametrize("offset", [0, HALF - 1, HALF + 1, len(JPEG), 10**14])
def test_wrong_offset_changes_nothing_and_says_where_to_go_on(offset):
    upload = begin()
    append(upload, 0, JPEG[:HALF])
    before = state(upload)

    with pytest.raises(WrongOffset) as refused:
        append(upload, offset, JPEG[HALF:])

    assert refused.value.data == {"offset": offset, "expected": HALF}
    assert state(upload) == before


@pytest.mark.django_db
@pytest.mark.parametrize("algorithm", Algorithm)
def test_damaged_piece_changes_nothing(algorithm):
    upload = begin()
    digest = hashlib.new(algorithm, JPEG[:HALF]).digest()

    with pytest.raises(PieceDamaged):
        append(upload, 0, JPEG[: HALF - 1], checksum=Checksum(algorithm, digest))
    before = state(upload)
    append(upload, 0, JPEG[:HALF], checksum=Checksum(algorithm, digest))

    assert before == (0, 1, None)
    assert state(upload) == (HALF, 2, JPEG[:HALF])


@pytest.mark.django_db
def test_piece_past_the_end_changes_nothing():
    upload = begin()

    with pytest.raises(OutOfRange):
        append(upload, 0, JPEG + b"!")

    assert state(upload) == (0, 1, None)


@pytest.mark.django_db
def test_piece_that_is_too_large_changes_nothing():
    upload = begin()

    with pytest.raises(PieceTooLarge):
        append(upload, 0, bytes(LARGEST_PIECE + 1))

    assert state(upload) == (0, 1, None)


@pytest.mark.django_db
def test_bytes_of_a_call_that_died_are_written_over():
    upload = begin()
    append(upload, 0, JPEG[:HALF])
    with draft_of(upload).open("ab") as draft:
        draft.write(b"of a call that never committed")

    append(upload, HALF, JPEG[HALF:-1])

    assert state(upload) == (len(JPEG) - 1, 3, JPEG[:-1])


@pytest.mark.django_db
def test_rows_without_their_bytes_are_over():
    upload = begin()
    append(upload, 0, JPEG[:HALF])
    draft_of(upload).write_bytes(JPEG[: HALF - 1])

    for call in (
        lambda: append(upload, HALF, JPEG[HALF:]),
        lambda: upload_of(upload.uid, actor=GIVER, at=NOON),
    ):
        with pytest.raises(UploadOver):
            call()


@pytest.mark.django_db(transaction=True)
def test_transaction_that_fails_after_the_last_piece_leaves_the_upload_whole():
    upload = begin()
    append(upload, 0, JPEG[:HALF])

    with transaction.atomic():
        append(upload, HALF, JPEG[HALF:])
        transaction.set_rollback(True)
    append(upload, HALF, JPEG[HALF:])

    assert StoredFile.objects.get().sha256 == sha256(JPEG)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    ("content", "refusal"),
    [
        (PAGE, FileKindRefused),
        (picture(size=(300, 300))[:-200], PictureRefused),
        (box(b"ftyp", b"isom", bytes(4)) + bytes(200), FileKindRefused),
        (JPEG + bytes(1 << 20), FileTooLarge),
    ],
    ids=["page", "cut short", "no index", "large"],
)
def test_refused_content_ends_its_upload_and_leaves_nothing(content, refusal):
    upload = begin(content)

    with pytest.raises(refusal):
        append(upload, 0, content)

    assert (Upload.objects.count(), StoredFile.objects.count()) == (0, 0)
    assert (drafts(), kept()) == ([], [])


@pytest.mark.django_db(transaction=True)
def test_what_begins_wrong_is_refused_with_its_first_piece():
    upload = begin(bytes(1 << 20), name="录像.mp4")

    with pytest.raises(FileKindRefused):
        append(upload, 0, b"RIFF....AVI ".ljust(64))

    assert (Upload.objects.count(), drafts()) == (0, [])


@pytest.mark.django_db(transaction=True)
def test_other_bytes_than_announced_are_refused():
    upload = begin(PDF, sha256=sha256(JPEG))

    with pytest.raises(WrongHash) as refused:
        append(upload, 0, PDF)

    assert refused.value.data == {"announced": sha256(JPEG), "found": sha256(PDF)}
    assert (Upload.objects.count(), StoredFile.objects.count(), kept()) == (0, 0, [])


@pytest.mark.django_db(transaction=True)
def test_same_announcement_is_the_same_upload_also_when_it_is_complete():
    named = {"sha256": sha256(JPEG)}
    first = begin(**named)
    append(first, 0, JPEG[:HALF])
    second = begin(**named)
    append(second, HALF, JPEG[HALF:])
    third = begin(**named)

    assert [first.uid, second.received, third.received] == [second.uid, HALF, len(JPEG)]
    assert (Upload.objects.count(), StoredFile.objects.count()) == (1, 1)


@pytest.mark.django_db
def test_erased_file_is_uploaded_again():
    named = {"sha256": sha256(JPEG)}
    first = begin(**named)
    append(first, 0, JPEG)
    erase_file(first.uid, version=1, actor=GIVER, at=NOON)

    second = begin(**named)

    assert (second.uid != first.uid, second.received) == (True, 0)


@pytest.mark.django_db
def test_hash_alone_gives_nobody_the_file_of_another():
    give()

    upload = begin(actor=OTHER, sha256=sha256(JPEG))

    assert (upload.received, upload.owner) == (0, OTHER.uid)


@pytest.mark.django_db
def test_uid_of_the_sender_is_his_alone():
    uid = uuid4()
    upload = begin(uid=uid)

    assert begin(uid=uid) == upload
    for changed in ({"actor": OTHER}, {"name": "另.jpg"}, {"content": JPEG + b"!"}):
        with pytest.raises(UploadTaken):
            begin(uid=uid, **changed)
    with pytest.raises(UploadTaken):
        begin(uid=give().uid)
    assert Upload.objects.count() == 1


@pytest.mark.django_db
def test_uid_of_a_late_upload_begins_anew():
    uid = uuid4()
    append(begin(uid=uid), 0, JPEG[:HALF])

    again = begin(uid=uid, at=NOON + TIME_TO_FINISH)
    complete = append(again, 0, JPEG, at=NOON + TIME_TO_FINISH)

    assert (again.received, complete.received) == (0, len(JPEG))
    assert StoredFile.objects.get().uid == uid


@pytest.mark.django_db
def test_upload_of_another_is_not_found():
    upload = begin()

    for call in (
        lambda: append(upload, 0, JPEG, actor=OTHER),
        lambda: upload_of(upload.uid, actor=OTHER, at=NOON),
        lambda: abandon_upload(upload.uid, actor=OTHER, at=NOON),
    ):
        with pytest.raises(NotFound):
            call()
    assert state(upload) == (0, 1, None)


@pytest.mark.django_db
def test_upload_ends_after_seven_days():
    upload = begin()
    last = NOON + TIME_TO_FINISH

    append(upload, 0, JPEG[:HALF], at=last - timedelta(seconds=1))
    with pytest.raises(UploadOver):
        append(upload, HALF, JPEG[HALF:], at=last)

    assert state(upload)[0] == HALF


@pytest.mark.django_db(transaction=True)
def test_given_up_upload_is_gone_with_its_file_while_no_record_has_it():
    complete, half = begin(), begin(PDF)
    append(complete, 0, JPEG)
    append(half, 0, PDF[:9])

    for upload in (complete, half):
        abandon_upload(upload.uid, actor=GIVER, at=NOON)

    assert (Upload.objects.count(), drafts()) == (0, [])
    assert StoredFile.objects.get().erased_at == NOON


@pytest.mark.django_db(transaction=True)
def test_file_that_a_record_has_is_not_given_up():
    upload = begin()
    append(upload, 0, JPEG)
    attach_file(upload.uid, Belonging("case", CASE), actor=GIVER, at=NOON)

    with pytest.raises(FileHeld):
        abandon_upload(upload.uid, actor=GIVER, at=NOON)

    assert (Upload.objects.count(), StoredFile.objects.get().erased_at) == (1, None)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("announced", "field"),
    [({"content": b""}, "Upload-Length"), ({"sha256": "AB" * 32}, "sha256")],
    ids=["empty", "hash"],
)
def test_impossible_announcement_is_refused(announced, field):
    with pytest.raises(OutOfRange) as refused:
        begin(**announced)

    assert (refused.value.field, Upload.objects.count()) == (field, 0)


@pytest.mark.django_db
@pytest.mark.parametrize("who", [PUBLIC, NOBODY])
def test_giving_needs_a_right(who):
    with pytest.raises(GivingRefused):
        begin(actor=who)

    assert Upload.objects.count() == 0


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("limits", "refusal"),
    [
        ({"open_uploads": 2}, QuotaReached),
        ({"day_mib": 2}, QuotaReached),
        ({"free_mib": 1 << 40}, StorageLow),
        ({"video_mib": 0, "image_mib": 0, "document_mib": 0}, FileTooLarge),
    ],
    ids=["open", "day", "disk", "size"],
)
def test_limits_of_a_platform(settings, limits, refusal):
    megabyte = bytes(1 << 20)
    for _ in range(2):
        begin(megabyte)
    settings.FILE_LIMITS = Limits(**{"free_mib": 0} | limits)

    with pytest.raises(refusal):
        begin(b"!")

    assert Upload.objects.count() == 2


@pytest.mark.django_db
def test_quota_is_of_one_person_and_of_one_day(settings):
    settings.FILE_LIMITS = Limits(open_uploads=2, day_mib=1, free_mib=0)
    begin(bytes(1 << 20))

    begin(b"!", actor=OTHER)
    begin(bytes(1 << 20), at=NOON + DAY)

    assert Upload.objects.count() == 3


@pytest.mark.django_db(transaction=True)
def test_of_eight_who_send_the_same_piece_at_once_one_is_taken():
    upload = begin()

    def send(_):
        try:
            return append(upload, 0, JPEG[:HALF]).received
        except WrongOffset as refused:
            return refused.code
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(send, range(8)))

    assert sorted(map(str, answers)) == sorted([str(HALF), *["wrong_offset"] * 7])
    assert state(upload) == (HALF, 2, JPEG[:HALF])


@pytest.mark.django_db(transaction=True)
def test_of_two_persons_who_choose_one_uid_at_once_one_has_it():
    uid = uuid4()

    def announce(actor):
        try:
            return begin(uid=uid, actor=actor).owner
        except UploadTaken as refused:
            return refused.code
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        answers = list(pool.map(announce, (GIVER, OTHER)))

    owner = Upload.objects.get().owner
    assert sorted(map(str, answers)) == sorted([str(owner), "upload_taken"])


@pytest.mark.django_db(transaction=True)
def test_of_eight_who_announce_at_once_the_quota_lets_two(settings):
    settings.FILE_LIMITS = Limits(open_uploads=2, free_mib=0)

    def announce(_):
        try:
            return begin().received
        except QuotaReached as refused:
            return refused.code
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(announce, range(8)))

    assert answers.count(0) == 2
    assert Upload.objects.count() == 2
    assert store().free() > 0
