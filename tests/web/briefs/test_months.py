"""The monthly report: figures beside month and year before, issued once, drawn again the same."""

import re
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from html import unescape
from types import SimpleNamespace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from bazhua.infra.events.models import Event
from bazhua.infra.files.models import StoredFile
from bazhua.infra.ledger.last import last_root
from bazhua.infra.ledger.sealer import seal
from bazhua.infra.papers.keeping import kept
from bazhua.infra.papers.models import Paper
from bazhua.infra.papers.rows import Numbered, issued_pdf, source_of
from bazhua.infra.papers.selectors import verify
from bazhua.infra.rollup.core.rates import Span
from bazhua.infra.rollup.folding import fold_all
from bazhua.infra.rollup.rates.keeping import Entering, enter
from bazhua.kernel.policy.limits import month_later
from bazhua.kernel.scope import Path
from bazhua.kernel.times import day_of
from bazhua.registry.models import Enterprise
from tests.infra.papers.scene import said
from tests.registry.who.scene import COUNTY, REGIONS, acting
from tests.web.public.test_public import found

PAGE = "/briefs/months/"
DAY = timedelta(days=1)
THIS = day_of(datetime.now(UTC)).replace(day=1)
LAST, BEFORE, YEARLY = (month_later(THIS, -back) for back in (1, 2, 13))
MONTH = f"{LAST:%Y-%m}"


def issue_of(month=MONTH):
    return f"{PAGE}{month}/issue"


def everything():
    return [list(table.objects.order_by("pk").values()) for table in (Paper, StoredFile, Event)]


@pytest.fixture
def month(scene, tmp_path):
    """Three dangers found in the last month, two in the one before, one a year before, sealed."""
    for day, times in ((YEARLY, 1), (BEFORE, 2), (LAST, 3)):
        found(COUNTY, times, day)
    fold_all()
    seal(at=datetime.now(UTC), key_file=tmp_path / "key")
    return scene


def said_in(html):
    """Return the text of a page without its marks, parted by single spaces."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def issued(visit, who="bureau"):
    visit(who, issue_of(), {})
    return Paper.objects.get()


@pytest.mark.usefixtures("month")
def test_figures_stand_beside_the_month_and_the_year_before(visit):
    text = said_in(visit.text("bureau", PAGE))

    assert f"子县安全生产月报（{MONTH}）" in text
    assert "新发现（条） 3 2 上升 50 % 1 上升 200 %" in text
    assert "尚未制发" in text


@pytest.mark.usefixtures("month")
def test_a_panel_opens_the_same_numbers_in_the_explorer(visit):
    end = THIS - DAY

    text = visit.text("bureau", PAGE)

    assert f"/figures/?figure=dangers&amp;since={LAST}&amp;until={end}" in text
    opened = visit("bureau", f"/figures/?figure=dangers&since={LAST}&until={end}")
    assert opened.status_code == 200


@pytest.mark.parametrize("asked", [f"{THIS:%Y-%m}", "2999-01", "2026-13", "2026-1", "x"])
@pytest.mark.usefixtures("month")
def test_a_month_that_has_not_ended_has_none(visit, asked):
    before = everything()

    assert visit("bureau", f"{PAGE}?month={asked}").status_code == 404
    assert visit("bureau", issue_of(asked), {}).status_code == 404
    assert everything() == before


@pytest.mark.usefixtures("month")
def test_issued_it_is_frozen_with_number_root_and_code(visit):
    root = last_root()

    row = issued(visit)
    text = said(kept(row.pdf_sha256))

    assert (row.kind, row.number in text) == ("monthly_report", True)
    assert ("月〔" in row.number, f"第{root.number}号" in text, root.hash in text) == (True,) * 3
    assert "新发现（条）32上升50%1上升200%" in text
    assert verify(row.code).pdf_sha256 == row.pdf_sha256


@pytest.mark.usefixtures("month")
def test_drawn_again_later_it_has_the_same_bytes(visit):
    row = issued(visit)
    Enterprise.objects.update(name="改了名的厂")
    found(COUNTY, 1, LAST + DAY)
    fold_all()

    again = issued_pdf(
        source_of(row), Numbered(row.year, row.serial, row.number, row.code), at=row.issued_at
    )

    assert again == kept(row.pdf_sha256)
    assert "新发现（条） 4 2" in said_in(visit.text("bureau", PAGE))


@pytest.mark.usefixtures("month")
def test_a_month_is_issued_once(visit):
    row = issued(visit)
    before = everything()

    answer = visit("bureau", issue_of(), {})

    assert (answer.status_code, row.number in answer.content.decode()) == (409, True)
    assert everything() == before


@pytest.mark.usefixtures("month")
def test_days_and_months_have_series_of_their_own(visit):
    visit("bureau", issue_of(), {})
    visit("bureau", issue_of(f"{BEFORE:%Y-%m}"), {})

    assert list(Paper.objects.order_by("pk").values_list("serial", flat=True)) == [1, 2]
    assert "已制发的快报" in visit.text("bureau", "/briefs/")
    assert Paper.objects.first().number not in visit.text("bureau", "/briefs/")
    assert Paper.objects.first().number in visit.text("bureau", PAGE)


@pytest.mark.usefixtures("month")
@pytest.mark.parametrize(
    ("who", "page", "issuing"),
    [
        ("city", 200, 302),
        ("commission", 200, 302),
        ("watch", 403, 403),
        ("park", 403, 403),
        ("principal", 403, 403),
        ("stranger", 403, 403),
    ],
)
def test_who_may_see_and_issue_it(visit, who, page, issuing):
    before = everything()

    assert visit(who, PAGE).status_code == page
    assert visit(who, issue_of(), {}).status_code == issuing
    assert (everything() == before) is (issuing != 302)


@pytest.mark.usefixtures("month")
def test_who_reads_for_one_department_has_no_report_of_all(visit):
    before = everything()
    visit.scene = SimpleNamespace(who=lambda _: acting("R07", COUNTY, departments=1))

    assert visit("clerk", PAGE).status_code == 403
    assert visit("clerk", issue_of(), {}).status_code == 403
    assert everything() == before


@pytest.mark.usefixtures("month")
def test_another_county_does_not_see_its_paper(visit):
    row = issued(visit)

    assert visit("elsewhere", f"/briefs/{row.uid}/").status_code == 404
    assert visit("commission", f"/briefs/{row.uid}/").status_code == 200


@pytest.mark.usefixtures("month")
def test_a_rate_without_its_denominator_is_no_0(visit):
    assert "每万从业人员新发现（条/万人） — — – — –" in said_in(visit.text("bureau", PAGE))


def test_a_rate_with_its_denominator_is_told(visit, month):
    one = Entering(
        measure="employees",
        path=Path.of(*REGIONS[COUNTY]),
        span=Span(LAST.year),
        value=Decimal(10_000),
        source="示例县统计公报",
        dated=date(2020, 9, 1),
    )
    enter([one], actor=month.who("bureau"), at=datetime.now(UTC))

    assert "每万从业人员新发现（条/万人） 3.00" in said_in(visit.text("bureau", PAGE))


@pytest.mark.usefixtures("month")
def test_more_records_cost_no_more_queries(visit):
    counts = []
    for back in (1, 2, 3):
        found(COUNTY, 1, LAST + back * DAY)
        fold_all()
        with CaptureQueriesContext(connection) as asked:
            visit("bureau", PAGE)
        counts.append(len(asked))

    assert counts == [counts[0]] * 3
