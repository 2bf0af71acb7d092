"""The import of denominators: row by row, all or none, within one's own regions."""

from datetime import date
from decimal import Decimal
from io import BytesIO

import pytest
from django.urls import reverse
from openpyxl import Workbook, load_workbook

from bazhua.infra.events.models import Event
from bazhua.infra.imports.core.refusals import AllOrNone
from bazhua.infra.imports.models import Import, StagedRow
from bazhua.infra.imports.pages.page import import_page
from bazhua.infra.imports.services import choose, upload
from bazhua.infra.imports.template import template_of
from bazhua.infra.jobs.models import Job
from bazhua.infra.rollup.models import Denominator
from bazhua.infra.ui.parts.text import said
from bazhua.kernel.errors import Forbidden
from bazhua.kernel.words import Lang
from bazhua.registry.interfaces.telling.denominators import DENOMINATORS
from tests.infra.jobs.scene import run_now
from tests.registry.who.scene import (
    CITY,
    COUNTY,
    NOON,
    OTHER_CITY,
    acting,
    region,
    settle,
)

pytestmark = pytest.mark.django_db

OFFICER = acting("R04", CITY)
HEAD = ["区划", "分母", "年份", "累计至月份", "数值", "来源", "公布日期"]


class Actors:
    """Knows the officer."""

    def person(self, uid, at):
        del at
        return OFFICER if uid == OFFICER.uid else None

    def system(self, name, at):
        del name, at


ACTORS = Actors()


@pytest.fixture(autouse=True)
def province(settings):
    settings.IMPORTS = "bazhua.config.jobs.IMPORTS"
    settings.JOBS = "bazhua.config.jobs.JOBS"
    settings.JOB_ACTORS = f"{__name__}.ACTORS"
    settle()
    region(CITY, "city", "prefecture_city", "370100", "甲市")
    region(OTHER_CITY, "city", "prefecture_city", "370200", "乙市")
    region(COUNTY, "county", "district", "370102", "丙区")


def line(**changed):
    said = {
        "region": "370100",
        "measure": "从业人员",
        "year": 2025,
        "months": None,
        "value": 480_000,
        "source": "甲市统计年鉴 2026",
        "dated": "2026-09-01",
    }
    return list((said | changed).values())


def read(*rows, actor=OFFICER):
    book = Workbook()
    for row in (HEAD, *rows):
        book.active.append(row)
    out = BytesIO()
    book.save(out)
    row = upload(DENOMINATORS.name, out.getvalue(), "分母.xlsx", actor=actor, at=NOON)
    run_now(Job.objects.get(uid=row.job_uid), at=NOON)
    return Import.objects.get(pk=row.pk)


def taken(row, *, good_only=False):
    row = choose(row.uid, good_only=good_only, actor=OFFICER, at=NOON, version=row.version)
    run_now(Job.objects.get(uid=row.job_uid), at=NOON)
    return Import.objects.get(pk=row.pk)


def errors(row):
    lines = StagedRow.objects.filter(owner=row, bad=True).order_by("number")
    return [(one.number, error["column"], error["code"]) for one in lines for error in one.errors]


def test_a_table_is_entered_with_source_and_time():
    gdp = line(region="丙区", measure="地区生产总值", months=6, value="1234.56")

    row = taken(read(line(), gdp))

    assert (row.state, row.taken) == ("applied", 2)
    told = Denominator.objects.order_by("pk").values_list("measure", "node", "months", "value")
    assert list(told) == [
        ("employees", CITY, 12, Decimal(480_000)),
        ("gdp", COUNTY, 6, Decimal("1234.56")),
    ]
    one = Denominator.objects.first()
    assert (one.source, one.dated) == ("甲市统计年鉴 2026", date(2026, 9, 1))
    assert (one.entered_by, one.entered_at) == (OFFICER.uid, NOON)


def test_a_correction_stands_beside_what_it_corrects():
    taken(read(line()))

    taken(read(line(value=481_500)))

    told = Denominator.objects.order_by("edition").values_list("edition", "value")
    assert list(told) == [(1, 480_000), (2, 481_500)]


@pytest.mark.parametrize(
    ("changed", "error"),
    [
        ({"region": "370200"}, ("region", "unknown_region")),
        ({"region": "无此地"}, ("region", "unknown_region")),
        ({"value": 0}, ("value", "not_above_0")),
        ({"value": "1.00001"}, ("value", "too_exact")),
        ({"months": 6}, ("months", "not_by_month")),
        ({"year": 2027}, ("year", "after_today")),
        ({"dated": "2026-12-01"}, ("dated", "after_today")),
    ],
)
def test_a_row_that_is_wrong_is_told_and_nothing_is_entered(changed, error):
    row = read(line(), line(**({"region": "丙区"} | changed)))
    before = Event.objects.count()

    assert errors(row) == [(3, *error)]
    for good_only in (True, False):
        with pytest.raises(AllOrNone):
            taken(row, good_only=good_only)
    assert (Denominator.objects.exists(), Event.objects.count()) == (False, before)


def test_the_page_of_a_table_with_a_wrong_row_offers_no_rows_and_says_why():
    row = read(line(), line(region="丙区", value=0))

    page = import_page(row, 0)

    offered = {action.href for action in page.actions}
    assert offered == {
        reverse("imports:drop", args=[row.uid]),
        reverse("imports:new", args=[row.kind]),
    }
    assert said(page.refusal) == (
        "有 1 行有误，尚未导入任何行；此类表格须全部正确才能导入，请改正后重新上传。"
    )
    [error] = page.errors
    assert (error.row, said(error.column), error.value) == (3, "数值", "0")
    assert said(error.said) == "分母须大于 0，请按公布数改正"


def test_the_page_of_a_right_table_offers_all_its_rows():
    row = read(line())

    assert reverse("imports:take_all", args=[row.uid]) in {
        action.href for action in import_page(row, 0).actions
    }


def test_a_region_and_time_stand_in_a_table_once():
    row = read(line(), line(region="甲市"), line(year=2024))

    assert errors(row) == [(3, "", "twice")]


def test_who_may_not_import_uploads_nothing():
    with pytest.raises(Forbidden):
        read(line(), actor=acting("R08", CITY))

    assert Import.objects.exists() is False


def test_the_template_has_the_columns_and_the_measures_to_choose_from():
    book = load_workbook(template_of(DENOMINATORS, Lang.ZH))

    heads = [cell.value.rstrip("*") for cell in book.worksheets[0][1]]
    assert heads == HEAD
    assert "原煤产量" in [cell.value for cell in book.worksheets[2]["B"]]
