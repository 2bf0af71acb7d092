"""Who supervises an enterprise, when nobody or two did, and who works at its site."""

from bazhua.infra.ui.parts.marks import Mark, Tone
from bazhua.infra.ui.parts.tabbed import Panel
from bazhua.infra.ui.parts.table import Column, Empty, Row, Table
from bazhua.infra.ui.parts.text import Part
from bazhua.kernel.words import Word
from bazhua.registry.domain.enterprises import SUPERVISION_WORDS, SupervisionKind
from bazhua.registry.interfaces.web.where.firm.doing import deed_actions, deed_link, span
from bazhua.registry.models import Contract, Supervision
from bazhua.registry.selectors.where.inside import (
    MOST_SHOWN,
    Supervised,
    capped,
    contracts,
    supervised,
    supervisions,
)
from bazhua.registry.selectors.where.tabs import Asked, TabBody

SUPERVISION = Word("监管部门", "Supervision")
IRREGULAR = Word("空档与重复", "Gaps and overlaps")
CONTRACTS = Word("承包作业", "Contracts")
END = Word("终止", "End")
NO_SUPERVISION = Empty(
    Word("没有部门负有监管职责", "No department supervises it"),
    Word("明确监管部门后出现在这里。", "Departments appear here once named."),
)
NO_CONTRACTS = Empty(
    Word("没有承包作业", "No contract of work"),
    Word(
        "常驻协作单位、检维修承包商登记后出现在这里。",
        "Contractors that work at the site appear here once entered.",
    ),
)
ALL_WELL = Empty(
    Word("没有空档，也没有重复", "No gap and no overlap"),
    Word(
        "自成立之日起每天都有且仅有一个部门以同一职责监管。",
        "Every day since its foundation one department supervised it for each reason.",
    ),
)
GAP = Mark(Word("空档", "Gap"), Tone.BAD, "alert-octagon")
OVERLAP = Mark(Word("重复", "Overlap"), Tone.WARN, "alert-triangle")
NOBODY = Word("无部门监管", "no department supervised")


def supervision_count(asked: Asked) -> int:
    """Return how many departments supervise now."""
    return capped(supervisions(asked.row).filter(until=None))


def supervision(asked: Asked) -> TabBody:
    """Return who supervises and did, and what is irregular about it."""
    found = supervised(asked.row)
    rows = tuple(Row("", _supervision(asked, one)) for one in found.rows)
    columns = (
        Column(Word("部门", "Department"), 9),
        Column(Word("职责", "Reason"), 8),
        Column(Word("承办机构", "Office"), 10),
        Column(Word("依据", "Basis"), 10),
        Column(Word("起止", "From, until"), 11),
        Column(Word("操作", "Action"), 4),
    )
    table = Table(caption=SUPERVISION, columns=columns, rows=rows) if rows else None
    return TabBody(
        panels=(
            Panel(
                title=SUPERVISION,
                body=table,
                empty=NO_SUPERVISION,
                actions=deed_actions(asked, "supervise"),
            ),
            Panel(title=IRREGULAR, body=_irregular(found), empty=ALL_WELL),
        )
    )


def contracts_count(asked: Asked) -> int:
    """Return how many contracts last."""
    return capped(contracts(asked.row).filter(until=None))


def contracts_tab(asked: Asked) -> TabBody:
    """Return who works at its site and where it works; other enterprises are named, not shown."""
    rows = tuple(Row("", _contract(asked, one)) for one in contracts(asked.row)[:MOST_SHOWN])
    columns = (
        Column(Word("对方企业", "Other enterprise"), 12),
        Column(Word("关系", "Relation"), 6),
        Column(Word("作业内容", "Work"), 10),
        Column(Word("起止", "From, until"), 11),
        Column(Word("操作", "Action"), 4),
    )
    table = Table(caption=CONTRACTS, columns=columns, rows=rows) if rows else None
    panel = Panel(
        title=CONTRACTS,
        body=table,
        empty=NO_CONTRACTS,
        actions=deed_actions(asked, "engage"),
    )
    return TabBody(panels=(panel,))


def _supervision(asked: Asked, one: Supervision) -> tuple[Part, ...]:
    link = deed_link(asked, "end-supervision", one.uid, END) if one.until is None else "–"
    return (
        Word(one.department.name, one.department.name_en or one.department.name),
        SUPERVISION_WORDS[SupervisionKind(one.kind)],
        one.office.name if one.office else "–",
        one.basis or "–",
        span(one.since, one.until),
        link,
    )


def _irregular(found: Supervised) -> Table | None:
    called = {
        one.department.code: Word(
            one.department.name, one.department.name_en or one.department.name
        )
        for one in found.rows
    }
    cells: list[tuple[Part, ...]] = [
        (GAP, NOBODY, "–", span(one.since, one.until)) for one in found.gaps
    ]
    for one in found.overlaps:
        first, second = (called[code] for code in one.departments)
        both = Word(f"{first.zh}、{second.zh}", f"{first.en}, {second.en}")
        reason = SUPERVISION_WORDS[SupervisionKind(one.kind)]
        cells.append((OVERLAP, both, reason, span(one.since, one.until)))
    if not cells:
        return None
    columns = (
        Column(Word("情形", "What"), 5),
        Column(Word("部门", "Departments"), 12),
        Column(Word("职责", "Reason"), 8),
        Column(Word("起止", "From, until"), 11),
    )
    return Table(caption=IRREGULAR, columns=columns, rows=tuple(Row("", each) for each in cells))


def _contract(asked: Asked, one: Contract) -> tuple[Part, ...]:
    hosting = one.host_id == asked.row.pk
    other = one.contractor if hosting else one.host
    ends = hosting and one.until is None
    return (
        other.name,
        Word("承包商", "Contractor") if hosting else Word("发包单位", "Host"),
        one.work,
        span(one.since, one.until),
        deed_link(asked, "end-contract", one.uid, END) if ends else "–",
    )
