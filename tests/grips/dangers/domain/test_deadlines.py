"""`danger.deadlines`: vector T47, rules HAZ-22, HAZ-25, HAZ-31, HAZ-32 and HAZ-36."""

from dataclasses import fields
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bazhua.config.rules import BOOK, RULES
from bazhua.grips.dangers.domain.deadlines import (
    RUNS,
    DangerDeadlines,
    DangerEvents,
    danger_deadlines,
)
from bazhua.grips.dangers.domain.terms import DangerGrade, Sector
from bazhua.kernel.errors import MissingKey, NotAChoice, UnknownKey, WrongType
from bazhua.kernel.policy.calendar import WorkCalendar
from bazhua.kernel.rule import answer_json
from bazhua.kernel.times import BEIJING
from bazhua.kernel.words import Lang

CALENDAR = WorkCalendar.of(BOOK)

days = st.dates(date(2024, 5, 1), date(2026, 12, 31))


def ask(**payload):
    rule = RULES["danger.deadlines"]
    return answer_json(rule, rule.ask(payload, BOOK), BOOK, Lang.EN)


def running(**payload):
    """Return the clocks that run."""
    result = ask(**payload)["result"]
    return {key: due.removesuffix("+08:00") for key, due in result.items() if due}


def test_a_major_danger_is_reported_the_same_day_t47():
    answer = ask(grade="MAJOR", found_at="2026-11-23T16:40:00+08:00")

    assert {key: due for key, due in answer["result"].items() if due} == {
        "registration_due": "2026-11-23T23:59:59+08:00",
        "direct_report_warn_at": "2026-11-23T18:40:00+08:00",
        "direct_report_due": "2026-11-23T23:59:59+08:00",
    }
    assert answer["clauses"] == [
        {"id": "BZ/HAZ-REGISTER", "status": "ours"},
        {"id": "BZ/HAZ-25", "status": "ours"},
        {"id": "ZB2021/2", "status": "reported"},
    ]
    assert answer["steps"] == [
        "registration with its grade: 2026-11-23 16:40 + 0 days = 2026-11-23 23:59",
        "warning that the direct report is missing: 2026-11-23 16:40 + 2 hours = 2026-11-23 18:40",
        "direct report to the province: 2026-11-23 16:40 + 0 days = 2026-11-23 23:59",
    ]


def test_a_general_danger_is_only_registered_and_accepted():
    every = {field.name: "2026-11-23" for field in fields(DangerEvents) if "_on" in field.name}

    assert running(
        grade="GENERAL",
        found_at="2026-11-23T16:40:00+08:00",
        power_cut_noticed_at="2026-11-23T16:40:00+08:00",
        rectify_by="2026-12-31",
        **every,
    ) == {
        "registration_due": "2026-11-23T23:59:59",
        "acceptance_due": "2026-12-03T23:59:59",
    }


@pytest.mark.parametrize(
    ("facts", "due"),
    [
        pytest.param({}, "2026-12-20T23:59:59", id="10 days AJ16/23"),
        pytest.param({"sector": "CHEMICAL"}, "2026-12-20T23:59:59", id="no time of its own"),
        pytest.param({"sector": "COAL"}, "2026-12-30T23:59:59", id="20 days COAL/48-49"),
    ],
)
def test_acceptance_takes_longer_in_coal_mines(facts, due):
    assert running(grade="MAJOR", acceptance_requested_on="2026-12-10", **facts) == {
        "acceptance_due": due
    }


def test_coal_mines_before_their_regulations_are_accepted_as_others():
    found = running(grade="MAJOR", sector="COAL", acceptance_requested_on="2024-04-30")

    assert found == {"acceptance_due": "2024-05-10T23:59:59"}


def test_a_stop_is_published_in_coal_mines():
    found = running(grade="MAJOR", sector="COAL", stop_decided_on="2026-11-20")

    assert found == {"stop_publication_due": "2026-11-27T23:59:59"}
    assert running(grade="MAJOR", stop_decided_on="2026-11-20") == {}


def test_times_of_a_listing():
    found = running(
        grade="MAJOR",
        listed_on="2026-03-02",
        rectify_by="2026-11-30",
        extension_requested_on="2026-11-02",
        delisted_on="2026-11-27",
    )

    assert found == {
        "listing_filed_due": "2026-03-05T23:59:59",
        "listing_published_due": "2026-03-09T23:59:59",
        "listing_ends_at": "2027-03-02T23:59:59",
        "extension_request_due": "2026-11-02T23:59:59",
        "extension_decision_due": "2026-11-16T23:59:59",
        "delisting_published_due": "2026-12-04T23:59:59",
    }


@given(days)
def test_twenty_working_days_lie_between_the_latest_request_and_the_end(end):
    given = DangerEvents(grade=DangerGrade.MAJOR, rectify_by=end)

    due = danger_deadlines(BOOK, given).result.extension_request_due.date()

    span = [due + timedelta(days=n) for n in range((end - due).days)]
    assert sum(map(CALENDAR.works, span)) == 20
    assert CALENDAR.works(due)


def test_power_is_cut_a_day_after_the_notice():
    found = running(grade="MAJOR", power_cut_noticed_at="2026-11-23T16:40:00+08:00")

    assert found == {"power_cut_from": "2026-11-24T16:40:00"}


def test_without_an_event_no_clock_runs():
    answer = ask(grade="MAJOR")

    assert set(answer["result"].values()) == {None}
    assert answer["steps"] == ["no clock runs"]


def test_a_clock_without_a_row_on_the_day_does_not_run():
    assert running(grade="MAJOR", found_at="2021-05-31T10:00:00+08:00") == {
        "registration_due": "2021-05-31T23:59:59",
        "direct_report_warn_at": "2021-05-31T12:00:00",
    }
    assert running(grade="MAJOR", found_at="2020-12-31T10:00:00+08:00") == {}


@given(st.sampled_from(DangerGrade), st.sampled_from([None, *Sector]), st.data())
def test_each_event_sets_going_its_own_clocks_alone(grade, sector, data):
    _, _, event = data.draw(st.sampled_from(RUNS))
    day = data.draw(days)
    start = datetime(day.year, day.month, day.day, 12, tzinfo=BEIJING) if "_at" in event else day

    told = danger_deadlines(BOOK, DangerEvents(grade=grade, sector=sector, **{event: start}))

    own = {key for key, _, by in RUNS if by == event}
    assert {f.name for f in fields(DangerDeadlines) if getattr(told.result, f.name)} <= own
    assert len(told.clauses) <= len(told.steps)


@pytest.mark.parametrize(
    ("payload", "refusal", "field"),
    [
        ({}, MissingKey, "grade"),
        ({"grade": "HUGE"}, NotAChoice, "grade"),
        ({"grade": "MAJOR", "found_at": "2026-11-23"}, WrongType, "found_at"),
        ({"grade": "MAJOR", "closed_on": "2026-11-23"}, UnknownKey, "closed_on"),
    ],
)
def test_deadlines_refuse(payload, refusal, field):
    with pytest.raises(refusal) as refused:
        RULES["danger.deadlines"].ask(payload, BOOK)

    assert refused.value.field == field
