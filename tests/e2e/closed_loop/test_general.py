"""A general hidden danger from a worker's phone to its end, through five hands."""

import pytest

from bazhua.grips.dangers.domain.closed_loop import guards
from bazhua.grips.dangers.domain.closed_loop.terms import Action
from bazhua.infra.findings.core.terms import State
from tests.e2e.closed_loop.people import TWO_WINDOWS, WINDOWS, acts, name_of
from tests.e2e.looking import look
from tests.grips.dangers.scene import owed, stored, told

pytestmark = [pytest.mark.chromium, pytest.mark.django_db(transaction=True)]

LEAK = "三号压缩机油封漏油，地面有油"
WAY = [
    Action.REGISTER,
    Action.PLAN,
    Action.RECTIFY,
    Action.REQUEST_ACCEPTANCE,
    Action.ACCEPT,
    Action.CLOSE,
]
CASES = [(window, window in TWO_WINDOWS) for window in WINDOWS]


@pytest.mark.parametrize(
    ("window", "rivals"), CASES, ids=lambda one: name_of(one) if isinstance(one, tuple) else None
)
def test_what_a_worker_reports_without_a_network_is_closed_by_others(journey, window, rivals):
    worker, director, principal, registrar = journey.people(
        "hand", "director", "principal", "manager"
    )

    row = worker.reports_offline(LEAK)
    director.does(row, Action.REGISTER, grade="GENERAL")
    director.does(row, Action.PLAN, **journey.plan())
    director.does(row, Action.RECTIFY)
    director.does(row, Action.REQUEST_ACCEPTANCE)
    director.may_not(row, Action.ACCEPT, guards.INDEPENDENT.missing)
    principal.does(row, Action.ACCEPT)
    if rivals:
        look(journey.person("bureau").seen, "loop-overtaken", *window)
    registrar.does(row, Action.CLOSE)

    assert stored(row).state == State.CLOSED
    assert acts(row) == WAY
    assert [kind for kind, _ in told(row)] == ["danger.found", *["danger.moved"] * len(WAY)]
    assert [(kind, outcome) for kind, _, outcome in owed(row)] == [
        ("register", "done"),
        ("rectify", "done"),
        ("accept", "done"),
    ]
    principal.opens(row)
    look(principal.seen, f"loop-general-{rivals}", *window)
