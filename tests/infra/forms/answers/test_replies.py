"""Answers are read strictly by the kind of their item."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bazhua.infra.forms.answers.replies import Reply, Spot, codes_of, read_reply, reply_json
from bazhua.infra.forms.assembly import Asked
from bazhua.infra.forms.refusals import AnswerRefused
from bazhua.kernel.errors import DomainError, NotAChoice, OutOfRange, UnknownKey, WrongType
from tests.infra.forms.samples import WHOLE

ITEMS = {one.key: one for one in WHOLE.items}
GOOD = [
    ("alarm", "NOT_APPLICABLE", "NOT_APPLICABLE"),
    ("grade", "FAIR", "FAIR"),
    ("means", ["GOOD", "BAD"], ("GOOD", "BAD")),
    ("gas", "20.9", Decimal("20.9")),
    ("gas", 21, Decimal(21)),
    ("words", "正常", "正常"),
    ("day", "2026-02-28", date(2026, 2, 28)),
    ("moment", "2026-03-01T08:00:00.9+08:00", datetime(2026, 3, 1, tzinfo=UTC)),
    ("pictures", ["f1", "f2"], ("f1", "f2")),
    ("hand", "s1", "s1"),
    ("spot", {"longitude": "120.38", "latitude": 36}, Spot(Decimal("120.38"), Decimal(36))),
    ("alarm", None, None),
]
BAD = [
    ("alarm", {"value": "MAYBE"}, NotAChoice),
    ("grade", {"value": "BEST"}, AnswerRefused),
    ("means", {"value": ["GOOD", "GOOD"]}, AnswerRefused),
    ("means", {"value": "GOOD"}, WrongType),
    ("gas", {"value": "23.6"}, AnswerRefused),
    ("gas", {"value": "-0.1"}, AnswerRefused),
    ("gas", {"value": "20.95"}, AnswerRefused),
    ("gas", {"value": "0." + "1" * 28}, AnswerRefused),
    ("gas", {"value": "NaN"}, WrongType),
    ("day", {"value": "28.2.2026"}, WrongType),
    ("moment", {"value": "2026-03-01T08:00:00"}, WrongType),
    ("pictures", {"value": [""]}, AnswerRefused),
    ("pictures", {"value": ["f"] * 21}, AnswerRefused),
    ("hand", {"value": "s" * 101}, AnswerRefused),
    ("spot", {"value": {"longitude": 181, "latitude": 0}}, OutOfRange),
    ("alarm", {"value": "YES", "photos": ["f"] * 21}, AnswerRefused),
    ("alarm", {"value": "YES", "remark": "x"}, UnknownKey),
    ("alarm", {"value": "YES", "note": 1}, WrongType),
]


@pytest.mark.parametrize(("key", "given_value", "value"), GOOD)
def test_reply_of_each_kind(key, given_value, value):
    raw = {"value": given_value, "note": "n", "photos": ["p"]}

    reply = read_reply(ITEMS[key], raw, "x")

    assert reply == Reply(value, "n", ("p",))
    assert read_reply(ITEMS[key], reply_json(reply), "x") == reply


@pytest.mark.parametrize(("key", "raw", "error"), BAD)
def test_reply_that_does_not_fit_is_refused(key, raw, error):
    with pytest.raises(error):
        read_reply(ITEMS[key], raw, "answers[0]")


def test_refusal_names_item_and_field():
    with pytest.raises(AnswerRefused) as refusal:
        read_reply(ITEMS["gas"], {"value": 24}, "answers[3]")

    assert (refusal.value.field, refusal.value.data["item"]) == ("answers[3].value", "gas")


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.decimals() | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=9), inner),
    max_leaves=6,
)


@given(st.sampled_from(WHOLE.items), json_values)
def test_any_json_is_read_or_refused_and_read_back_the_same(one, raw):
    try:
        reply = read_reply(one, {"value": raw}, "")
    except DomainError:
        return
    assert read_reply(one, reply_json(reply), "") == reply


@pytest.mark.parametrize(
    ("value", "codes"),
    [("YES", {"YES"}), (("A", "B"), {"A", "B"}), (Decimal(1), set()), (None, set())],
)
def test_codes_of_a_reply(value, codes):
    assert codes_of(Reply(value)) == codes


def test_address_of_an_item_names_template_and_version():
    assert Asked("T", 2, ITEMS["gas"]).key == "T:2:gas"
