"""Who may do what to a stored obligation; what is refused changes nothing."""

from datetime import timedelta
from uuid import UUID

import pytest
from django.db import IntegrityError, transaction

from bazhua.infra.obligations.core.hands import Hand
from bazhua.infra.obligations.core.step import NotCalled
from bazhua.infra.obligations.models import Obligation
from bazhua.infra.obligations.services import (
    Request,
    acknowledge,
    discharge,
    pause,
    resume,
    settle,
    verify,
    waive,
)
from bazhua.infra.obligations.sweep import sweep
from bazhua.infra.roster.delegation import Delegation
from bazhua.infra.roster.services import delegate
from bazhua.infra.roster.spans import Span
from bazhua.kernel.errors import Forbidden, NotFound, StaleState, TransitionRefused
from tests.infra.obligations.scene import (
    CLERK,
    DUE,
    MINUTE,
    NOBODY,
    START,
    actor,
    on_roster,
    opened,
    shift,
    stored,
    told,
)

FIXER, CHECKER, CHIEF = actor(1), actor(2), actor(3, "chief")
DAY = Span(START, START + timedelta(days=1))

pytestmark = pytest.mark.django_db


@pytest.fixture
def row():
    """Return an obligation of the town that the county checks; the fixer is on both rosters."""
    on_roster(shift("post:town", 1), shift("post:county", 1), shift("post:county", 2))
    return opened(verifier="post:county")


def asked(row, **more):
    return Request(obligation=row.uid, version=stored(row).version, **more)


def untouched(row):
    return told(row) == [] and stored(row).version == 1


def test_obligation_is_handed_in_and_checked_by_somebody_else(row):
    discharge(asked(row), actor=FIXER, at=START + MINUTE)
    done = verify(asked(row), actor=CHECKER, at=DUE + 60 * MINUTE)

    assert (done.state, done.outcome, done.wake_at) == ("closed", "done", None)
    assert [data["action"] for _, _, data in told(row)] == ["discharge", "verify"]


def test_obligation_without_a_verifier_is_completed_at_once():
    on_roster(shift("post:town", 1))
    row = opened()

    done = discharge(asked(row), actor=FIXER, at=DUE)

    assert (done.state, done.outcome) == ("closed", "late")


@pytest.mark.parametrize("acts_for", [None, CHECKER.uid], ids=["himself", "a delegator"])
def test_fixer_who_verifies_is_refused(row, acts_for):
    delegate(Delegation(str(CHECKER.uid), str(FIXER.uid), DAY), actor=CLERK, at=START)
    discharge(asked(row), actor=FIXER, at=START + MINUTE)
    before = told(row)

    with pytest.raises(TransitionRefused):
        verify(asked(row, acts_for=acts_for), actor=FIXER, at=START + 2 * MINUTE)

    assert told(row) == before
    assert stored(row).state == "discharged"


def test_delegate_of_the_fixer_who_verifies_is_refused(row):
    delegate(Delegation(str(FIXER.uid), str(actor(7).uid), DAY), actor=CLERK, at=START)
    discharge(asked(row), actor=FIXER, at=START + MINUTE)

    with pytest.raises(TransitionRefused):
        verify(asked(row, acts_for=FIXER.uid), actor=actor(7), at=START + 2 * MINUTE)

    assert stored(row).state == "discharged"


def test_stranger_to_the_post_is_refused(row):
    with pytest.raises(TransitionRefused):
        discharge(asked(row), actor=actor(8), at=START)

    assert untouched(row)


def test_out_of_scope_is_not_found(row):
    for who in (NOBODY, actor(1, region=".1.9.")):
        with pytest.raises(NotFound):
            discharge(asked(row), actor=who, at=START)
        with pytest.raises(NotFound):
            acknowledge(row.uid, actor=who, at=START)

    assert untouched(row)


