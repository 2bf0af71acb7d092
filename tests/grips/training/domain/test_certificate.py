"""When a special operator's certificate is due."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bazhua.config.rules import BOOK, RULES
from bazhua.grips.training.domain.certificate import (
    anniversary,
    certificate_dates,
    off_trade_check,
)
from bazhua.kernel.errors import BadInput, NoRuleInForce, UnknownKey, WrongType
from bazhua.kernel.rule import answer_json
from bazhua.kernel.words import Lang

DATES = RULES["certificate.dates"]
OFF_TRADE = RULES["certificate.off_trade"]


def test_dates_t17():
    answer = DATES.ask({"issued_on": "2021-03-15"}, BOOK)

    assert answer_json(DATES, answer, BOOK, Lang.EN) == {
        "rule": "certificate.dates",
        "result": {
            "review_due": "2024-03-14",
            "review_opens": "2024-01-14",
            "expires_on": "2027-03-14",
            "renewal_opens": "2027-01-13",
        },
        "clauses": [
            {"id": "TZZY/VALIDITY", "status": "reported"},
            {"id": "BZ/CERTIFICATE-DATES", "status": "ours"},
        ],
        "book": BOOK.digest,
        "steps": [
            "review: 2021-03-15 + 3 years − 1 day = 2024-03-14",
            "expiry: 2021-03-15 + 6 years − 1 day = 2027-03-14",
            "applications open 60 days before: 2024-01-14; 2027-01-13",
        ],
    }


@pytest.mark.parametrize(
    ("issued_on", "review_due", "expires_on"),
    [
        pytest.param("2020-02-29", "2023-02-28", "2026-02-28", id="T18 29 February"),
        pytest.param("2018-03-01", "2021-02-28", "2024-02-29", id="ends on 29 February"),
        pytest.param("2020-03-01", "2023-02-28", "2026-02-28", id="1 March"),
        pytest.param("2021-01-01", "2023-12-31", "2026-12-31", id="1 January"),
        pytest.param("2010-07-01", "2013-06-30", "2016-06-30", id="first day in force"),
    ],
)
def test_dates_at_the_turn_of_a_month(issued_on, review_due, expires_on):
    result = DATES.ask({"issued_on": issued_on}, BOOK).result

    assert result.review_due == date.fromisoformat(review_due)
    assert result.expires_on == date.fromisoformat(expires_on)


@pytest.mark.parametrize(
    ("left_on", "back_on", "practical_exam"),
    [
        pytest.param("2022-01-15", "2022-07-15", True, id="T23 6 months"),
        pytest.param("2022-01-15", "2022-07-14", False, id="T23 5 months 29 days"),
        pytest.param("2021-08-31", "2022-02-27", False, id="short month, a day before"),
        pytest.param("2021-08-31", "2022-02-28", True, id="short month, its last day"),
        pytest.param("2022-01-15", "2022-01-15", False, id="same day"),
        pytest.param("2022-01-15", "2023-01-15", True, id="a year"),
    ],
)
def test_off_trade(left_on, back_on, practical_exam):
    result = OFF_TRADE.ask({"left_on": left_on, "back_on": back_on}, BOOK).result

    assert result.practical_exam == practical_exam


@pytest.mark.parametrize(
    ("lang", "step"),
    [
        (Lang.EN, "2022-01-15 + 6 months = 2022-07-15; back on 2022-07-14 < 2022-07-15"),
        (Lang.ZH, "2022-01-15 + 6 个月 = 2022-07-15，返岗 2022-07-14 < 2022-07-15"),
    ],
)
def test_off_trade_answer(lang, step):
    answer = OFF_TRADE.ask({"left_on": "2022-01-15", "back_on": "2022-07-14"}, BOOK)

    assert answer_json(OFF_TRADE, answer, BOOK, lang) == {
        "rule": "certificate.off_trade",
        "result": {"practical_exam": False},
        "clauses": [{"id": "TZZY/OFF-TRADE", "status": "reported"}],
        "book": BOOK.digest,
        "steps": [step],
    }


@pytest.mark.parametrize(
    ("rule", "question", "error"),
    [
        (DATES, {"issued_on": "2010-06-30"}, NoRuleInForce),
        (DATES, {"issued_on": "2021-02-29"}, WrongType),
        (DATES, {"issued_on": "2021-03-15", "trade": "电工"}, UnknownKey),
        (OFF_TRADE, {"left_on": "2022-01-15", "back_on": "2022-01-14"}, BadInput),
        (OFF_TRADE, {"left_on": "2009-01-15", "back_on": "2010-06-30"}, NoRuleInForce),
    ],
)
def test_certificate_rules_refuse(rule, question, error):
    with pytest.raises(error):
        rule.ask(question, BOOK)


days = st.dates(date(2010, 7, 1), date(2999, 12, 31))


@given(days)
def test_dates_are_in_order_and_the_windows_are_sixty_days(issued_on):
    dates = certificate_dates(BOOK, issued_on=issued_on).result

    assert issued_on < dates.review_opens < dates.review_due < dates.renewal_opens
    assert dates.review_due - dates.review_opens == timedelta(days=60)
    assert dates.expires_on - dates.renewal_opens == timedelta(days=60)


@given(days, st.integers(1, 10))
def test_anniversary_is_the_same_day_or_the_first_of_march(day, years):
    later = anniversary(day, years)

    assert later.year == day.year + years
    assert (later.month, later.day) in {(day.month, day.day), (3, 1)}


@given(days, st.integers(0, 1_000), st.integers(0, 1_000))
def test_off_trade_longer_never_spares_the_exam(left_on, spell, more):
    back_on = left_on + timedelta(days=spell)
    shorter = off_trade_check(BOOK, left_on=left_on, back_on=back_on)
    longer = off_trade_check(BOOK, left_on=left_on, back_on=back_on + timedelta(days=more))

    assert shorter.result.practical_exam <= longer.result.practical_exam
