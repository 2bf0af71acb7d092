"""Papers of hidden dangers as programs read them."""

import pytest

from bazhua.kernel.times import BEIJING
from tests.api.scene import program
from tests.grips.dangers.scene import HOUR, NOON
from tests.grips.dangers.services.papers.scene import LEFT, bring, drawn, issued, man
from tests.registry.who.scene import COUNTY, FIRM, OTHER_COUNTY


@pytest.fixture(autouse=True)
def _posts(scene, settings, tmp_path):
    man(scene)
    settings.FILES_ROOT = tmp_path


def said(at):
    return at.astimezone(BEIJING).isoformat()


def test_a_program_reads_a_paper_and_how_it_was_served(scene):
    rows = [scene.found(), scene.found()]
    paper = issued(scene, *rows)
    bring(scene, paper, **LEFT | {"recipient": "孙某"})

    answer = program("R06", COUNTY).get(f"/api/v1/danger-papers/{paper.uid}")

    paper.refresh_from_db()
    assert answer.json() == {
        "uid": str(paper.uid),
        "version": paper.version,
        "kind": "rectification_order",
        "state": "issued",
        "number": "责改〔2026〕1号",
        "issuer": "示例县应急管理局",
        "dangers": [str(row.uid) for row in rows],
        "days": 15,
        "drafted_at": said(NOON + HOUR),
        "issued_at": said(NOON + HOUR),
        "pdf_sha256": paper.pdf_sha256,
        "service": {
            "way": "LEFT_AT_PLACE",
            "served_at": said(NOON + 2 * HOUR),
            "effective_at": said(NOON + 2 * HOUR),
            "last_day": "2026-12-08",
            "proofs": ["REFUSAL", "WITNESSES"],
            "witnesses": 2,
        },
    }
    assert answer["ETag"] == f'"{paper.version}"'
    for name in ("孙某", "赵某", "钱某"):
        assert name not in answer.content.decode()


def test_a_draft_is_for_who_draws_up_the_kind(scene):
    row = scene.found()
    draft = drawn(scene, row)
    programs = {
        "bureau": program("R06", COUNTY),
        "director": program("R20", FIRM),
        "elsewhere": program("R06", OTHER_COUNTY),
    }

    one = {who: it.get(f"/api/v1/danger-papers/{draft.uid}") for who, it in programs.items()}
    many = {who: it.get(f"/api/v1/dangers/{row.uid}/papers") for who, it in programs.items()}

    assert {who: it.status_code for who, it in one.items()} == {
        "bureau": 200, "director": 404, "elsewhere": 404,
    }  # fmt: skip
    assert [len(many[who].json()) for who in ("bureau", "director")] == [1, 0]
    assert many["elsewhere"].status_code == 404
