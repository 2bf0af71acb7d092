"""The page that checks codes: what it tells, what it never tells, what it refuses."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from bazhua.infra.papers.services import void_paper
from tests.infra.papers.scene import AT, content
from tests.infra.papers.stored import (
    CLERK,
    drafted,
    everything,
    issued,
    photo_of,
    sheet_picture,
)

pytestmark = pytest.mark.django_db
PAGE = "/papers/verify/"


def shown(client, code="", photo=None, lang="zh-hans"):
    client.cookies["bazhua_language"] = lang
    file = {"photo": SimpleUploadedFile("a.jpg", photo)} if photo is not None else {}
    answer = client.post(PAGE, {"code": code, **file})
    return answer.status_code, answer.content.decode()


def test_the_page_asks_for_a_code_and_keeps_nothing(client):
    answer = client.get(PAGE)

    assert answer.status_code == 200
    assert "公文核验" in answer.content.decode()
    assert answer.headers["Cache-Control"] == "private, no-store"


def test_a_code_shows_the_paper_and_nothing_of_its_text(client):
    paper = issued(content("不得外传的正文", title="不得外传的标题", note="附注"))
    before = everything()

    status, page = shown(client, paper.code)

    assert status == 200
    assert "此公文已印发" in page
    assert "某委发〔2026〕1号" in page
    assert paper.pdf_sha256 in page
    assert "不得外传" not in page
    assert str(paper.uid) not in page
    assert everything() == before


def test_a_photograph_of_the_sheet_shows_the_same(client):
    paper = issued()

    status, page = shown(client, photo=photo_of(sheet_picture(paper)), lang="en")

    assert status == 200
    assert "This paper was issued" in page
    assert paper.pdf_sha256 in page


def test_a_void_paper_says_so(client):
    paper = issued()
    void_paper(paper.uid, "错发给张某", version=2, actor=CLERK, at=AT)

    _, page = shown(client, paper.code)

    assert "现已作废" in page
    assert "张某" not in page


def test_drafts_and_made_up_codes_answer_alike(client):
    issued()
    draft = drafted()
    made_up = "BZ1" + "0" * 42

    pages = [shown(client, code)[1] for code in (made_up, "BZ1" + draft.uid.hex.upper())]

    assert ["本平台没有使用此核验码的公文" in page for page in pages] == [True, True]


def test_a_code_in_the_address_is_not_read(client):
    paper = issued()

    page = client.get(PAGE, {"code": paper.code}).content.decode()

    assert paper.number not in page
    assert paper.pdf_sha256 not in page


def blank():
    taken = BytesIO()
    Image.new("L", (300, 300), 200).save(taken, "JPEG")
    return taken.getvalue()


@pytest.mark.parametrize(
    ("code", "photo", "said"),
    [
        ("", None, "请输入核验码，或选择照片"),
        ("", b"text", "不是完整的照片"),
        ("", blank(), "没有读到核验码"),
        ("x" * 201, None, "200"),
    ],
)
def test_what_cannot_be_checked_is_refused(client, code, photo, said):
    status, page = shown(client, code, photo)

    assert status == 422
    assert said in page


def test_the_form_needs_the_mark_of_the_site():
    answer = Client(enforce_csrf_checks=True).post(PAGE, {"code": "BZ1" + "0" * 42})

    assert answer.status_code == 403
