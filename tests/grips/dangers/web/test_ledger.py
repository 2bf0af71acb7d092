"""The ledger: who sees which rows, what the filters leave, and that rows cost no queries."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from bazhua.grips.dangers.domain.closed_loop.terms import Action
from bazhua.grips.dangers.models import HiddenDanger
from bazhua.grips.dangers.selectors.ledger.listing import danger_listing
from bazhua.infra.findings.core.terms import State
from tests.grips.dangers.scene import GENERAL, MAJOR, NOON
from tests.grips.dangers.web.asking import LIST

PAST = date(2026, 11, 20)


def numbers(answer, rows):
    """Return which of some rows stand in a list."""
    text = answer.content.decode()
    return {name for name, row in rows.items() if row.number in text}


@pytest.fixture
def rows(scene):
    """Return dangers in several states: one major and late, one general and waiting, one found."""
    late = scene.do(scene.registered(MAJOR), Action.PLAN, "manager", plan=scene.plan(due_on=PAST))
    return {"late": late, "waiting": scene.requested(GENERAL), "found": scene.found()}


@pytest.mark.parametrize(
    ("who", "seen"),
    [("bureau", True), ("manager", True), ("commission", True), ("elsewhere", False)],
)
def test_everybody_sees_the_dangers_of_his_scope(visit, rows, who, seen):
    answer = visit(who, LIST)

    assert (answer.status_code, numbers(answer, rows)) == (200, set(rows) if seen else set())


@pytest.mark.parametrize(
    ("query", "left"),
    [
        ("state=FOUND", {"found"}),
        ("grade=MAJOR", {"late"}),
        ("overdue=true", {"late"}),
        ("overdue=false", {"waiting", "found"}),
        ("since=2026-11-23&until=2026-11-23", {"late", "waiting", "found"}),
        ("since=2026-11-24", set()),
        ("until=2026-11-22", set()),
        ("region=999999", set()),
        ("department=0", {"late", "waiting", "found"}),
        ("sort=due_on", {"late", "waiting", "found"}),
    ],
)
def test_a_filter_leaves_what_it_says(visit, rows, query, left):
    assert numbers(visit("bureau", f"{LIST}?{query}"), rows) == left


def test_a_day_that_is_none_is_refused(visit, rows):
    answer = visit("bureau", f"{LIST}?since=yesterday")

    assert (answer.status_code, numbers(answer, rows)) == (422, set())


def test_more_rows_cost_no_more_queries(visit, scene):
    counts = []
    for more in (1, 2):
        for _ in range(more):
            scene.requested()
        with CaptureQueriesContext(connection) as asked:
            visit("bureau", LIST)
        counts.append(len(asked))

    assert counts[0] == counts[1]


def test_every_order_has_its_index(db):  # noqa: ARG001 -- columns read names of counties
    assert danger_listing(NOON).unindexed() == []


def test_a_workbook_holds_what_the_page_shows(rows):
    listing = danger_listing(NOON)

    (late,) = listing.fetched([HiddenDanger.objects.all()], [(PAST, rows["late"].pk)])
    cells = [column.cell(late) for column in listing.columns]

    assert cells == [
        "氨制冷机房未装报警装置",
        late.number,
        "青岩冷链（示例）有限公司",
        "–",
        "重大事故隐患",
        "已定方案",
        NOON,
        PAST.isoformat(),
    ]


def test_states_and_marks_are_told_in_words(visit, scene):
    row = scene.approved(scene.rectifying(), Action.LIST, "commission", ground="因故")

    text = visit.text("bureau", f"{LIST}?state={State.RECTIFYING}")

    assert row.state == State.RECTIFYING.value
    assert ("挂牌督办" in text, "整改中" in text) == (True, True)


def test_an_hour_is_no_day_late(visit, scene):
    today = visit.scene.plan(due_on=date.today() + timedelta(days=1))  # noqa: DTZ011
    row = scene.do(scene.registered(), Action.PLAN, "manager", plan=today)

    assert numbers(visit("bureau", f"{LIST}?overdue=true"), {"row": row}) == set()
