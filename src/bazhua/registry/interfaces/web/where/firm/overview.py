"""The first tab: what an enterprise is, where it stands, what happened to it."""

from django.urls import reverse

from bazhua.infra.events.models import Event
from bazhua.infra.ui.names import names
from bazhua.infra.ui.parts.record import Action, Entry, Fact, Weight
from bazhua.infra.ui.parts.tabbed import Facts, History, Panel
from bazhua.infra.ui.parts.text import joined
from bazhua.kernel.words import Word
from bazhua.registry.domain.enterprises import HIGH_RISK_WORDS, STATUS_WORDS, HighRisk, Status
from bazhua.registry.domain.where.industry import SECTIONS
from bazhua.registry.interfaces.web.where.firm.doing import deed_actions
from bazhua.registry.interfaces.web.where.words import EVENTS
from bazhua.registry.selectors.where import listings
from bazhua.registry.selectors.where.enterprises import history, region_names
from bazhua.registry.selectors.where.tabs import Asked, TabBody

FACTS = Word("基本情况", "Facts")
HAPPENED = Word("变更记录", "What happened")
VIEWERS = Word("谁能看到", "Who can see this")
CHANGE = Word("修改", "Change")


def overview(asked: Asked) -> TabBody:
    """Return facts, history, and the ways to change the whole."""
    return TabBody(
        panels=(
            Panel(title=FACTS, body=Facts(_facts(asked))),
            Panel(title=HAPPENED, body=History(_entries(history(asked.row)))),
            Panel(title=VIEWERS, body=Facts(_viewers(asked))),
        ),
        actions=_actions(asked),
    )


def _actions(asked: Asked) -> tuple[Action, ...]:
    href = reverse("enterprises:change", args=[asked.row.uid])
    change = Action(text=CHANGE, href=href, weight=Weight.MAIN, opens=True)
    own = (change,) if asked.may_still("enterprise", "update") else ()
    return (*own, *deed_actions(asked, "code", "move", "close"))


def _facts(asked: Asked) -> tuple[Fact, ...]:
    row = asked.row
    lists = [HIGH_RISK_WORDS[HighRisk(one)] for one in row.high_risk]
    closed = (Fact(Word("注销日期", "Closed on"), row.until.isoformat()),) if row.until else ()
    return (
        Fact(listings.STATUS, STATUS_WORDS[Status(row.status)]),
        Fact(listings.CODE, row.credit_code or "–"),
        Fact(listings.REGION, region_names(row)),
        Fact(Word("地址", "Address"), row.address or "–"),
        Fact(listings.INDUSTRY, SECTIONS[row.section] if row.section else "–"),
        Fact(Word("行业代码", "Industry code"), row.industry or "–"),
        Fact(listings.HEADCOUNT, "–" if row.headcount is None else row.headcount),
        Fact(listings.HIGH_RISK, joined(lists) or "–"),
        Fact(Word("电话", "Telephone"), row.telephone or "–"),
        Fact(Word("成立日期", "Founded on"), row.since.isoformat()),
        *closed,
    )


def _viewers(asked: Asked) -> tuple[Fact, ...]:
    return (
        Fact(
            Word("所在地监管人员", "Regulators of its region"),
            region_names(asked.row),
        ),
        Fact(
            Word("本企业有权人员", "Its own officers"),
            Word("记录属于该企业", "the record is the enterprise's own"),
        ),
    )


def _entries(events: list[Event]) -> tuple[Entry, ...]:
    known = names().persons({event.actor_uid for event in events})
    return tuple(
        Entry(
            at=event.at,
            text=EVENTS.get(event.kind, event.kind),
            by=known.get(event.actor_uid, ""),
        )
        for event in events
    )
