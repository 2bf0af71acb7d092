"""Turns on the way of a hidden danger: sent back, more time, listed, stopped."""

import re
from datetime import date

import pytest
from playwright.sync_api import expect

from bazhua.grips.dangers.domain.closed_loop import guards
from bazhua.grips.dangers.domain.closed_loop.terms import MARK_WORDS, Action, Mark
from bazhua.grips.dangers.domain.papers.terms import PAPER_WORDS, PaperKind
from bazhua.grips.dangers.interfaces.web.papers import words
from bazhua.grips.dangers.models import DangerPaper
from bazhua.infra.findings.core.terms import State
from tests.e2e.closed_loop.people import TWO_WINDOWS, acts, in_days, name_of
from tests.e2e.looking import look
from tests.grips.dangers.scene import GENERAL, owed, stored

pytestmark = [
    pytest.mark.chromium,
    pytest.mark.django_db(transaction=True),
    pytest.mark.parametrize("window", TWO_WINDOWS, ids=name_of),
    pytest.mark.parametrize("rivals", [True]),
]

FAULT = "油封仍有渗漏，试压记录缺失"
LATE_PARTS = "油封到货推迟"
CLEAR = "可先用备用机组，不必延期"


def test_what_is_not_right_is_sent_back_and_accepted_the_second_time(journey):
    director, principal, registrar = journey.people("director", "principal", "manager")
    row = journey.scene.requested(GENERAL)

    principal.does(row, Action.REJECT, ground=FAULT)
    director.reads(row, FAULT)
    director.does(row, Action.REQUEST_ACCEPTANCE)
    principal.does(row, Action.ACCEPT)
    registrar.does(row, Action.CLOSE)

    assert acts(row)[4:] == [
        Action.REJECT,
        Action.REQUEST_ACCEPTANCE,
        Action.ACCEPT,
        Action.CLOSE,
    ]
    assert [kind for kind, _, _ in owed(row)][1:] == ["rectify", "accept"] * 2
    assert {outcome for _, _, outcome in owed(row)} <= {"done", "late"}


def test_more_time_is_refused_once_and_granted_once(journey):
    director, principal = journey.people("director", "principal")
    planned = journey.scene.planned_until(date.fromisoformat(in_days(20)))
    row = journey.scene.do(planned, Action.RECTIFY, "manager")
    until = in_days(60)

    director.does(row, Action.REQUEST_EXTENSION, ground=LATE_PARTS)
    director.reads(row, MARK_WORDS[Mark.EXTENSION_REQUESTED])
    principal.does(row, Action.REFUSE_EXTENSION, ground=CLEAR)
    director.reads(row, CLEAR)
    director.does(row, Action.REQUEST_EXTENSION, ground=LATE_PARTS)
    principal.does(row, Action.GRANT_EXTENSION, due_on=until)

    director.reads(row, until)
    look(director.seen, "loop-extended", *journey.window)
    assert stored(row).due_on.isoformat() == until
    assert Mark.EXTENSION_REQUESTED not in stored(row).marks
    assert [(kind, outcome) for kind, _, outcome in owed(row)][1:] == [
        ("rectify", "lapsed"),
        ("rectify", "open"),
    ]


def draws_the_notice(officer, colleague, row):
    """Draw up the notice of the listing from the page of the danger; a colleague issues it."""
    officer.opens(row)
    draw = words.DRAW.text(officer.lang, kind=PAPER_WORDS[PaperKind.LISTING])
    officer.page.get_by_role("link", name=draw, exact=True).click()
    officer.page.get_by_role("button", name=draw, exact=True).click()
    issue = {"name": officer.says(words.ISSUE), "exact": True}
    expect(officer.page.get_by_role("button", **issue)).to_have_count(0)
    colleague.page.goto(officer.page.url)
    colleague.page.get_by_role("button", **issue).click()
    expect(colleague.page.locator(".kicker .number")).to_have_text(re.compile(r"\d"))


def test_a_listed_danger_has_its_notice_and_is_closed_when_it_is_off_the_list(journey):
    province, colleague, head, director, bureau, expert = journey.people(
        "commission", "commissioner", "head", "director", "bureau", "expert"
    )
    row = journey.scene.rectifying()

    province.asks_for_signatures(row, Action.LIST, ground=FAULT)
    head.signs()
    province.does(row, Action.LIST)
    draws_the_notice(province, colleague, row)
    director.reads(row, MARK_WORDS[Mark.LISTED])
    director.does(row, Action.REQUEST_ACCEPTANCE)
    bureau.asks_for_signatures(row, Action.ACCEPT, experts=[str(journey.scene.uid("expert"))])
    expert.signs()
    bureau.does(row, Action.ACCEPT)
    bureau.may_not(row, Action.CLOSE, guards.UNLISTED.missing)
    province.does(row, Action.DELIST)
    bureau.may_not(row, Action.CLOSE, guards.REPORTED.missing)
    director.does(row, Action.REPORT_UP)
    bureau.does(row, Action.CLOSE)

    assert stored(row).state == State.CLOSED
    paper = DangerPaper.objects.get()
    assert (paper.kind, paper.danger.uid) == (PaperKind.LISTING, row.uid)
    published = [(kind, outcome) for kind, _, outcome in owed(row) if "list" in kind]
    assert published == [
        ("file_listing", "open"),
        ("publish_listing", "open"),
        ("publish_delisting", "open"),
    ]
    province.opens(row)
    look(province.seen, "loop-listed", *journey.window)


def test_a_stop_of_ones_own_is_resumed_and_an_ordered_one_is_lifted_by_its_authority(journey):
    director, principal, bureau = journey.people("director", "principal", "bureau")
    row = journey.scene.rectifying()

    director.does(row, Action.STOP)
    director.does(row, Action.RESUME)
    bureau.does(row, Action.ORDER_STOP)
    principal.may_not(row, Action.RESUME, guards.STOPPED.missing)
    principal.reads(row, MARK_WORDS[Mark.ORDERED_STOP])
    look(principal.seen, "loop-stopped", *journey.window)
    bureau.does(row, Action.LIFT_STOP)

    assert stored(row).marks == []
    assert acts(row)[-4:] == [
        Action.STOP,
        Action.RESUME,
        Action.ORDER_STOP,
        Action.LIFT_STOP,
    ]
    assert [kind for kind, _, _ in owed(row)].count("publish_stop") in {0, 2}
