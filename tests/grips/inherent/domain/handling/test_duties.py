"""What an alarm asks of posts, who is called, and what ends it."""

from datetime import UTC, datetime, timedelta

import pytest

from bazhua.config.rules import BOOK
from bazhua.grips.inherent.domain.handling.duties import (
    Duty,
    acknowledged,
    announced,
    called,
    chain,
    ended,
    records_danger,
)
from bazhua.grips.inherent.domain.handling.policy import Rung
from bazhua.grips.inherent.domain.handling.terms import Action, Reason
from bazhua.infra.obligations.core.escalation import Anchor
from bazhua.law.terms import Colour

AT = datetime(2026, 11, 26, 19, 2, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
EVERYBODY = {rung: rung.value.lower() for rung in Rung}


def by_duty(colour):
    return {due.duty: due for due in announced(BOOK, colour, AT)}


@pytest.mark.parametrize(
    ("colour", "duties"),
    [
        (Colour.RED, {Duty.ACKNOWLEDGE: 3, Duty.CHECK: 15, Duty.LOOK: 10}),
        (Colour.ORANGE, {Duty.ACKNOWLEDGE: 5, Duty.CHECK: 60}),
        (Colour.YELLOW, {Duty.ACKNOWLEDGE: 10, Duty.CHECK: 240}),
        (Colour.BLUE, {Duty.ACKNOWLEDGE: 30}),
    ],
)
def test_what_an_announcement_begins(colour, duties):
    begun = by_duty(colour)

    assert {duty: (due.due_at - AT) / MINUTE for duty, due in begun.items()} == duties


def test_feedback_counts_from_the_announcement():
    due = acknowledged(BOOK, Colour.RED, AT)

    assert (due.duty, due.due_at) == (Duty.FEEDBACK, AT + 15 * MINUTE)


def test_the_chain_climbs_from_the_enterprise_to_the_province():
    rule = called(by_duty(Colour.RED)[Duty.ACKNOWLEDGE], EVERYBODY)

    assert [level.address for level in rule.levels] == [
        "firm_duty",
        "firm_head",
        "park",
        "county_office",
        "city_office",
        "province_office",
    ]
    assert [level.after / MINUTE for level in rule.levels] == [0, 3, 3, 3, 3, 3]


def test_a_rung_without_a_post_is_left_out_and_a_post_is_called_once():
    known = {Rung.FIRM_HEAD: "head", Rung.PARK: "county", Rung.COUNTY: "county"}
    rule = called(by_duty(Colour.RED)[Duty.ACKNOWLEDGE], known)

    assert [level.address for level in rule.levels] == ["head", "county"]


def test_where_there_is_no_post_at_all_nobody_is_called():
    due = by_duty(Colour.RED)[Duty.ACKNOWLEDGE]

    assert (chain(due, {}), called(due, {}).levels) == ((), ())


def test_the_city_is_told_of_a_check_at_its_own_time():
    rule = called(by_duty(Colour.ORANGE)[Duty.CHECK], EVERYBODY)

    assert [(level.address, level.after / MINUTE, level.anchor) for level in rule.levels] == [
        ("park", 0, Anchor.UNANSWERED),
        ("county_office", 5, Anchor.UNANSWERED),
        ("city_office", 60, Anchor.DUE),
    ]


@pytest.mark.parametrize(
    ("action", "reason", "over"),
    [
        (Action.FEEDBACK, Reason.REAL, []),
        (Action.FEEDBACK, Reason.FALSE, []),
        (Action.FEEDBACK, Reason.TEST, [Duty.CHECK]),
        (Action.FEEDBACK, Reason.MAINTENANCE, [Duty.CHECK]),
        (Action.CHECK, Reason.TEST, []),
        (Action.CLOSE, None, list(Duty)),
    ],
)
def test_what_a_step_leaves_without_an_object(action, reason, over):
    assert list(ended(BOOK, action, reason, AT)) == over


@pytest.mark.parametrize("reason", Reason)
@pytest.mark.parametrize("colour", Colour)
def test_a_grave_alarm_that_was_real_or_a_broken_instrument_makes_a_hidden_danger(reason, colour):
    expected = reason in {Reason.REAL, Reason.INSTRUMENT} and colour in {Colour.RED, Colour.ORANGE}

    assert records_danger(BOOK, reason, colour, AT) is expected
