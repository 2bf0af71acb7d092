"""An issued brief as a Word file."""

from datetime import UTC, datetime, timedelta
from io import BytesIO
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest

from bazhua.infra.papers.keeping import kept
from bazhua.infra.papers.models import Paper
from bazhua.kernel.policy.limits import month_later
from bazhua.kernel.times import day_of
from bazhua.registry.models import Enterprise
from tests.infra.papers.scene import said

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
MONTH = f"{month_later(day_of(datetime.now(UTC)).replace(day=1), -1):%Y-%m}"
DAY = day_of(datetime.now(UTC)) - timedelta(days=1)


@pytest.fixture(params=[f"/briefs/months/{MONTH}/issue", f"/briefs/{DAY}/issue"])
def paper(request, visit):
    visit("bureau", request.param, {})
    return Paper.objects.get()


def text_of(file):
    with ZipFile(BytesIO(file)) as packed:
        root = ElementTree.fromstring(packed.read("word/document.xml"))  # noqa: S314 -- our own
    return "".join("".join(root.itertext()).split())


def test_it_says_what_its_pdf_says_and_has_the_same_bytes_later(visit, paper):
    address = f"/briefs/{paper.uid}/paper.docx"
    answer = visit("bureau", address)
    first = b"".join(answer)
    Enterprise.objects.update(name="改了名的厂")

    again = b"".join(visit("bureau", address))

    assert answer.headers["Content-Type"] == WORD
    assert again == first
    text, pdf = text_of(first), said(kept(paper.pdf_sha256))
    told = [piece["text"] for piece in paper.content["body"] if piece.get("text")]
    told += [
        cell for piece in paper.content["body"] for row in piece.get("rows", []) for cell in row
    ]
    values = paper.content["values"]
    told += [paper.number, paper.title, values["region"], values["taken"], values["root"]]
    for one in ("".join(each.split()) for each in told):
        assert (one in text, one in pdf) == (True, True)


def test_the_page_offers_pdf_and_word(visit, paper):
    text = visit.text("bureau", f"/briefs/{paper.uid}/")

    assert ("下载 PDF" in text, f"/briefs/{paper.uid}/paper.docx" in text) == (True, True)


@pytest.mark.parametrize("who", ["elsewhere", "stranger"])
def test_who_does_not_see_the_paper_gets_no_file(visit, paper, who):
    assert visit(who, f"/briefs/{paper.uid}/paper.docx").status_code == 404
