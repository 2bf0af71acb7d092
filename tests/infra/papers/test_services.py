"""Papers from draft to void: what is written, what is told, what is refused without a trace."""

from datetime import timedelta
from hashlib import sha256

import pytest
from django.db import DatabaseError, transaction

from bazhua.infra.events.models import Event
from bazhua.infra.files.models import Attachment, StoredFile
from bazhua.infra.papers.core.codes import parsed
from bazhua.infra.papers.core.content import Piece, content_json
from bazhua.infra.papers.keeping import kept
from bazhua.infra.papers.models import Paper
from bazhua.infra.papers.rows import issued_pdf, numbered, source_of
from bazhua.infra.papers.services import (
    draft_paper,
    issue_paper,
    note_printed,
    revise_draft,
    void_paper,
)
from bazhua.kernel.errors import DomainError
from bazhua.kernel.words import Lang
from tests.infra.papers.scene import AT, content, said
from tests.infra.papers.stored import (
    CLERK,
    READER,
    STRANGER,
    actor,
    drafted,
    drafting,
    everything,
    issued,
    stored,
    told,
)

pytestmark = pytest.mark.django_db
LATER = AT + timedelta(hours=1)


def refused(call, *args, **keys):
    """Return the code of a refusal that wrote nothing."""
    before = everything()
    with pytest.raises(DomainError) as caught, transaction.atomic():
        call(*args, **keys)
    assert everything() == before
    return caught.value.code


def test_a_draft_has_its_content_and_no_number():
    given = content("正文", note="公开")

    row = stored(drafted(given))

    assert (row.state, row.number, row.serial, row.pdf_file) == ("draft", "", None, None)
    assert (row.content, row.title) == (content_json(given), "关于试行的通知")
    assert told(row) == ["paper.drafted"]


def test_an_issued_paper_is_numbered_sealed_and_belongs_to_its_file():
    row = stored(issued())
    pdf = kept(row.pdf_sha256)
    file = StoredFile.objects.get(uid=row.pdf_file)

    assert (row.state, row.number, row.version) == ("issued", "某委发〔2026〕1号", 2)
    assert (file.sha256, file.kind, file.keep_until) == (row.pdf_sha256, "application/pdf", None)
    assert row.pdf_sha256 == sha256(pdf).hexdigest()
    assert "某委发〔2026〕1号" in said(pdf)
    assert row.code in said(pdf)
    assert Attachment.objects.get(file=file).record_uid == row.uid
    assert told(row) == ["paper.drafted", "paper.issued"]
    assert Event.objects.get(kind="paper.issued").data == {
        "number": row.number,
        "content": row.content_sha256,
        "pdf": row.pdf_sha256,
    }


def test_the_sealed_file_is_what_the_row_would_draw_again():
    row = stored(issued())
    source = source_of(row)

    again = issued_pdf(source, numbered(row, source, row.serial, AT), at=AT)

    assert sha256(again).hexdigest() == row.pdf_sha256


def test_an_english_paper_is_english():
    row = stored(issued(content(title="Notice"), lang=Lang.EN))

    assert row.number == "某委-N [2026] No. 1"
    assert "Printed25November2026" in said(kept(row.pdf_sha256))


def test_a_draft_may_say_something_else_until_it_is_issued():
    draft = drafted()

    revised = revise_draft(draft.uid, content("另一正文"), version=1, actor=CLERK, at=AT)
    row = issue_paper(draft.uid, version=2, actor=CLERK, at=LATER)

    assert revised.content_sha256 != draft.content_sha256
    assert "另一正文" in said(kept(row.pdf_sha256))
    assert told(row) == ["paper.drafted", "paper.revised", "paper.issued"]
    assert (
        refused(revise_draft, draft.uid, content(), version=3, actor=CLERK, at=LATER)
        == "transition_refused"
    )


def test_the_first_print_counts_and_each_is_told():
    paper = issued()

    once = note_printed(paper.uid, version=2, actor=CLERK, at=AT)
    twice = note_printed(paper.uid, version=3, actor=CLERK, at=LATER)

    assert (once.printed_at, twice.printed_at, twice.state) == (AT, AT, "issued")
    assert told(paper)[2:] == ["paper.printed", "paper.printed"]


