"""Papers as PDF and pictures: the page of GB/T 9704, values as letters, the same bytes."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from pypdf import PdfReader

from bazhua.infra.papers.core.content import Content, Piece
from bazhua.infra.papers.core.glyphs import check_glyphs, has_glyph
from bazhua.infra.papers.core.kinds import REPORT
from bazhua.infra.papers.core.refusals import GlyphMissing
from bazhua.infra.papers.core.sheet import Stamp, sheet_of
from bazhua.infra.papers.render import pdf_of, pictures_of
from bazhua.infra.papers.specimen import specimen_pdf
from bazhua.kernel.words import Lang
from tests.infra.papers.scene import AT, CODE, ISSUER, content, made, pages_of, said, sheet, source

ROOT = Path(__file__).parents[3]
HOSTILE = (
    '#eval("1+1") #panic() #import "/etc/passwd": * #read("main.typ") #sys.inputs',
    "$x^2$ $ sum $ @ref <label> \\ \\u{41} *bold* _slant_ `raw` ``` // gone /* gone */",
    "= heading - item + item / term: \"] } ) {{ }} {0} {title} %s ${x} ' ; -- --- ~ a\\",
)
FULL = 22


def drawn(given=None, **changes):
    return pdf_of(sheet(given, **changes), CODE, at=AT)


def test_the_page_and_what_stands_on_it():
    given = content("一、二、三。", attachments=("样表", "名单"), copies=("甲办",), note="公开")
    reader = PdfReader(BytesIO(drawn(given)))
    first, last = pages_of(drawn(given))
    page = reader.pages[0].mediabox

    assert [round(float(side) / 72 * 25.4) for side in (page.width, page.height)] == [210, 297]
    assert first == (
        "某省某委员会文件某委发〔2026〕12号关于试行的通知各单位：一、二、三。"
        "附件：1.样表2.名单某省某委员会2026年11月25日（公开）—1—公文核验码" + CODE
    )
    assert last == "抄送：甲办。某省某委员会2026年11月25日印发公文核验码" + CODE


def test_the_file_is_archival_tagged_and_of_the_instant_of_issue():
    reader = PdfReader(BytesIO(drawn()))
    catalogue = reader.trailer["/Root"]
    meta = catalogue["/Metadata"].get_data().decode()

    assert reader.metadata.creation_date == AT
    assert (catalogue["/MarkInfo"]["/Marked"], catalogue["/Lang"]) == (True, "zh-CN")
    assert "<pdfaid:part>2</pdfaid:part>" in meta
    assert "<pdfaid:conformance>A</pdfaid:conformance>" in meta


def test_a_paper_to_a_higher_organ_names_who_approved_it():
    upward = source(content(approver="甲某"), kind=REPORT)

    text = said(pdf_of(sheet_of(upward, made()), CODE, at=AT))

    assert text.startswith("某省某委员会文件某委报〔2026〕12号签发人：甲某关于试行的通知")


@pytest.mark.parametrize(
    ("lang", "stamp", "word"),
    [
        (Lang.ZH, Stamp.VOID, "作废"),
        (Lang.ZH, Stamp.DRAFT, "草稿"),
        (Lang.EN, Stamp.VOID, "VOID"),
    ],
)
def test_a_stamp_is_on_every_page(lang, stamp, word):
    stamped = sheet_of(source(lang=lang), made(stamp=stamp))

    pages = pages_of(pdf_of(stamped, CODE, at=AT))

    assert [page.endswith(word) for page in pages] == [True, True]


def lines(count, size=28):
    """Return a content of paragraphs that fill a line each: two cells are the indent."""
    return content(*["安" * (size - 2)] * count)


def rows_of(page):
    return [row for row in page.extract_text().split("\n") if set(row.strip()) == {"安"}]


def test_a_page_holds_22_lines():
    pages = PdfReader(BytesIO(drawn(lines(60)))).pages

    assert [len(rows_of(page)) for page in pages] == [9, FULL, FULL, 7]


@pytest.mark.parametrize("count", range(5, 34, 3))
def test_no_page_holds_a_signature_without_text(count):
    signed = next(
        page
        for page in PdfReader(BytesIO(drawn(lines(count)))).pages
        if "2026年11月25日" in page.extract_text()
    )

    assert len(rows_of(signed)) >= 1


@pytest.mark.parametrize(("size", "lines_each"), [(28, 1), (29, 2)])
def test_a_line_holds_28_characters(size, lines_each):
    page = PdfReader(BytesIO(drawn(lines(1, size)))).pages[0]

    assert len(rows_of(page)) == lines_each


@pytest.mark.parametrize("count", range(1, 40, 3))
def test_the_imprint_ends_an_even_page(count):
    pages = pages_of(drawn(lines(count)))

    assert len(pages) % 2 == 0
    assert [("印发" in page) for page in pages] == [False] * (len(pages) - 1) + [True]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_letters_in_every_field(text):
    held = content(
        text,
        title=text,
        to=(text,),
        attachments=(text, text),
        copies=(text,),
        note=text,
    )
    held = Content(**{**_fields(held), "body": (Piece(text=text), Piece(rows=((text,), (text,))))})

    found = said(drawn(held)).count("".join(text.split()))

    assert found == 9


def _fields(given):
    return {name: getattr(given, name) for name in given.__dataclass_fields__}


SIGNS = st.sampled_from([chr(point) for point in range(0x21, 0x10000) if has_glyph(chr(point))])


@settings(max_examples=12)
@given(st.lists(st.text(SIGNS, min_size=1, max_size=60), min_size=1, max_size=3))
def test_any_text_of_the_font_is_drawn(texts):
    assert len(pages_of(drawn(content(*texts)))) >= 2


@pytest.mark.parametrize("rows", [1, 8, 22, 57])
@pytest.mark.parametrize("before", [0, 5, 10])
def test_a_table_may_cross_pages_anywhere(rows, before):
    table = Piece(rows=(("项目", "要求"), *(("防火", "检查" * 20),) * rows))
    given = Content(
        title="表", body=(*(Piece(text="一"),) * before, table, Piece(text="完")), to=("各单位",)
    )

    assert said(drawn(given)).count("防火") == rows


@pytest.mark.parametrize(
    ("character", "point"),
    [("𬭎", "𬭎 (U+2CB4E)"), ("😀", "😀 (U+1F600)"), ("\t", "U+0009"), ("\u202e", "U+202E")],
)
def test_a_character_that_the_font_lacks_is_named(character, point):
    with pytest.raises(GlyphMissing) as refused:
        drawn(content("正文", f"姓名{character}某"))

    assert (refused.value.field, refused.value.data["character"]) == ("body[1].text", point)


def test_the_list_of_characters_is_that_of_the_font():
    command = [sys.executable, ROOT / "tools" / "font_coverage.py", "--check"]

    assert subprocess.run(command, check=False).returncode == 0
    check_glyphs({"a": ["〔〕—“”‘’…·①℃㈠●□√×÷≥≤〇龘 é", 1, None]})


def test_the_same_value_gives_the_same_bytes_in_every_process_and_thread():
    program = (
        "import hashlib; from bazhua.infra.papers.specimen import Lang, specimen_pdf;"
        "print(hashlib.sha256(specimen_pdf(Lang.ZH)).hexdigest())"
    )
    other = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, check=True, text=True
    ).stdout
    with ThreadPoolExecutor(8) as pool:
        mine = set(pool.map(lambda _: specimen_pdf(Lang.ZH), range(16)))

    assert [sha256(pdf).hexdigest() for pdf in mine] == [other.strip()]


@pytest.mark.parametrize("length", [4, 12, 22, 40])
def test_the_mark_fits_the_type_area(length):
    issuer = ISSUER.__class__(code="org:x", name="安" * (length - 2), word="安")
    page = pictures_of(sheet_of(source(issuer=issuer), made()), CODE, ppi=72)[0]
    head = Image.open(BytesIO(page)).convert("RGB").crop((0, 180, 595, 290))

    hue, saturation, _ = head.convert("HSV").split()
    coloured = saturation.point(lambda value: 255 * (value > 100)).getbbox()

    assert coloured[0] / 72 * 25.4 >= 27.5
    assert coloured[2] / 72 * 25.4 <= 184.5
    assert hue.getextrema()[1] > 230
