"""`danger.direct_report`, `danger.closure_proposal`: vectors T47 and T59 (hidden dangers), T53."""

from datetime import date, datetime, timedelta
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bazhua.config.rules import BOOK, RULES
from bazhua.grips.dangers.domain.hidden_dangers import closure_proposal, danger_direct_report
from bazhua.grips.dangers.domain.terms import ClosureReason
from bazhua.kernel.errors import MissingKey, NoRuleInForce, UnknownKey, WrongType
from bazhua.kernel.rule import answer_json
from bazhua.kernel.times import BEIJING
from bazhua.kernel.words import Lang

T59 = (date(2024, 1, 10), date(2024, 4, 1), date(2024, 7, 5))
LATER = date(2025, 12, 31)

instants = st.builds(
    partial(datetime.combine, tzinfo=BEIJING),
    st.dates(date(2021, 6, 1), date(2900, 1, 1)),
    st.times(),
)
days = st.dates(date(2021, 9, 1), date(2026, 12, 31))


def ask(name, **payload):
    return answer_json(RULES[name], RULES[name].ask(payload, BOOK), BOOK, Lang.EN)


def proposal(penalties, *, on=LATER, major_danger=True):
    return closure_proposal(
        BOOK, penalties=tuple(penalties), major_danger=major_danger, on=on
    ).result


def test_direct_report_through_the_interface_t47():
    answer = ask("danger.direct_report", found_at="2024-03-01T23:30:00+08:00")

    assert answer["result"] == {"due_at": "2024-03-01T23:59:59+08:00"}
    assert answer["clauses"] == [{"id": "ZB2021/2", "status": "reported"}]
    assert answer["steps"] == [
        "found at 2024-03-01 23:30 Beijing time",
        "to be entered in the province's system by 2024-03-01 23:59",
    ]


@pytest.mark.parametrize(
    ("found_at", "due_at"),
    [
        pytest.param("2024-03-01T00:00:00+08:00", "2024-03-01T23:59:59+08:00", id="first second"),
        pytest.param("2024-03-01T23:59:59+08:00", "2024-03-01T23:59:59+08:00", id="last second"),
        pytest.param("2024-03-01T16:00:00+00:00", "2024-03-02T23:59:59+08:00", id="Beijing day"),
        pytest.param("2021-06-01T08:00:00+08:00", "2021-06-01T23:59:59+08:00", id="first day"),
    ],
)
def test_direct_report_is_due_the_same_day(found_at, due_at):
    assert ask("danger.direct_report", found_at=found_at)["result"] == {"due_at": due_at}


@given(instants)
def test_direct_report_is_due_within_the_day(found_at):
    due_at = danger_direct_report(BOOK, found_at=found_at).result.due_at

    assert timedelta(seconds=-1) < due_at - found_at < timedelta(days=1)


@pytest.mark.parametrize(
    ("payload", "refusal", "field"),
    [
        ({}, MissingKey, "found_at"),
        ({"found_at": "2024-03-01"}, WrongType, "found_at"),
        ({"found_at": "2024-03-01T08:00:00"}, WrongType, "found_at"),
        ({"found_at": "2024-03-01T08:00:00+08:00", "by": "x"}, UnknownKey, "by"),
        ({"found_at": "2021-05-31T23:59:59+08:00"}, NoRuleInForce, None),
    ],
)
def test_direct_report_refuses(payload, refusal, field):
    with pytest.raises(refusal) as refused:
        RULES["danger.direct_report"].ask(payload, BOOK)

    assert refused.value.field == field


def test_closure_proposal_through_the_interface_t59():
    answer = ask(
        "danger.closure_proposal",
        penalties=["2024-07-05", "2024-01-10", "2024-04-01"],
        major_danger=True,
        on="2024-07-05",
    )

    assert answer["result"] == {"propose": True, "reason": "REPEATED_PENALTIES"}
    assert answer["clauses"] == [{"id": "AQF/113", "status": "confirmed"}]
    assert answer["steps"] == [
        "penalties up to 2024-07-05: 3",
        "2024-01-10 + 180 days = 2024-07-08; penalty number 3 on 2024-07-05 lies within",
        "so: a major hidden danger and repeated penalties",
    ]