def test_a_void_paper_keeps_its_number_and_stays_readable_marked_void():
    paper = issued()

    row = void_paper(paper.uid, "错发", version=2, actor=CLERK, at=LATER)

    kept_row = stored(row)
    copy = kept(StoredFile.objects.get(uid=row.void_file).sha256)
    assert (kept_row.state, kept_row.number) == ("void", "某委发〔2026〕1号")
    assert (kept_row.void_reason, kept_row.voided_by, kept_row.voided_at) == (
        "错发",
        CLERK.uid,
        LATER,
    )
    assert "作废" not in said(kept(row.pdf_sha256))
    assert said(copy).count("作废") == 2
    assert "2026年11月25日印发" in said(copy)
    assert issued().number == "某委发〔2026〕2号"
    assert "错发" not in str(Event.objects.get(kind="paper.voided").data)


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"title": ""}, "missing_key"),
        ({"approver": "甲"}, "bad_input"),
        ({"note": "𬭎"}, "glyph_missing"),
        ({"to": ("a\u200bb",)}, "glyph_missing"),
        ({"values": {"x": "1"}}, "unknown_key"),
        ({"body": (Piece(text="x" * 2_001),)}, "wrong_type"),
        ({"body": (Piece(text="x", level=7),)}, "out_of_range"),
        ({"to": ("",)}, "bad_input"),
    ],
)
def test_what_could_not_be_drawn_is_not_drafted(given, code):
    draft = drafted()

    assert refused(drafted, content(**given)) == code
    assert refused(revise_draft, draft.uid, content(**given), version=1, actor=CLERK, at=AT) == code


def test_an_unknown_kind_is_not_drafted():
    assert refused(drafted, kind="edict") == "unknown_kind"


@pytest.mark.parametrize(
    ("who", "code"),
    [(READER, "forbidden"), (STRANGER, "not_found"), (actor(4, "guest"), "not_found")],
)
def test_nobody_moves_a_paper_without_right_and_scope(who, code):
    draft, paper = drafted(), issued()

    assert {
        refused(revise_draft, draft.uid, content(), version=1, actor=who, at=AT),
        refused(issue_paper, draft.uid, version=1, actor=who, at=AT),
        refused(note_printed, paper.uid, version=2, actor=who, at=AT),
        refused(void_paper, paper.uid, "错发", version=2, actor=who, at=AT),
    } == {code}
    assert refused(draft_paper, drafting(), actor=who, at=AT) == "forbidden"


def test_of_two_who_saw_the_same_version_one_is_refused():
    draft = drafted()
    revise_draft(draft.uid, content("先改"), version=1, actor=CLERK, at=AT)

    assert refused(issue_paper, draft.uid, version=1, actor=CLERK, at=AT) == "stale_state"
    assert issue_paper(draft.uid, version=2, actor=CLERK, at=AT).serial == 1


def test_a_paper_is_issued_once_and_voided_once_with_a_reason():
    paper = issued()

    codes = [
        refused(issue_paper, paper.uid, version=2, actor=CLERK, at=AT),
        refused(void_paper, paper.uid, " ", version=2, actor=CLERK, at=AT),
        refused(void_paper, paper.uid, "长" * 501, version=2, actor=CLERK, at=AT),
        refused(void_paper, drafted().uid, "错", version=1, actor=CLERK, at=AT),
    ]
    void = void_paper(paper.uid, "错发", version=2, actor=CLERK, at=AT)
    codes += [
        refused(void_paper, paper.uid, "再", version=void.version, actor=CLERK, at=AT),
        refused(note_printed, paper.uid, version=void.version, actor=CLERK, at=AT),
    ]

    assert codes == [
        "transition_refused",
        "transition_refused",
        "out_of_range",
        *("transition_refused",) * 3,
    ]


@pytest.mark.parametrize(
    "change",
    [
        {"number": "某委发〔2026〕9号"},
        {"serial": 9},
        {"content": {}},
        {"title": "另一标题"},
        {"pdf_sha256": "0" * 64},
        {"code": "x"},
        {"state": "draft"},
    ],
)
def test_the_database_keeps_what_an_issued_paper_says(change):
    paper = issued()

    with pytest.raises(DatabaseError), transaction.atomic():
        Paper.objects.filter(pk=paper.pk).update(**change)

    assert stored(paper).number == paper.number


def test_the_database_deletes_no_issued_paper():
    paper = issued()

    with pytest.raises(DatabaseError), transaction.atomic():
        Paper.objects.filter(pk=paper.pk).delete()

    assert stored(paper).number == paper.number


@pytest.mark.parametrize("change", [{"void_reason": "另"}, {"state": "issued"}])
def test_the_database_keeps_that_a_paper_is_void(change):
    paper = issued()
    void_paper(paper.uid, "错发", version=2, actor=CLERK, at=AT)

    with pytest.raises(DatabaseError), transaction.atomic():
        Paper.objects.filter(pk=paper.pk).update(**change)

    assert (stored(paper).state, stored(paper).void_reason) == ("void", "错发")


def test_a_code_is_of_its_paper_and_tells_nothing_of_its_text():
    one, other = issued(), issued()

    assert parsed(one.code).paper == one.uid
    assert one.code != other.code
    assert one.code.isascii()
    assert one.code.isalnum()
