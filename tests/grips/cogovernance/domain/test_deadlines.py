"""When a tip must be closed and answered."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bazhua.config.rules import BOOK, RULES
from bazhua.grips.cogovernance.domain.deadlines import tip_deadlines
from bazhua.kernel.errors import NoRuleInForce, UnknownKey, WrongType
from bazhua.kernel.rule import answer_json
from bazhua.kernel.words import Lang

RULE = RULES["tip.deadlines"]


def test_deadlines_t23_extended_once():
    question = {"accepted_on": "2024-10-08", "extended": True}

    answer = answer_json(RULE, RULE.ask(question, BOOK), BOOK, Lang.EN)

    assert answer == {
        "rule": "tip.deadlines",
        "result": {
            "close_by": "2024-12-07",
            "extended_close_by": "2025-01-06",
            "feedback_by": "2025-01-16",
        },
        "clauses": [
            {"id": "NAT-2012/11(6)", "status": "confirmed"},
            {"id": "NAT-2012/10(3)", "status": "confirmed"},
            {"id": "SD359/TIME-LIMITS", "status": "unconfirmed"},
        ],
        "book": BOOK.digest,
        "steps": [
            "close: 2024-10-08 + 60 days = 2024-12-07",
            "close after extension: 2024-12-07 + 30 days = 2025-01-06",
            "feedback at the latest: 2025-01-06 + 10 days = 2025-01-16",
            "to be confirmed: Time limits of Order 359 not yet seen; those of the 2012 national "
            "measures are used",
        ],
    }


def test_deadlines_without_extension():
    answer = RULE.ask({"accepted_on": "2017-06-01"}, BOOK)

    assert answer_json(RULE, answer, BOOK, Lang.ZH) == {
        "rule": "tip.deadlines",
        "result": {
            "close_by": "2017-07-31",
            "extended_close_by": None,
            "feedback_by": "2017-08-10",
        },
        "clauses": [
            {"id": "NAT-2012/11(6)", "status": "confirmed"},
            {"id": "NAT-2012/10(3)", "status": "confirmed"},
        ],
        "book": BOOK.digest,
        "steps": [
            "办结：2017-06-01 + 60 日 = 2017-07-31",
            "最迟反馈：2017-07-31 + 10 日 = 2017-08-10",
        ],
    }


@pytest.mark.parametrize(
    ("accepted_on", "doubt"),
    [
        ("2018-01-03", ()),
        ("2018-01-04", ("NAT-2018/TIME-LIMITS",)),
        ("2024-08-31", ("NAT-2018/TIME-LIMITS",)),
        ("2024-09-01", ("SD359/TIME-LIMITS",)),
    ],
)
def test_deadlines_name_the_newer_text_that_was_not_seen(accepted_on, doubt):
    answer = RULE.ask({"accepted_on": accepted_on}, BOOK)

    assert answer.clauses == ("NAT-2012/11(6)", "NAT-2012/10(3)", *doubt)


@pytest.mark.parametrize(
    ("question", "error"),
    [
        ({"accepted_on": "2012-04-30"}, NoRuleInForce),
        ({"accepted_on": "2024-10-08", "extended": "yes"}, WrongType),
        ({"accepted_on": "2024-10-08", "closed_on": "2024-10-09"}, UnknownKey),
    ],
)
def test_deadlines_refuse(question, error):
    with pytest.raises(error):
        RULE.ask(question, BOOK)


@given(st.dates(date(2012, 5, 1), date(2999, 12, 31)))
def test_deadlines_of_an_extended_tip_are_thirty_days_later(accepted_on):
    plain = tip_deadlines(BOOK, accepted_on=accepted_on).result
    extended = tip_deadlines(BOOK, accepted_on=accepted_on, extended=True).result

    assert plain.close_by == extended.close_by
    assert extended.extended_close_by == plain.close_by + timedelta(days=30)
    assert extended.feedback_by == plain.feedback_by + timedelta(days=30)
