"""The lists of enterprises, regions and bodies: columns, orders, filters."""

from collections.abc import Mapping
from datetime import date
from typing import Any, ClassVar

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django_filters import CharFilter, ChoiceFilter, FilterSet

from bazhua.infra.db.departments import narrowed
from bazhua.infra.i18n.language import current
from bazhua.infra.rollup.showing.narrowing import Behind
from bazhua.infra.tables.listing import ListColumn, Listing
from bazhua.infra.ui.parts.table import Empty
from bazhua.infra.ui.parts.text import Text, joined
from bazhua.kernel.words import Word
from bazhua.registry.domain.enterprises import HIGH_RISK_WORDS, STATUS_WORDS, HighRisk, Status
from bazhua.registry.domain.organisations import ORGANISATION_WORDS, OrganisationKind
from bazhua.registry.domain.tree import KIND_WORDS, LEVEL_WORDS, Level, RegionKind
from bazhua.registry.domain.where.facts import SIZES
from bazhua.registry.domain.where.industry import SECTIONS
from bazhua.registry.models import Department, Enterprise, Organisation, Region
from bazhua.registry.models.named import Named
from bazhua.registry.selectors.names import called
from bazhua.registry.selectors.narrowing import within_region

NAME = Word("名称", "Name")
CODE = Word("统一社会信用代码", "Credit code")
REGION = Word("所在地", "Region")
INDUSTRY = Word("行业", "Industry")
HEADCOUNT = Word("从业人员", "Headcount")
STATUS = Word("状态", "Status")
HIGH_RISK = Word("高危名单", "High-risk lists")
ENTERPRISES = Word("企业", "Enterprises")
EMPTY = Empty(
    Word("还没有企业", "No enterprise yet"),
    Word("登记或导入企业后出现在这里。", "Enterprises appear here once entered or imported."),
)


def choices(words: Mapping[Any, Word]) -> Any:
    """Return the choices of a field, in the language of the page."""
    return lambda: [(str(code), word.text(current())) for code, word in words.items()]


def _departments() -> list[tuple[str, str]]:
    rows = Department.objects.filter(until=None).order_by("bit")
    return [(str(bit), name) for bit, name in rows.values_list("bit", "name")]


class EnterpriseFilter(FilterSet):
    """Filter bar of the enterprises."""

    region = CharFilter(label=_("Region code"), method="in_region")
    section = ChoiceFilter(label=_("Industry"), choices=choices(SECTIONS), empty_label=_("All"))
    risk = ChoiceFilter(
        field_name="high_risk",
        lookup_expr="contains",
        label=_("High-risk list"),
        choices=choices(HIGH_RISK_WORDS),
        empty_label=_("All"),
        method="on_list",
    )
    status = ChoiceFilter(label=_("Status"), choices=choices(STATUS_WORDS), empty_label=_("All"))
    department = ChoiceFilter(
        label=_("Department"), choices=_departments, empty_label=_("All"), method="of_department"
    )
    size = ChoiceFilter(
        label=_("Headcount"),
        choices=choices({key: word for key, (_least, _below, word) in SIZES.items()}),
        empty_label=_("All"),
        method="of_size",
    )

    def in_region(self, rows: Any, _name: str, value: str) -> Any:
        """Narrow to a region by its code."""
        return within_region(rows, value)

    def on_list(self, rows: Any, _name: str, value: str) -> Any:
        """Narrow to a list of high risk."""
        return rows.filter(high_risk__contains=[value])

    def of_department(self, rows: Any, _name: str, value: str) -> Any:
        """Narrow to those that a department supervises."""
        return narrowed(rows, 1 << int(value))

    def of_size(self, rows: Any, _name: str, value: str) -> Any:
        """Narrow to a class of headcount."""
        least, below, _word = SIZES[value]
        return rows.filter(headcount__gte=least, headcount__lt=below)


class EnterpriseDayFilter(EnterpriseFilter):
    """The same on a page, where a number of the figures may be opened; `on` gives it its day."""

    today: ClassVar[date]

    behind = Behind()

    @classmethod
    def on(cls, day: date) -> "type[EnterpriseDayFilter]":
        """Return the filter bar of a day."""
        return type(cls.__name__, (cls,), {"today": day})


