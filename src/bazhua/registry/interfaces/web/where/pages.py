"""Enterprises, regions and bodies as values of pages."""

from django.urls import reverse

from bazhua.infra.events.models import Event
from bazhua.infra.i18n.language import current
from bazhua.infra.ui.parts.record import (
    Action,
    Entry,
    Fact,
    RecordPage,
    Related,
    Viewer,
    Weight,
)
from bazhua.infra.ui.parts.table import CAP
from bazhua.kernel.words import Word
from bazhua.registry.domain.enterprises import (
    HIGH_RISK_WORDS,
    STATUS_WORDS,
    SUPERVISION_WORDS,
    UNIT_WORDS,
    HighRisk,
    Status,
    SupervisionKind,
    UnitKind,
)
from bazhua.registry.domain.places import PLACE_WORDS, PlaceKind
from bazhua.registry.domain.tree import KIND_WORDS, RegionKind
from bazhua.registry.domain.where.industry import SECTIONS
from bazhua.registry.selectors.where import listings
from bazhua.registry.selectors.where.enterprises import EnterpriseRecord
from bazhua.registry.selectors.where.regions import RegionRecord

EVENTS = {
    "enterprise.opened": Word("登记", "Entered"),
    "enterprise.changed": Word("变更", "Changed"),
    "enterprise.code_changed": Word("变更代码", "Code changed"),
    "enterprise.closed": Word("注销", "Closed"),
    "enterprise.moved": Word("迁址", "Moved"),
    "enterprise.supervision_began": Word("开始监管", "Supervision began"),
    "enterprise.supervision_ended": Word("监管终止", "Supervision ended"),
    "enterprise.contract_began": Word("承包开始", "Contract began"),
    "enterprise.contract_ended": Word("承包终止", "Contract ended"),
    "enterprise.unit_opened": Word("设立车间班组", "Unit opened"),
    "enterprise.unit_closed": Word("撤销车间班组", "Unit closed"),
    "enterprise.place_opened": Word("登记位置", "Place entered"),
    "enterprise.place_closed": Word("撤销位置", "Place closed"),
    "enterprise.zone_drawn": Word("绘制区域", "Zone drawn"),
    "enterprise.substance_held": Word("登记危险物质", "Substance entered"),
}


def enterprise_page(found: EnterpriseRecord, *, may_change: bool) -> RecordPage:
    """Return the page of an enterprise."""
    row = found.row
    actions = (
        Action(
            text=Word("修改", "Change"),
            href=reverse("enterprises:change", args=[row.uid]),
            weight=Weight.MAIN,
            opens=True,
        ),
    )
    return RecordPage(
        kind=Word("企业", "Enterprise"),
        title=row.name,
        number=row.credit_code or "–",
        steps=(),
        actions=actions if may_change and row.until is None else (),
        facts=_facts(found),
        timeline=tuple(_entry(event) for event in found.history),
        related=(*_supervisions(found), *_contracts(found), *_inside(found)),
        viewers=(
            Viewer(Word("所在地监管人员", "Regulators of its region"), " ".join(found.region)),
            Viewer(
                Word("本企业有权人员", "Its own officers"),
                Word("记录属于该企业", "the record is the enterprise's own"),
            ),
        ),
    )


def region_page(found: RegionRecord) -> RecordPage:
    """Return the page of a region with its dated names and what is in it."""
    row = found.row
    shown = f"{CAP}+" if found.enterprises > CAP else str(found.enterprises)
    history = tuple(
        Fact(
            Word("沿革", "History"),
            f"{spell.since} – {spell.until or ''} {spell.code} {spell.name}"
            + (f" → {spell.successor.code} {spell.successor.name}" if spell.successor else ""),
        )
        for spell in found.spells
    )
    return RecordPage(
        kind=KIND_WORDS[RegionKind(row.kind)],
        title=row.name,
        number=row.code,
        steps=(),
        actions=(
            Action(
                text=Word("本地企业", "Its enterprises"),
                href=f"{reverse('enterprises:list')}?region={row.code}",
                opens=True,
            ),
        ),
        facts=(
            Fact(Word("英文名", "English name"), row.name_en or "–"),
            Fact(listings.ENTERPRISES, shown),
            *history,
        ),
        timeline=(),
        related=(
            *(
                Related(
                    KIND_WORDS[RegionKind(one.kind)],
                    f"{one.code} {one.name}",
                    reverse("regions:record", args=[one.uid]),
                )
                for one in found.below
            ),
            *(
                Related(
                    Word("机构", "Organisation"),
                    one.name,
                    reverse("organisations:record", args=[one.uid]),
                )
                for one in found.bodies
            ),
        ),
        viewers=(Viewer(Word("范围内有权人员", "Those granted a scope here"), row.name),),
    )


def _facts(found: EnterpriseRecord) -> tuple[Fact, ...]:
    row = found.row
    lists = [HIGH_RISK_WORDS[HighRisk(one)].text(current()) for one in row.high_risk]
    return (
        Fact(listings.STATUS, STATUS_WORDS[Status(row.status)]),
        Fact(listings.REGION, " ".join(found.region) or "–"),
        Fact(Word("地址", "Address"), row.address or "–"),
        Fact(listings.INDUSTRY, SECTIONS[row.section] if row.section else "–"),
        Fact(Word("行业代码", "Industry code"), row.industry or "–"),
        Fact(listings.HEADCOUNT, "–" if row.headcount is None else row.headcount),
        Fact(listings.HIGH_RISK, "、".join(lists) or "–"),
        Fact(Word("电话", "Telephone"), row.telephone or "–"),
        Fact(Word("成立日期", "Founded on"), row.since.isoformat()),
    )


def _entry(event: Event) -> Entry:
    return Entry(at=event.at, text=EVENTS.get(event.kind, event.kind))


def _supervisions(found: EnterpriseRecord) -> list[Related]:
    here = reverse("enterprises:record", args=[found.row.uid])
    return [
        Related(
            SUPERVISION_WORDS[SupervisionKind(one.kind)],
            f"{one.department.name} {one.since} – {one.until or ''}",
            here,
        )
        for one in found.supervisions
    ]


def _contracts(found: EnterpriseRecord) -> list[Related]:
    """Return who works at its site; the other enterprise's page asks for a right of its own."""
    return [
        Related(
            Word("承包商", "Contractor")
            if one.host_id == found.row.pk
            else Word("发包单位", "Host"),
            f"{(one.contractor if one.host_id == found.row.pk else one.host).name}"
            f" {one.work} {one.since} – {one.until or ''}",
            reverse("enterprises:record", args=[found.row.uid]),
        )
        for one in found.contracts
    ]


def _inside(found: EnterpriseRecord) -> list[Related]:
    here = reverse("enterprises:record", args=[found.row.uid])
    units = [Related(UNIT_WORDS[UnitKind(one.kind)], one.name, here) for one in found.units]
    places = [
        Related(PLACE_WORDS[PlaceKind(one.kind)], f"{one.number} {one.name}".strip(), here)
        for one in found.places
    ]
    return units + places
