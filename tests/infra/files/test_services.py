"""Files on the real database and disk: sealed, attached, held, erased."""

from datetime import timedelta
from uuid import uuid4

import pytest

from bazhua.infra.db.actors import NOBODY
from bazhua.infra.files.access import (
    FileGate,
    Seen,
    Sight,
    files_of,
    gates,
    sight_of,
    visible_file,
)
from bazhua.infra.files.core.refusals import (
    ContentRefused,
    FileHeld,
    FileKindRefused,
    FileTooLarge,
    PictureRefused,
)
from bazhua.infra.files.models import Attachment, FileHold, StoredFile
from bazhua.infra.files.services import (
    UNATTACHED_LIVES,
    Belonging,
    attach_file,
    detach_file,
    erase_file,
    hold_file,
    release_file,
)
from bazhua.kernel.errors import Forbidden, MissingKey, NotFound, StaleState
from tests.infra.files.samples import PAGE, PDF, picture, png_of
from tests.infra.files.scene import (
    CASE,
    CHIEF,
    DAY,
    GIVER,
    JPEG,
    NOON,
    OTHER,
    PUBLIC,
    SECRET,
    drafts,
    give,
    happened,
    kept,
    sha256,
)

pytestmark = pytest.mark.django_db
LATE = NOON + timedelta(days=400)


def attach(file, record=CASE, actor=GIVER, keep_until=None):
    return attach_file(file.uid, Belonging("case", record, keep_until), actor=actor, at=NOON)


def fresh(file):
    return StoredFile.objects.get(pk=file.pk)


def test_file_is_kept_as_given_and_its_hash_is_an_event():
    file = give()

    assert (file.sha256, file.size, file.kind) == (sha256(JPEG), len(JPEG), "image/jpeg")
    assert kept() == sorted([file.sha256, file.shown_sha256])
    assert drafts() == []
    assert happened(file.uid) == [
        (
            "file.sealed",
            {
                "sha256": file.sha256,
                "size": file.size,
                "kind": "image/jpeg",
                "shown": file.shown_sha256,
            },
        )
    ]


def test_same_content_of_two_persons_is_two_files_and_lies_once():
    one, two = give(PDF, "a.pdf"), give(PDF, "b.pdf", actor=OTHER)

    assert (one.uid != two.uid, one.sha256 == two.sha256) == (True, True)
    assert kept() == [sha256(PDF)]


@pytest.mark.parametrize(
    ("content", "refusal"),
    [
        (b"", FileKindRefused),
        (PAGE, FileKindRefused),
        (PDF + bytes(1 << 20), FileTooLarge),
        (picture(size=(300, 300))[:-200], PictureRefused),
        (png_of(30_000, 30_000), PictureRefused),
    ],
    ids=["empty", "page", "large", "cut short", "bomb"],
)
def test_refused_file_leaves_nothing(content, refusal):
    with pytest.raises(refusal) as refused:
        give(content, "现场.jpg")

    assert isinstance(refused.value, ContentRefused)
    assert (kept(), drafts(), StoredFile.objects.count()) == ([], [], 0)


def test_giver_alone_sees_a_file_until_it_belongs_to_a_record():
    file = give()

    seen = [sight_of(file, actor=who, at=NOON) for who in (GIVER, OTHER, CHIEF, NOBODY)]

    assert seen == [Sight.ORIGINAL, Sight.NONE, Sight.NONE, Sight.NONE]


def test_record_decides_who_sees_its_files():
    file = give()
    attach(file, SECRET)
    hidden = [sight_of(file, actor=who, at=NOON) for who in (GIVER, PUBLIC, CHIEF)]
    attach(file, CASE, actor=CHIEF)
    seen = [sight_of(file, actor=who, at=NOON) for who in (GIVER, PUBLIC, CHIEF)]

    assert hidden == [Sight.NONE, Sight.NONE, Sight.ORIGINAL]
    assert seen == [Sight.SHOWN, Sight.SHOWN, Sight.ORIGINAL]


def test_file_of_records_without_gate_is_seen_by_nobody(settings):
    file = give()
    attach(file)
    settings.FILE_GATES = "bazhua.config.gates.GATES"

    seen = {sight_of(file, actor=who, at=NOON) for who in (GIVER, PUBLIC, CHIEF)}

    assert seen == {Sight.NONE}


def test_detached_file_is_seen_by_nobody_not_even_its_giver():
    file = give()

    detach_file(attach(file), version=1, actor=GIVER, at=NOON)

    assert sight_of(file, actor=GIVER, at=NOON) is Sight.NONE
    assert fresh(file).keep_until == NOON + UNATTACHED_LIVES
    belongs = {"record_kind": "case", "record_uid": str(CASE)}
    assert happened(file.uid)[1:] == [("file.attached", belongs), ("file.detached", belongs)]


def test_out_of_sight_is_not_found_and_less_than_asked_is_forbidden():
    file = give()
    attach(file, CASE)

    with pytest.raises(Forbidden):
        visible_file(file.uid, actor=PUBLIC, at=NOON, least=Sight.ORIGINAL)
    with pytest.raises(NotFound):
        visible_file(uuid4(), actor=CHIEF, at=NOON)
    assert visible_file(file.uid, actor=PUBLIC, at=NOON) == (fresh(file), Sight.SHOWN)


@pytest.mark.parametrize(("who", "refusal"), [(OTHER, NotFound), (PUBLIC, NotFound)])
def test_file_of_somebody_else_cannot_be_attached(who, refusal):
    """Else whoever guesses a uid would see the file through a record of his own."""
    file = give()

    with pytest.raises(refusal):
        attach(file, actor=who)

    assert Attachment.objects.count() == 0


