"""Who draws up which paper, when; which are due."""

import pytest

from bazhua.grips.dangers.domain.closed_loop.facts import Danger
from bazhua.grips.dangers.domain.closed_loop.terms import Action, Mark
from bazhua.grips.dangers.domain.papers.drawing import (
    Case,
    check_drawing,
    offered,
    papers_due,
    sees_drafts,
)
from bazhua.grips.dangers.domain.papers.terms import PaperKind
from bazhua.infra.findings.core.terms import State
from bazhua.kernel.errors import TransitionRefused
from tests.grips.dangers.domain.closed_loop.acting import GENERAL, MAJOR

ORDER, OPINION, LISTING, REPORT = PaperKind
BUREAU, COMMISSION, DIRECTOR, FOREMAN = ({"R06"}, {"R02"}, {"R20"}, {"R22"})


def case(state=State.RECTIFYING, grade=GENERAL, marks=(), judged=None, drawn=()):
    danger = Danger(uid="one", state=state, grade=grade, marks=frozenset(marks))
    return Case(danger=danger, judged=judged, drawn=frozenset(drawn))


DUE = {
    "a general one": (case(), ()),
    "a major one": (case(grade=MAJOR), (REPORT,)),
    "reported": (case(grade=MAJOR, drawn=[REPORT]), ()),
    "closed": (case(State.CLOSED, MAJOR), ()),
    "listed": (case(grade=MAJOR, marks=[Mark.LISTED], drawn=[REPORT]), (LISTING,)),
    "accepted": (case(State.ACCEPTED, judged=Action.ACCEPT), (OPINION,)),
    "rejected": (case(judged=Action.REJECT), (OPINION,)),
    "its opinion stands": (case(judged=Action.REJECT, drawn=[OPINION]), ()),
    "several": (
        case(State.ACCEPTED, MAJOR, [Mark.LISTED], Action.ACCEPT), (OPINION, LISTING, REPORT),
    ),
}  # fmt: skip


@pytest.mark.parametrize(("given", "due"), DUE.values(), ids=DUE)
def test_what_a_danger_asks_for(given, due):
    assert papers_due(given) == due


@pytest.mark.parametrize("state", State)
def test_an_order_is_for_what_is_not_put_right(state):
    may = state in {State.FOUND, State.REGISTERED, State.PLANNED, State.RECTIFYING}

    assert (ORDER in offered(case(state), BUREAU)) is may


OFFERED = {
    "bureau": (BUREAU, (ORDER, OPINION, REPORT)),
    "commission": (COMMISSION, (ORDER, OPINION, LISTING, REPORT)),
    "director": (DIRECTOR, (REPORT,)),
    "foreman": (FOREMAN, ()),
}


@pytest.mark.parametrize(("roles", "kinds"), OFFERED.values(), ids=OFFERED)
def test_it_is_offered_to_those_who_may(roles, kinds):
    given = case(grade=MAJOR, marks=[Mark.LISTED], judged=Action.REJECT)

    assert offered(given, frozenset(roles)) == kinds
    assert tuple(kind for kind in PaperKind if sees_drafts(kind, frozenset(roles))) == kinds


REFUSED = {
    "not his role": (ORDER, case(), DIRECTOR),
    "an order is served": (ORDER, case(marks=[Mark.RECTIFICATION_ORDERED]), BUREAU),
    "put right": (ORDER, case(State.ACCEPT_REQUESTED), BUREAU),
    "not judged": (OPINION, case(), BUREAU),
    "not listed": (LISTING, case(grade=MAJOR), COMMISSION),
    "not major": (REPORT, case(), DIRECTOR),
    "drawn up already": (ORDER, case(drawn=[ORDER]), BUREAU),
}


@pytest.mark.parametrize(("kind", "given", "roles"), REFUSED.values(), ids=REFUSED)
def test_a_paper_is_refused(kind, given, roles):
    with pytest.raises(TransitionRefused):
        check_drawing(kind, given, frozenset(roles))
