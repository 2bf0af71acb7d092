"""A unit with too large a share of false warnings is only observed: `warning.standing`."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bazhua.config.rules import BOOK
from bazhua.grips.inherent.domain.warning.demotion import WarningAnswer, standing
from bazhua.grips.inherent.domain.warning.terms import Feedback
from bazhua.kernel.times import BEIJING

AT = datetime(2026, 11, 27, 12, 0, tzinfo=BEIJING)
DAY = timedelta(days=1)
LONG_AGO = AT - 100 * DAY
ANSWERS = {"T": Feedback.TRUE, "F": Feedback.FALSE, "K": Feedback.KNOWN}


def answered(letters, ago=DAY):
    return tuple(WarningAnswer(AT - ago, ANSWERS[letter]) for letter in letters)


def found(answers, since=LONG_AGO):
    return standing(BOOK, answers=answers, since=since, at=AT).result


@pytest.mark.parametrize(
    ("letters", "demoted"),
    [
        ("", False),
        ("FF", False),
        ("FFF", True),
        ("FFT", True),
        ("FFTT", False),
        ("FFKK", False),
        ("FFFTT", True),
        ("TTT", False),
    ],
)
def test_more_than_half_of_at_least_three_answers(letters, demoted):
    assert found(answered(letters)).demoted is demoted


def test_what_is_older_than_the_window_or_the_last_training_counts_no_more():
    old, before = answered("FFF", 31 * DAY), answered("FFF", 3 * DAY)

    assert (found(old).counted, found(before, since=AT - 2 * DAY).counted) == (0, 0)
    assert (found(before).counted, found(before).demoted) == (3, True)


def test_the_rule_says_how_it_came_about(ask):
    told = ask(
        "warning.standing",
        answers=[{"at": "2026-11-26T10:00:00+08:00", "feedback": "FALSE"}] * 3,
        since="2026-11-20T08:00:00+08:00",
        at="2026-11-27T10:00:00+08:00",
    )

    assert told["result"] == {"counted": 3, "called_false": 3, "demoted": True}
    assert told["clauses"] == [{"id": "BZ/WARNING-DEMOTION", "status": "ours"}]
    assert len(told["steps"]) == 2


@given(st.text("TFK", max_size=12))
def test_a_true_one_more_never_demotes(letters):
    with_one_more = found(answered(letters + "T"))

    if len(letters) >= 3:
        assert with_one_more.demoted <= found(answered(letters)).demoted
    assert with_one_more.counted == len(letters) + 1
