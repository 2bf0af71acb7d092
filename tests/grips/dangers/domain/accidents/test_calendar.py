"""`accident.calendar`: vector T39, rules ACC-26, ACC-34 and ACC-36."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bazhua.config.rules import BOOK, RULES
from bazhua.grips.dangers.domain.accidents.calendar import accident_calendar
from bazhua.grips.dangers.domain.terms import AccidentCause
from bazhua.kernel.errors import BadInput, MissingKey, NoRuleInForce, NotAChoice, UnknownKey
from bazhua.kernel.rule import answer_json
from bazhua.kernel.words import Lang
from bazhua.law.terms import AccidentGrade


def days(lang=Lang.EN, **payload):
    rule = RULES["accident.calendar"]
    return answer_json(rule, rule.ask(payload, BOOK), BOOK, lang)


@pytest.mark.parametrize(
    ("facts", "investigation", "window", "reply"),
    [
        pytest.param({}, "2024-04-30", "2024-03-31", None, id="T39 SC493/29, SC493/13"),
        pytest.param(
            {"extended": True}, "2024-06-29", "2024-03-31", None, id="T39 extended SC493/29"
        ),
        pytest.param({"cause": "FIRE"}, "2024-04-30", "2024-03-08", None, id="T39 fire SC493/13"),
        pytest.param({"cause": "ROAD"}, "2024-04-30", "2024-03-08", None, id="road SC493/13"),
        pytest.param(
            {"report_received_on": "2024-04-20"},
            "2024-04-30",
            "2024-03-31",
            "2024-05-05",
            id="ACC-36 SC493/32",
        ),
        pytest.param(
            {"report_received_on": "2024-04-20", "grade": "MAJOR"},
            "2024-04-30",
            "2024-03-31",
            "2024-05-05",
            id="ACC-36 major",
        ),
        pytest.param(
            {"report_received_on": "2024-04-20", "grade": "EXTRAORDINARY"},
            "2024-04-30",
            "2024-03-31",
            "2024-05-20",
            id="ACC-36 extraordinary",
        ),
        pytest.param(
            {"report_received_on": "2024-03-01"},
            "2024-04-30",
            "2024-03-31",
            "2024-03-16",
            id="received the same day",
        ),
    ],
)
def test_accident_calendar(facts, investigation, window, reply):
    assert days(occurred_on="2024-03-01", **facts)["result"] == {
        "investigation_due": investigation,
        "casualty_window_ends": window,
        "reply_due": reply,
    }


def test_accident_calendar_through_the_interface():
    answer = days(
        occurred_on="2024-03-01", cause="FIRE", extended=True, report_received_on="2024-06-20"
    )

    assert answer["result"] == {
        "investigation_due": "2024-06-29",
        "casualty_window_ends": "2024-03-08",
        "reply_due": "2024-07-05",
    }
    assert answer["clauses"] == [
        {"id": "SC493/29", "status": "confirmed"},
        {"id": "SC493/13", "status": "confirmed"},
        {"id": "SC493/32", "status": "confirmed"},
    ]
    assert answer["steps"] == [
        "investigation report: 2024-03-01 + 60 days = 2024-04-30",
        "extension: 2024-04-30 + 60 days = 2024-06-29",
        "casualty window (fire): 2024-03-01 + 7 days = 2024-03-08",
        "reply (general accident): 2024-06-20 + 15 days = 2024-07-05",
    ]


@given(
    st.dates(date(2007, 6, 1), date(2900, 1, 1)),
    st.sampled_from(AccidentCause),
    st.sampled_from(AccidentGrade),
)
def test_accident_calendar_counts_days_only(occurred_on, cause, grade):
    plain, extended = (
        accident_calendar(
            BOOK,
            occurred_on=occurred_on,
            cause=cause,
            extended=extended,
            report_received_on=occurred_on,
            grade=grade,
        ).result
        for extended in (False, True)
    )

    assert plain.investigation_due == occurred_on + timedelta(days=60)
    assert extended.investigation_due == occurred_on + timedelta(days=120)
    assert extended.casualty_window_ends == plain.casualty_window_ends
    assert extended.reply_due == plain.reply_due


@pytest.mark.parametrize(
    ("payload", "refusal", "field"),
    [
        ({}, MissingKey, "occurred_on"),
        ({"occurred_on": "2007-05-31"}, NoRuleInForce, None),
        ({"occurred_on": "2024-03-01", "cause": "FLOOD"}, NotAChoice, "cause"),
        ({"occurred_on": "2024-03-01", "grade": "SMALL"}, NotAChoice, "grade"),
        ({"occurred_on": "2024-03-01", "appraisal_days": 3}, UnknownKey, "appraisal_days"),
        (
            {"occurred_on": "2024-03-01", "report_received_on": "2024-02-29"},
            BadInput,
            "report_received_on",
        ),
    ],
)
def test_accident_calendar_refuses(payload, refusal, field):
    with pytest.raises(refusal) as refused:
        RULES["accident.calendar"].ask(payload, BOOK)

    assert refused.value.field == field
