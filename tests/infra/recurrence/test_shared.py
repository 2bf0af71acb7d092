"""A rule that many share: bound from below, and how its subjects stand, all in one question."""

from datetime import timedelta
from uuid import UUID

import pytest

from bazhua.infra.obligations.core.escalation import EscalationRule, Level
from bazhua.infra.obligations.models import Obligation
from bazhua.infra.recurrence.closing import close_due
from bazhua.infra.recurrence.core.policy import Demand, OnClose
from bazhua.infra.recurrence.deeds import fulfil
from bazhua.infra.recurrence.models import Assignment
from bazhua.infra.recurrence.selectors import closed, outcomes, running, unsettled
from bazhua.infra.recurrence.services import Bound, bind, release, set_rule
from bazhua.kernel.errors import Forbidden, NotFound
from bazhua.kernel.scope import Path, Place
from tests.infra.recurrence.scene import (
    CALENDAR,
    DAWN,
    DAY,
    EAST,
    HOUR,
    MORNING,
    PROVINCE,
    TODAY,
    WEST,
    a_rule,
    actor,
    all_rows,
    beijing,
    bound_teams,
    done,
    team,
)

pytestmark = pytest.mark.django_db
KIND = "meeting.hold"
EASTERN = actor(901, EAST)


def missing_now(at):
    found = unsettled(running(KIND, at, CALENDAR)).order_by("pk")
    return [one.subject_uid.int for one in found]


def test_who_may_bind_a_subject_binds_it_to_a_rule_above_it():
    rule = a_rule()

    bind(rule.uid, [team(1)], since=TODAY, actor=EASTERN, at=DAWN)
    released = release(rule.uid, [UUID(int=1)], last=TODAY, actor=EASTERN, at=DAWN)

    assert released == 1
    assert Assignment.objects.get().until == TODAY


@pytest.mark.parametrize(
    ("who", "where", "refusal"),
    [
        (EASTERN, WEST, Forbidden),
        (actor(902, EAST, "viewer"), EAST, Forbidden),
    ],
)
def test_a_rule_above_gives_no_right_to_others_subjects(who, where, refusal):
    rule = a_rule()
    before = all_rows()

    with pytest.raises(refusal):
        bind(rule.uid, [team(1, where)], since=TODAY, actor=who, at=DAWN)

    assert all_rows() == before


def test_a_rule_beside_is_not_there():
    demand = Demand(kind=KIND, clause="platform:test")
    place = Place(region=Path(WEST))
    rule = set_rule(MORNING, demand, place=place, actor=PROVINCE, at=DAWN, calendar=CALENDAR)
    before = all_rows()

    with pytest.raises(NotFound):
        bind(rule.uid, [team(1)], since=TODAY, actor=EASTERN, at=DAWN)

    assert all_rows() == before


def test_the_chain_calls_who_oversees_the_holder():
    chain = EscalationRule((Level("{holder}", 0 * HOUR), Level("{overseer}", HOUR)), HOUR)
    demand = Demand(kind=KIND, clause="platform:test", on_close=OnClose.ESCALATE, rule=chain)
    place = Place(region=Path(".1."))
    rule = set_rule(MORNING, demand, place=place, actor=PROVINCE, at=DAWN, calendar=CALENDAR)
    one = Bound(
        kind="team",
        uid=UUID(int=1),
        holder="post:1",
        place=Place(region=Path(EAST)),
        overseer="post:2",
    )
    bind(rule.uid, [one], since=TODAY, actor=PROVINCE, at=DAWN)

    while close_due(beijing(10), calendar=CALENDAR):
        pass

    levels = Obligation.objects.get().rule["levels"]
    assert [level[0] for level in levels] == ["post:1", "post:2"]


def test_what_is_missing_under_several_rules_is_one_question(django_assert_num_queries):
    first, second = a_rule(), a_rule()
    bound_teams(first, (1, 2))
    bound_teams(second, (3,))
    fulfil(done(first, 1), actor=PROVINCE, at=beijing(7), calendar=CALENDAR)

    with django_assert_num_queries(2):
        assert missing_now(beijing(8)) == [2, 3]


def test_what_was_missed_last_is_not_what_is_missing_now():
    rule = a_rule()
    bound_teams(rule, (1, 2))
    tomorrow = beijing(7) + DAY
    fulfil(done(rule, 1), actor=PROVINCE, at=beijing(7), calendar=CALENDAR)
    fulfil(done(rule, 2), actor=PROVINCE, at=tomorrow, calendar=CALENDAR)

    missed = unsettled(closed(KIND, tomorrow, CALENDAR))
    found = outcomes(closed(KIND, tomorrow, CALENDAR), {UUID(int=1), UUID(int=2)})

    assert [one.subject_uid.int for one in missed] == [2]
    assert missing_now(tomorrow) == [1]
    assert [(one.assignment.subject_uid.int, one.told is None) for one in found] == [
        (1, False),
        (2, True),
    ]


def test_before_anything_closed_nothing_was_missed():
    rule = a_rule()
    bound_teams(rule, (1,))

    assert closed(KIND, beijing(9, 9), CALENDAR) == []
    assert len(closed(KIND, beijing(9, 10) + timedelta(seconds=1), CALENDAR)) == 1