@pytest.mark.parametrize(
    ("penalties", "reason"),
    [
        pytest.param(T59, ClosureReason.REPEATED_PENALTIES, id="T53 3 in 180 days AQF/113"),
        pytest.param(
            (*T59[:2], date(2024, 7, 8)), ClosureReason.REPEATED_PENALTIES, id="T59 day 180"
        ),
        pytest.param(
            (*T59[:2], date(2024, 7, 9)), ClosureReason.TOO_FEW_PENALTIES, id="T59 day 181"
        ),
        pytest.param(
            (*T59[:2], date(2024, 7, 9), date(2025, 1, 10)),
            ClosureReason.REPEATED_PENALTIES,
            id="4 in a year, last day",
        ),
        pytest.param(
            (*T59[:2], date(2024, 7, 9), date(2025, 1, 11)),
            ClosureReason.TOO_FEW_PENALTIES,
            id="4 in a year and a day",
        ),
        pytest.param(
            (date(2023, 1, 1), *T59), ClosureReason.REPEATED_PENALTIES, id="an older one before"
        ),
        pytest.param((T59[0],) * 3, ClosureReason.REPEATED_PENALTIES, id="three on one day"),
        pytest.param((T59[0],) * 2, ClosureReason.TOO_FEW_PENALTIES, id="two on one day"),
        pytest.param((), ClosureReason.TOO_FEW_PENALTIES, id="none"),
    ],
)
def test_closure_proposal_by_the_penalties(penalties, reason):
    found = proposal(penalties)

    assert (found.reason, found.propose) == (reason, reason is ClosureReason.REPEATED_PENALTIES)


def test_closure_proposal_leaves_out_penalties_after_the_day():
    assert proposal(T59, on=date(2024, 7, 5)).propose
    assert proposal(T59, on=date(2024, 7, 4)).reason is ClosureReason.TOO_FEW_PENALTIES


def test_closure_proposal_without_a_major_danger():
    found = proposal(T59, major_danger=False)

    assert (found.propose, found.reason) == (False, ClosureReason.NO_MAJOR_DANGER)


def test_closure_proposal_says_which_runs_are_missing():
    answer = ask(
        "danger.closure_proposal", penalties=["2024-07-05"], major_danger=True, on="2024-07-05"
    )

    assert answer["steps"] == [
        "penalties up to 2024-07-05: 1",
        "fewer than 3 within 180 days",
        "fewer than 4 within 1 year",
        "so: too few penalties within the periods",
    ]


@given(st.lists(days, max_size=8), days)
def test_closure_proposal_stands_with_one_penalty_more(penalties, one_more):
    fewer, more = proposal(penalties), proposal([*penalties, one_more])

    assert fewer.propose <= more.propose


@given(st.permutations([*T59, date(2023, 5, 1)]))
def test_closure_proposal_does_not_depend_on_the_order(penalties):
    assert proposal(penalties).propose


@pytest.mark.parametrize(
    ("changes", "refusal", "field"),
    [
        ({"on": "2021-08-31"}, NoRuleInForce, None),
        ({"major_danger": "yes"}, WrongType, "major_danger"),
        ({"penalties": "2024-01-10"}, WrongType, "penalties"),
        ({"penalties": ["2024-01-10", "10.1."]}, WrongType, "penalties[1]"),
        ({"days": 180}, UnknownKey, "days"),
    ],
)
def test_closure_proposal_refuses(changes, refusal, field):
    payload = {"penalties": [], "major_danger": True, "on": "2024-07-05"} | changes

    with pytest.raises(refusal) as refused:
        RULES["danger.closure_proposal"].ask(payload, BOOK)

    assert refused.value.field == field
