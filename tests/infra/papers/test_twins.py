"""Photographs of signed sheets: the server reads the code itself, or takes nothing."""

from datetime import timedelta
from io import BytesIO
from random import Random

import pytest
from django.db import transaction
from PIL import Image

from bazhua.infra.files.access import Sight, visible_file
from bazhua.infra.files.models import StoredFile
from bazhua.infra.papers.core.refusals import PaperMismatch
from bazhua.infra.papers.keeping import kept
from bazhua.infra.papers.models import PaperTwin
from bazhua.infra.papers.reading import codes_in
from bazhua.infra.papers.selectors import twins_of
from bazhua.infra.papers.services import bind_twin, void_paper
from bazhua.kernel.errors import DomainError, NotFound
from tests.infra.papers.scene import AT
from tests.infra.papers.stored import (
    CLERK,
    READER,
    STRANGER,
    drafted,
    everything,
    issued,
    photo_of,
    sheet_picture,
    stored,
    told,
)

pytestmark = pytest.mark.django_db
LATER = AT + timedelta(days=1)


def jpeg(picture):
    taken = BytesIO()
    picture.save(taken, "JPEG", quality=70)
    return taken.getvalue()


def refused(paper, photo, who=CLERK):
    """Return the code of a refusal that wrote nothing."""
    before = everything()
    with pytest.raises(DomainError) as caught, transaction.atomic():
        bind_twin(paper.uid, photo, actor=who, at=LATER)
    assert everything() == before
    return caught.value.code


@pytest.mark.parametrize("turned", [0, 7, -20, 90, 180, 271])
@pytest.mark.parametrize("page", [0, 1])
def test_the_code_is_read_in_a_photograph_turned_and_slanted(turned, page):
    paper = issued()

    assert codes_in(photo_of(sheet_picture(paper, page), turned)) == (paper.code,)


def test_a_photograph_is_bound_as_it_was_given():
    paper = issued()
    photo = photo_of(sheet_picture(paper))

    twin = bind_twin(paper.uid, photo, actor=CLERK, at=LATER)

    assert kept(twin.sha256) == photo
    assert StoredFile.objects.get(uid=twin.file).sha256 == twin.sha256
    assert stored(paper).signed_at == LATER
    assert (told(paper)[-1], told(twin)) == ("paper.bound", [])
    assert [one.pk for one in twins_of(READER, paper.uid, at=LATER)] == [twin.pk]


def test_the_same_photograph_is_bound_once_and_another_beside_it():
    paper = issued()
    first, second = (photo_of(sheet_picture(paper), turned) for turned in (3, 5))

    twins = [
        bind_twin(paper.uid, photo, actor=CLERK, at=at)
        for photo, at in ((first, AT), (first, LATER), (second, LATER))
    ]

    assert twins[0].pk == twins[1].pk
    assert PaperTwin.objects.count() == 2
    assert (stored(paper).signed_at, stored(paper).version) == (AT, 4)


def test_a_photograph_of_another_paper_is_refused():
    paper, other = issued(), issued()

    assert refused(paper, photo_of(sheet_picture(other))) == "paper_mismatch"


def test_a_photograph_of_two_papers_is_refused():
    paper, other = issued(), issued()
    mine, theirs = sheet_picture(paper), sheet_picture(other)
    both = Image.new("L", (mine.width * 2, mine.height))
    both.paste(mine, (0, 0))
    both.paste(theirs, (mine.width, 0))

    assert refused(paper, jpeg(both)) == "paper_mismatch"


@pytest.mark.parametrize(
    "photo",
    [
        b"",
        b"not a picture",
        jpeg(Image.new("L", (900, 1200), 200)),
        jpeg(Image.new("L", (900, 1200), 200))[:400],
        b"%PDF-1.7\n",
        b"\x89PNG\r\n\x1a\n" + b"\0" * 64,
    ],
    ids=["empty", "text", "blank", "cut", "pdf", "broken"],
)
def test_what_shows_no_code_is_refused(photo):
    assert refused(issued(), photo) == "paper_mismatch"


def test_a_picture_that_unpacks_to_too_much_is_refused():
    huge = BytesIO()
    Image.new("1", (8_000, 8_000)).save(huge, "PNG")

    assert refused(issued(), huge.getvalue()) == "paper_mismatch"


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
def test_a_photograph_with_damaged_bytes_is_read_or_refused(form):
    taken = BytesIO()
    Image.new("L", (120, 90), 200).save(taken, form)
    dice = Random(form)  # noqa: S311 -- repeatable, not secret

    ends = {outcome(damaged(taken.getvalue(), dice)) for _ in range(150)}

    assert ends <= {(), "paper_mismatch"}
    assert "paper_mismatch" in ends


def damaged(photo, dice):
    changed = bytearray(photo[: dice.randrange(len(photo) // 2, len(photo) + 1)])
    for _ in range(dice.choice([1, 3, 20])):
        changed[dice.randrange(len(changed))] = dice.randrange(256)
    return bytes(changed)


def outcome(photo):
    try:
        return codes_in(photo)
    except PaperMismatch as refusal:
        return refusal.code


def test_only_an_issued_paper_takes_a_photograph():
    paper = issued()
    photo = photo_of(sheet_picture(paper))
    void_paper(paper.uid, "错发", version=2, actor=CLERK, at=AT)

    assert refused(paper, photo) == "transition_refused"
    assert refused(drafted(), photo) == "transition_refused"


def test_nobody_binds_without_right_and_scope():
    paper = issued()
    photo = photo_of(sheet_picture(paper))

    assert refused(paper, photo, READER) == "forbidden"
    assert refused(paper, photo, STRANGER) == "not_found"


def test_the_files_of_a_paper_are_seen_by_those_who_may_view_it():
    paper = issued()
    twin = bind_twin(paper.uid, photo_of(sheet_picture(paper)), actor=CLERK, at=AT)

    sights = [visible_file(uid, actor=READER, at=LATER)[1] for uid in (paper.pdf_file, twin.file)]

    assert sights == [Sight.ORIGINAL] * 2
    with pytest.raises(NotFound):
        visible_file(twin.file, actor=STRANGER, at=LATER)
