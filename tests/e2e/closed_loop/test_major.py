"""A major hidden danger: the province knows it the same day, and no enterprise accepts it."""

from datetime import UTC, datetime

import pytest
from playwright.sync_api import expect

from bazhua.grips.dangers.domain.closed_loop import guards
from bazhua.grips.dangers.domain.closed_loop.duties import DUTIES, Duty
from bazhua.grips.dangers.domain.closed_loop.terms import MARK_WORDS, Action, Mark
from bazhua.infra.events.delivery import deliver
from bazhua.infra.findings.core.terms import State
from bazhua.kernel.times import day_of, end_of
from tests.e2e.closed_loop.people import TWO_WINDOWS, WINDOWS, acts, name_of
from tests.e2e.looking import look
from tests.grips.dangers.scene import due, owed, stored

pytestmark = [pytest.mark.chromium, pytest.mark.django_db(transaction=True)]

WRONG = "氨制冷机房未装氨气浓度报警装置"
ITEM = "GM-12.2"
CASES = [(window, window in TWO_WINDOWS) for window in WINDOWS]


def is_told_to_the_province(province, row):
    """The province has a message of the direct report, and the danger says that it was made."""
    while deliver(datetime.now(UTC)):
        continue
    province.seen.go("/notifications/")
    expect(province.page.locator(".message[data-state=open]")).to_contain_text(row.number)
    province.reads(row, MARK_WORDS[Mark.REPORTED_UP])


def is_known_at_the_province(province, row):
    """The province finds it in its ledger, with a direct report that is due the same day."""
    province.seen.go("/dangers/?grade=MAJOR")
    expect(province.page.locator("main")).to_contain_text(row.number)
    assert due(row, Duty.REPORT) == end_of(day_of(datetime.now(UTC)))
    province.reads(row, DUTIES[Duty.REPORT], "ZB2021/2")


@pytest.mark.parametrize(
    ("window", "rivals"), CASES, ids=lambda one: name_of(one) if isinstance(one, tuple) else None
)
def test_a_major_danger_is_reported_direct_and_accepted_by_the_county(journey, window, rivals):
    worker, director, principal, bureau, expert, province = journey.people(
        "hand", "director", "principal", "bureau", "expert", "commission"
    )

    row = worker.reports_offline(WRONG)
    director.does(row, Action.REGISTER, grade="MAJOR", item=ITEM)
    is_known_at_the_province(province, row)
    director.does(row, Action.REPORT_UP)
    is_told_to_the_province(province, row)
    look(province.seen, f"loop-major-reported-{rivals}", *window)
    director.does(row, Action.PLAN, **journey.plan(funds="60000", emergency_plan="停机撤人"))
    director.does(row, Action.RECTIFY)
    director.does(row, Action.REQUEST_ACCEPTANCE)
    principal.may_not(row, Action.ACCEPT, guards.REGULATOR.missing)
    bureau.asks_for_signatures(row, Action.ACCEPT, experts=[str(journey.scene.uid("expert"))])
    bureau.may_not(row, Action.ACCEPT, guards.EXPERTS.missing)
    expert.signs()
    bureau.does(row, Action.ACCEPT)
    bureau.does(row, Action.CLOSE)

    assert stored(row).state == State.CLOSED
    assert acts(row)[:2] == [Action.REGISTER, Action.REPORT_UP]
    assert [(kind, outcome) for kind, _, outcome in owed(row)] == [
        ("register", "done"),
        ("report_soon", "done"),
        ("report_direct", "done"),
        ("rectify", "done"),
        ("accept", "done"),
    ]
    principal.opens(row)
    look(principal.seen, f"loop-major-{rivals}", *window)