def test_in_scope_without_the_right_is_forbidden(row):
    viewer = actor(1, role="viewer")
    rights = {("obligation", "view"): frozenset({"viewer"})}
    viewer = type(viewer)(uid=viewer.uid, grants=viewer.grants, rights=rights)

    with pytest.raises(Forbidden):
        discharge(asked(row), actor=viewer, at=START)

    assert untouched(row)


def test_unknown_obligation_is_not_found():
    with pytest.raises(NotFound):
        acknowledge(UUID(int=7), actor=FIXER, at=START)


def test_move_on_an_older_version_is_refused(row):
    seen = asked(row)
    sweep(DUE)
    before = told(row)

    with pytest.raises(StaleState):
        discharge(seen, actor=FIXER, at=DUE + MINUTE)

    assert told(row) == before


def test_called_person_answers_also_outside_his_grants(row):
    sweep(DUE)
    substitute = actor(1, region=".1.9.")

    acknowledge(row.uid, actor=substitute, at=DUE + MINUTE)
    acknowledge(row.uid, actor=substitute, at=DUE + 2 * MINUTE)
    sweep(DUE + 600 * MINUTE)

    assert [kind for kind, _, _ in told(row)] == [
        "obligation.missed",
        "obligation.called",
        "obligation.answered",
    ]
    assert stored(row).answered_by == str(FIXER.uid)


def test_answer_of_somebody_in_scope_who_was_not_called_is_refused(row):
    sweep(DUE)

    with pytest.raises(NotCalled):
        acknowledge(row.uid, actor=actor(8), at=DUE)

    assert stored(row).answered_by == ""


def test_pause_on_a_ground_moves_the_due_instant(row):
    pause(asked(row, ground="SD-CLAUSE/1"), actor=CHIEF, at=START)
    swept = sweep(DUE + 60 * MINUTE)
    resumed = resume(asked(row, ground="SD-CLAUSE/1"), actor=CHIEF, at=START + 90 * MINUTE)

    assert swept == 0
    assert (resumed.due_at, resumed.wake_at) == (DUE + 90 * MINUTE, DUE + 90 * MINUTE)


@pytest.mark.parametrize("deed", [pause, waive])
def test_officer_without_authority_pauses_and_waives_nothing(row, deed):
    with pytest.raises(TransitionRefused):
        deed(asked(row, ground="SD-CLAUSE/1"), actor=FIXER, at=START)

    assert untouched(row)


def test_what_is_owed_about_a_record_ends_with_its_move(row):
    plain = opened()
    discharge(asked(row), actor=FIXER, at=START)
    ended = {"hand": Hand("stranger"), "actor": CLERK, "at": START + MINUTE}

    settle(row.subject_uid, {"sample.other"}, **ended)
    assert (stored(plain).state, stored(row).state) == ("open", "discharged")
    settle(row.subject_uid, {row.kind}, **ended)

    assert (stored(plain).outcome, stored(row).outcome) == ("done", "lapsed")


def test_what_lost_its_object_lapses_on_a_ground():
    row = opened()

    settle(
        row.subject_uid,
        {row.kind},
        hand=Hand("stranger"),
        actor=CLERK,
        at=DUE + MINUTE,
        ground="SD-CLAUSE/1",
    )

    assert stored(row).outcome == "lapsed"
    assert [kind for kind, _, _ in told(row)][:2] == ["obligation.missed", "obligation.called"]


@pytest.mark.parametrize(
    "broken",
    [
        {"state": "lost"},
        {"state": "closed", "wake_at": None},
        {"outcome": "done"},
        {"state": "paused", "wake_at": None},
        {"wake_at": None},
        {"wake_at": START},
        {"stopped_at": START},
    ],
    ids=str,
)
def test_database_refuses_what_no_step_makes(broken):
    row = opened()

    with pytest.raises(IntegrityError), transaction.atomic():
        Obligation.objects.filter(pk=row.pk).update(**broken)

    assert stored(row).state == "open"
