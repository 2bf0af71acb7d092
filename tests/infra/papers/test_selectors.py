"""Lists, previews, and what a code tells anybody."""

from dataclasses import asdict
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from bazhua.infra.papers.core.codes import Codes, groups
from bazhua.infra.papers.core.workflow import State
from bazhua.infra.papers.selectors import list_papers, one_paper, preview, twins_of, verify
from bazhua.infra.papers.services import void_paper
from bazhua.kernel.errors import NotFound, StaleState
from tests.infra.papers.scene import AT, content, said
from tests.infra.papers.stored import CLERK, PLACE, READER, STRANGER, drafted, everything, issued

pytestmark = pytest.mark.django_db
LATER = AT + timedelta(days=1)


def queries(call, *args, **keys):
    with CaptureQueriesContext(
        connection,
    ) as seen:
        call(*args, **keys)
    return len(seen)


def test_a_list_shows_what_somebody_may_view_the_latest_first():
    first, second = issued(content(title="甲")), drafted(content(title="乙"), at=LATER)

    rows = list_papers(READER, at=LATER)

    assert [(row.uid, row.title, row.state, row.number) for row in rows] == [
        (second.uid, "乙", State.DRAFT, ""),
        (first.uid, "甲", State.ISSUED, "某委发〔2026〕1号"),
    ]
    assert list_papers(STRANGER, at=LATER) == []
    assert len(list_papers(READER, at=LATER, limit=1)) == 1


def test_a_list_costs_one_query_however_long_it_is():
    issued()
    one = queries(list_papers, READER, at=LATER)
    issued()
    issued()

    assert (one, queries(list_papers, READER, at=LATER)) == (1, 1)


def test_a_paper_out_of_scope_is_not_found():
    paper = issued()

    assert one_paper(READER, paper.uid, at=LATER) == paper
    for read in (one_paper, twins_of, preview):
        with pytest.raises(NotFound):
            read(STRANGER, paper.uid, at=LATER)


def test_a_preview_is_marked_and_has_neither_number_nor_code():
    draft = drafted()
    before = everything()

    text = said(preview(READER, draft.uid, at=AT))

    assert "某委发〔2026〕号" in text
    assert text.count("草稿") == 2
    assert "核验码" not in text
    assert everything() == before


def test_an_issued_paper_has_no_preview():
    paper = issued()

    with pytest.raises(StaleState):
        preview(READER, paper.uid, at=AT)


def test_a_code_tells_issuer_number_date_state_and_hashes_only():
    paper = issued(content("机密的内容", dated=date(2026, 11, 20), note="附注"))

    told = verify(" ".join(groups(paper.code)).lower())

    assert asdict(told) == {
        "issuer": "某省某委员会",
        "number": "某委发〔2026〕1号",
        "dated": date(2026, 11, 20),
        "state": State.ISSUED,
        "content_sha256": paper.content_sha256,
        "pdf_sha256": paper.pdf_sha256,
    }


def test_a_code_tells_that_a_paper_is_void():
    paper = issued()
    void_paper(paper.uid, "错发", version=2, actor=CLERK, at=LATER)

    assert verify(paper.code).state is State.VOID


def test_a_new_site_key_voids_no_printed_code(settings):
    paper = issued()
    settings.SECRET_KEY = "another" * 8

    assert verify(paper.code).number == paper.number


def test_codes_that_are_no_papers_tell_nothing():
    paper, draft = issued(), drafted()
    made_up = [
        "",
        "BZ1",
        "x" * 300,
        paper.code[:-1],
        paper.code[:-1] + ("0" if paper.code[-1] != "0" else "1"),
        Codes(b"mine" * 8).code(paper.uid, paper.content_sha256),
        Codes(b"mine" * 8).code(draft.uid, draft.content_sha256),
    ]

    assert [verify(code) for code in made_up] == [None] * 7
    assert queries(verify, paper.code) == queries(verify, made_up[5]) == 1


def test_places_of_papers_are_those_they_were_drafted_for():
    assert one_paper(READER, drafted().uid, at=AT).place == PLACE
