"""A paper as a Word file: what the sheet says, in its order, always the same bytes."""

from dataclasses import replace
from io import BytesIO
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest

from bazhua.infra.papers.core.content import Piece
from bazhua.infra.papers.core.sheet import Stamp, sheet_of
from bazhua.infra.papers.prints.word import word_file
from bazhua.infra.papers.specimen import CONTENTS, ISSUERS
from bazhua.kernel.words import Lang
from tests.infra.papers.scene import AT, CODE, content, made, sheet, source

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TABLE = Piece(rows=(("要素", "字号"), ("标题", "二号"), ("正文", "三号")))


def parts_of(file):
    """Return each part of a file, parsed: all of them are well-formed."""
    with ZipFile(BytesIO(file)) as packed:
        assert packed.testzip() is None
        return {name: ElementTree.fromstring(packed.read(name)) for name in packed.namelist()}  # noqa: S314 -- our own


def lines_of(file):
    """Return the text of each paragraph, those of tables too."""
    found = parts_of(file)["word/document.xml"].iter(f"{W}p")
    return ["".join(text.text or "" for text in one.iter(f"{W}t")) for one in found]


def test_it_says_what_the_sheet_says_in_its_order():
    given = content("请遵照执行。", attachments=("名单", "表格"), copies=("某办公厅",))
    body = (*given.body, Piece(text="总体要求", level=1), TABLE)

    lines = lines_of(word_file(sheet(replace(given, body=body)), at=AT))

    assert lines[:8] == [
        "某省某委员会文件",
        "某委发〔2026〕12号",
        "关于试行的通知",
        "各单位：",
        "请遵照执行。",
        "一、总体要求",
        "要素",
        "字号",
    ]
    assert lines[12:14] == ["附件：1. 名单", "2. 表格"]
    assert ("某省某委员会" in lines, "2026年11月25日" in lines) == (True, True)
    assert ("抄送：某办公厅。" in lines, CODE.replace(" ", "") in lines[-1].replace(" ", "")) == (
        True,
        True,
    )


def test_the_same_sheet_has_the_same_bytes():
    first = word_file(sheet(), at=AT)

    assert word_file(sheet(), at=AT) == first
    assert word_file(sheet(serial=13), at=AT) != first


@pytest.mark.parametrize("lang", list(Lang))
def test_every_element_of_the_skeleton_is_there_in_both_languages(lang):
    drawn = sheet_of(
        source(CONTENTS[lang], issuer=ISSUERS[lang], lang=lang), made(stamp=Stamp.SPECIMEN)
    )

    lines = lines_of(word_file(drawn, at=AT))

    told = [drawn["mark"], drawn["number"], *drawn["title"], drawn["dated"], drawn["stamp"]]
    told += [piece["prefix"] + piece["text"] for piece in drawn["body"] if piece["text"]]
    told += [cell for piece in drawn["body"] for row in piece["rows"] for cell in row]
    assert [text for text in told if text not in lines] == []


def test_letters_of_markup_stay_letters():
    given = content("<w:p>&amp; \"x\" 'y'")

    assert "<w:p>&amp; \"x\" 'y'" in lines_of(word_file(sheet(given), at=AT))


def test_headings_and_heads_of_tables_are_marked_as_such():
    body = (Piece(text="总体要求", level=1), Piece(text="甲"), TABLE)
    document = parts_of(word_file(sheet(replace(content(), body=body)), at=AT))["word/document.xml"]

    styles = [one.get(f"{W}val") for one in document.iter(f"{W}pStyle")]
    assert styles == ["Title", "Heading1"]
    assert len(list(document.iter(f"{W}tblHeader"))) == 1
