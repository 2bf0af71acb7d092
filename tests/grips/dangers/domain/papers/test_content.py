"""What the papers say, filled from records, in both languages."""

from datetime import UTC, date, datetime

import pytest

from bazhua.grips.dangers.domain.closed_loop.terms import Action
from bazhua.grips.dangers.domain.papers.content import Firm, Item, Told, content_of
from bazhua.grips.dangers.domain.papers.kinds import PAPER_KINDS
from bazhua.grips.dangers.domain.papers.terms import PaperKind
from bazhua.infra.findings.core.standing import Plan
from bazhua.infra.papers.core.content import Issuer
from bazhua.infra.papers.core.kinds import kind_of
from bazhua.infra.papers.core.sheet import Made, Source, sheet_of
from bazhua.infra.papers.render import pdf_of
from bazhua.kernel.words import Lang, Word
from tests.grips.dangers.domain.closed_loop.acting import GENERAL, MAJOR
from tests.infra.papers.scene import said

AT = datetime(2026, 11, 26, 2, tzinfo=UTC)
FIRM = Firm(
    name=Word("青岩冷链（示例）有限公司", "Qingyan Cold Chain (sample)"),
    code="91370102MA3EXAMP0X",
    address="示例街 1 号",
)
PLAN = Plan(
    responsible=frozenset({"one"}),
    measure="加装报警装置",
    funds_fen=1_200_050,
    due_on=date(2026, 12, 31),
    emergency_plan="停机撤人",
)


def item(number=1, **told):
    fixed = {
        "number": f"YH-{number}",
        "spot": Word("制冷机房", "Refrigeration room"),
        "wrong": "氨制冷机房未装报警装置",
        "found_on": date(2026, 11, 23),
        "grade": GENERAL,
        "basis": None,
        "plan": PLAN,
        "responsible": (Word("张示例", "Zhang Shili"),),
    }
    return Item(**(fixed | told))


def drawn(kind, *items, lang=Lang.ZH, **told):
    """Return what the PDF of a paper says."""
    content = content_of(kind, Told(firm=FIRM, items=items or (item(),), **told), lang)
    issuer = Issuer(code="org:one", name="示例县应急管理局", word="示例县应急管理局")
    source = Source(kind_of(PAPER_KINDS, kind.value), issuer, content, lang)
    return said(pdf_of(sheet_of(source, Made(year=2026, serial=3, at=AT)), "", at=AT))


def test_an_order_names_firm_dangers_and_days():
    text = drawn(PaperKind.ORDER, item(), item(2, grade=MAJOR, basis=Word("条目", "item")), days=15)

    for words in (
        "示例县应急管理局责改〔2026〕3号", "青岩冷链（示例）有限公司", "91370102MA3EXAMP0X",
        "示例街1号", "YH-1", "YH-2", "制冷机房：氨制冷机房未装报警装置", "重大：条目",
        "送达之日起15日内",
    ):  # fmt: skip
        assert words in text


def test_an_opinion_names_its_order_and_each_verdict():
    text = drawn(
        PaperKind.OPINION,
        item(judged=Action.ACCEPT, order="某局责改〔2026〕1号"),
        item(2, judged=Action.REJECT, ground="仍缺联锁", order="某局责改〔2026〕1号"),
    )

    for words in (
        "（某局责改〔2026〕1号）",
        "整改完成，通过复查",
        "未通过复查，继续整改（仍缺联锁）",
    ):
        assert words in text
    assert "验收申请" in drawn(PaperKind.OPINION, item(judged=Action.ACCEPT))


def test_a_listing_names_the_city_and_the_last_day():
    text = drawn(PaperKind.LISTING, city=Word("示例市", "Sample City"))

    assert "由示例市人民政府负责组织整改，于2026年12月31日前完成" in text


def test_a_listing_without_a_plan_has_the_longest_time():
    text = drawn(PaperKind.LISTING, item(plan=Plan()), until=date(2027, 11, 26))

    assert "于2027年11月26日前完成" in text


def test_a_report_has_what_a_plan_must_contain():
    text = drawn(PaperKind.REPORT, item(grade=MAJOR))

    for words in (
        "治理目标和任务", "方法和措施", "加装报警装置", "经费和物资", "12000.5元", "机构和人员",
        "张示例", "时限和要求", "2026年12月31日", "安全措施和应急预案", "停机撤人",
    ):  # fmt: skip
        assert words in text


def test_what_is_not_on_record_is_said_to_be_so():
    text = drawn(PaperKind.REPORT, item(grade=None, plan=Plan(), responsible=(), spot=Word("", "")))

    assert text.count("未登记") == 6
    assert "未定级" in text


@pytest.mark.parametrize("kind", PaperKind)
def test_every_paper_is_in_english_too(kind):
    text = drawn(kind, item(judged=Action.ACCEPT), lang=Lang.EN, days=15)

    assert "QingyanColdChain(sample)" in text
    assert "青岩" not in text