def _name(row: Named) -> str:
    """Return the name of record, which is Chinese, for workbooks."""
    return row.name


def enterprise_listing(
    counties: Mapping[int, Word],
    *,
    title: Text = ENTERPRISES,
    lead: Text = "",
    name: str = "enterprises",
    empty: Empty = EMPTY,
    filters: type[EnterpriseFilter] = EnterpriseFilter,
) -> Listing[Enterprise]:
    """Return the list of enterprises; counties are named by their nodes."""
    return Listing(
        name=name,
        model=Enterprise,
        title=title,
        lead=lead,
        columns=(
            ListColumn(text=NAME, show=called, plain=_name, sort="pinyin", min_em=19),
            ListColumn(text=CODE, show=lambda row: row.credit_code or "–", min_em=11),
            ListColumn(
                text=REGION, show=lambda row: counties.get(row.county_id or 0, "–"), min_em=9
            ),
            ListColumn(text=INDUSTRY, show=_industry, min_em=8),
            ListColumn(
                text=HEADCOUNT,
                show=lambda row: "–" if row.headcount is None else row.headcount,
                plain=lambda row: row.headcount,
                number=True,
            ),
            ListColumn(text=HIGH_RISK, show=_lists, min_em=7),
            ListColumn(text=STATUS, show=lambda row: STATUS_WORDS[Status(row.status)]),
        ),
        href=lambda row: reverse("enterprises:record", args=[row.uid]),
        order="pinyin",
        empty=empty,
        filters=filters,
    )


def _industry(row: Enterprise) -> Text:
    return SECTIONS.get(row.section, "–")


def _lists(row: Enterprise) -> str:
    return joined(HIGH_RISK_WORDS[HighRisk(one)] for one in row.high_risk) or "–"


class RegionFilter(FilterSet):
    """Filter bar of the regions."""

    code = CharFilter(lookup_expr="startswith", label=_("Region code"))
    level = ChoiceFilter(label=_("Level"), choices=choices(LEVEL_WORDS), empty_label=_("All"))


REGIONS: Listing[Region] = Listing(
    name="regions",
    model=Region,
    title=Word("区划", "Regions"),
    columns=(
        ListColumn(text=NAME, show=lambda row: row.name, min_em=9),
        ListColumn(text=Word("英文名", "English name"), show=lambda row: row.name_en or "–"),
        ListColumn(text=Word("代码", "Code"), show=lambda row: row.code),
        ListColumn(text=Word("级别", "Level"), show=lambda row: LEVEL_WORDS[Level(row.level)]),
        ListColumn(text=Word("类别", "Kind"), show=lambda row: KIND_WORDS[RegionKind(row.kind)]),
        ListColumn(
            text=Word("撤销日期", "Abolished on"),
            show=lambda row: row.until.isoformat() if row.until else "–",
        ),
    ),
    href=lambda row: reverse("regions:record", args=[row.uid]),
    order="path_now",
    empty=Empty(
        Word("看不到区划", "No region to see"),
        Word("授予区划范围后出现在这里。", "Regions appear here once a grant covers them."),
    ),
    filters=RegionFilter,
)


class BodyFilter(FilterSet):
    """Filter bar of the bodies."""

    kind = ChoiceFilter(label=_("Kind"), choices=choices(ORGANISATION_WORDS), empty_label=_("All"))


BODIES: Listing[Organisation] = Listing(
    name="organisations",
    model=Organisation,
    title=Word("机构", "Organisations"),
    columns=(
        ListColumn(text=NAME, show=called, plain=_name, sort="pinyin", min_em=19),
        ListColumn(
            text=Word("类别", "Kind"),
            show=lambda row: ORGANISATION_WORDS[OrganisationKind(row.kind)],
        ),
        ListColumn(
            text=Word("部门", "Department"),
            show=lambda row: called(row.department) if row.department else "–",
        ),
        ListColumn(
            text=Word("上级", "Above"), show=lambda r: called(r.parent) if r.parent else "–"
        ),
    ),
    href=lambda row: reverse("organisations:record", args=[row.uid]),
    order="pinyin",
    empty=Empty(
        Word("还没有机构", "No organisation yet"),
        Word("设立机构后出现在这里。", "Organisations appear here once opened."),
    ),
    filters=BodyFilter,
    joins=("department", "parent"),
)