def test_copy_does_not_become_the_original_through_another_record():
    file = give()
    attach(file, CASE)

    with pytest.raises(Forbidden):
        attach(file, SECRET, actor=PUBLIC)

    assert Attachment.objects.count() == 1


def test_attached_twice_is_attached_once():
    file = give()

    assert attach(file) == attach(file)
    assert [kind for kind, _ in happened(file.uid)] == ["file.sealed", "file.attached"]


def test_attached_once_is_told_to_those_only_who_may_attach():
    file = give()
    attachment = attach(file, SECRET)

    assert attach(file, SECRET) == attach(file, SECRET, actor=CHIEF) == attachment
    with pytest.raises(NotFound):
        attach(file, SECRET, actor=PUBLIC)


def test_files_of_a_record_come_in_order_to_those_who_see_it(django_assert_num_queries):
    first, erased, last = give(), give(PDF), give(PDF)
    for file in (first, erased, last):
        attach(file, keep_until=NOON)
    erase_file(erased.uid, version=2, actor=CHIEF, at=NOON)
    attach(give(), SECRET)

    with django_assert_num_queries(1):
        seen = files_of("case", CASE, actor=PUBLIC, at=NOON)

    assert seen == [Seen(first, Sight.SHOWN), Seen(last, Sight.SHOWN)]
    assert files_of("case", SECRET, actor=PUBLIC, at=NOON) == []
    assert files_of("letter", CASE, actor=CHIEF, at=NOON) == []


def test_kind_of_record_needs_a_gate(settings):
    file = give()

    with pytest.raises(ValueError, match="letter"):
        attach_file(file.uid, Belonging("letter", CASE), actor=GIVER, at=NOON)
    settings.FILE_GATES = f"{__name__}.TWICE"
    with pytest.raises(ValueError, match="case"):
        gates()


TWICE = (FileGate("case", lambda *_: Sight.NONE),) * 2


def test_file_is_kept_as_long_as_the_record_that_needs_it_longest():
    file = give()
    assert fresh(file).keep_until == NOON + UNATTACHED_LIVES

    attach(file, CASE, keep_until=NOON + DAY)
    short = fresh(file).keep_until
    for_ever = attach(file, SECRET, actor=CHIEF, keep_until=None)
    longest = fresh(file).keep_until
    detach_file(for_ever, version=1, actor=CHIEF, at=NOON)

    assert (short, longest, fresh(file).keep_until) == (NOON + DAY, None, NOON + DAY)


def test_held_file_is_not_erased_until_the_last_hold_ends():
    file = give()
    holds = [hold_file(file.uid, ground, actor=CHIEF, at=NOON) for ground in ("案〔2026〕1", "B")]

    with pytest.raises(FileHeld) as refused:
        erase_file(file.uid, version=1, actor=CHIEF, at=LATE)
    for hold in holds:
        release_file(hold, version=1, actor=CHIEF, at=LATE)
    erased = erase_file(file.uid, version=1, actor=CHIEF, at=LATE)

    assert refused.value.data["why"].text("en") == "held by 案〔2026〕1, B; release the hold first"
    assert (erased.erased_at, erased.name, erased.sha256) == (LATE, "", file.sha256)
    assert [kind for kind, _ in happened(file.uid)] == [
        "file.sealed",
        "file.held",
        "file.held",
        "file.released",
        "file.released",
        "file.erased",
    ]


def test_same_ground_is_the_same_hold_and_ends_once():
    file = give()
    hold = hold_file(file.uid, "案1", actor=CHIEF, at=NOON)
    again = hold_file(file.uid, "案1", actor=GIVER, at=LATE)
    ended = release_file(hold, version=1, actor=CHIEF, at=NOON)

    with pytest.raises(StaleState):
        release_file(ended, version=2, actor=CHIEF, at=NOON)
    with pytest.raises(StaleState):
        release_file(hold, version=1, actor=CHIEF, at=NOON)
    assert hold == again
    assert FileHold.objects.filter(released_at=None).count() == 0


def test_hold_without_ground_is_refused():
    file = give()

    with pytest.raises(MissingKey):
        hold_file(file.uid, "  ", actor=CHIEF, at=NOON)

    assert FileHold.objects.count() == 0


@pytest.mark.parametrize("until", [NOON + DAY, None])
def test_file_of_a_record_is_not_erased_early(until):
    file = give()
    attach(file, keep_until=until)

    with pytest.raises(FileHeld):
        erase_file(file.uid, version=2, actor=CHIEF, at=NOON)

    assert fresh(file).erased_at is None


def test_erased_file_is_gone_for_everybody():
    file = give()
    erase_file(file.uid, version=1, actor=GIVER, at=NOON)

    for gone in (
        lambda: visible_file(file.uid, actor=GIVER, at=NOON),
        lambda: attach(file),
        lambda: hold_file(file.uid, "案1", actor=CHIEF, at=NOON),
        lambda: erase_file(file.uid, version=2, actor=GIVER, at=NOON),
    ):
        with pytest.raises(NotFound):
            gone()


def test_seeing_a_file_of_three_records_costs_what_one_costs(django_assert_num_queries):
    file = give()
    for number in range(3):
        attach(file, uuid4() if number else SECRET, actor=CHIEF if number else GIVER)
        with django_assert_num_queries(2):
            visible_file(file.uid, actor=CHIEF, at=NOON)
