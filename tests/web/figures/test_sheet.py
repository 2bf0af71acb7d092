"""A table as PDF: the lines of the page, and what must be known to read them."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from io import BytesIO

import pytest
from pypdf import PdfReader

from bazhua.infra.papers.core.refusals import GlyphMissing
from bazhua.infra.papers.prints.table import Listing, listing_pdf
from bazhua.infra.rollup.core.rates import Span
from bazhua.infra.rollup.folding import fold_all
from bazhua.infra.rollup.rates.keeping import Entering, enter
from bazhua.kernel.scope import Path
from bazhua.kernel.words import Lang
from tests.grips.dangers.scene import MAJOR
from tests.infra.papers.scene import said
from tests.registry.who.scene import COUNTY, NOON, REGIONS, region

AT = datetime(2026, 11, 23, 4, tzinfo=UTC)
LISTING = Listing(
    lang=Lang.ZH,
    title="新发现（条）",
    lead="示例县 · 2026-01-01 至 2026-11-24",
    marks=("初步",),
    head=("区划", "本期", "上年同期", "同比"),
    rows=tuple((f"第 {place} 镇", "1,234", "5", "+1,229") for place in range(120)),
    notes=(("口径", "期间新发现的隐患"),),
    as_of="截至 2026-11-24 12:00",
)
TIME = "since=2026-01-01&until=2026-11-24&region=370102"
SHEET = f"/figures/?figure=danger.open&{TIME}&by=industry&grade=MAJOR&format=pdf"


@pytest.fixture
def told(scene):
    region(COUNTY, "county", "district", "370102", "示例县")
    scene.rectifying(MAJOR)
    fold_all()
    return scene


def test_the_same_table_has_the_same_bytes_and_numbered_pages():
    drawn = listing_pdf(LISTING, at=AT)

    pages = [page.extract_text() for page in PdfReader(BytesIO(drawn)).pages]
    assert listing_pdf(LISTING, at=AT) == drawn
    assert listing_pdf(LISTING, at=AT + timedelta(seconds=1)) != drawn
    assert len(pages) > 1
    assert [f"第 {n} 页，共 {len(pages)} 页" in text for n, text in enumerate(pages, 1)] == [
        True
    ] * len(pages)


def test_english_says_it_in_english():
    english = replace(LISTING, lang=Lang.EN, title="Found", lead="Example county")

    assert "Page 1 of" in PdfReader(BytesIO(listing_pdf(english, at=AT))).pages[0].extract_text()


def test_a_character_that_the_font_lacks_draws_nothing():
    with pytest.raises(GlyphMissing) as refusal:
        listing_pdf(replace(LISTING, title="\U0001f600"), at=AT)

    assert refusal.value.field == "title"


@pytest.mark.usefixtures("told")
def test_the_sheet_has_the_lines_filters_definition_and_marks_of_the_page(visit):
    answer = visit("bureau", SHEET)

    text = said(b"".join(answer))
    assert answer.headers["Content-Type"] == "application/pdf"
    for part in (
        "期末未销号（条）",
        "示例县·2026-01-01至2026-11-24",
        "隐患等级：重大事故隐患",
        "截至",
        "暂定数",
        "单位：条",
        "示例县合计",
    ):
        assert part in text


def test_a_rate_says_what_it_is_set_against(visit, told):
    one = Entering(
        measure="employees",
        path=Path.of(*REGIONS[COUNTY]),
        span=Span(2026),
        value=Decimal(8_000),
        source="示例县统计公报",
        dated=date(2026, 9, 1),
    )
    enter([one], actor=told.who("bureau"), at=NOON)

    answer = visit("bureau", f"/figures/?figure=danger.found.per_employees&{TIME}&format=pdf")

    text = said(b"".join(answer))
    assert ("1.25" in text, "8,000人·示例县统计公报（2026-09-01）" in text) == (True, True)


@pytest.mark.usefixtures("told")
@pytest.mark.parametrize(("who", "status"), [("elsewhere", 404), ("manager", 403)])
def test_who_sees_no_page_has_no_sheet(visit, who, status):
    assert visit(who, SHEET).status_code == status
