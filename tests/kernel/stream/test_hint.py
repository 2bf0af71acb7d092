"""Hints: their form, their text, who hears them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bazhua.kernel.stream.hint import MOST_BYTES, Hint, NotAHint, covering

NAMES = st.from_regex(r"[a-z_]{1,20}", fullmatch=True)
HINTS = st.builds(
    Hint,
    st.from_regex(r"[a-z]{1,20}:[0-9A-Za-z.-]{1,100}", fullmatch=True),
    st.from_regex(r"[a-z_]{1,40}", fullmatch=True),
    st.dictionaries(NAMES, st.text(max_size=50) | st.integers(), max_size=5),
)


@given(HINTS)
def test_text_of_a_hint_reads_as_the_hint(hint):
    assert Hint.of_payload(hint.payload()) == hint


@given(HINTS)
def test_text_of_a_hint_fits_a_notification(hint):
    assert len(hint.payload().encode()) <= MOST_BYTES


@pytest.mark.parametrize(
    ("topic", "kind", "data"),
    [
        ("person", "case", {}),
        ("Person:1", "case", {}),
        ("person:1\nevent: x", "case", {}),
        ("person:" + "1" * 101, "case", {}),
        ("person:1", "", {}),
        ("person:1", "a b", {}),
        ("person:1", "case", {"Name": 1}),
    ],
)
def test_malformed_hint_is_refused(topic, kind, data):
    with pytest.raises(NotAHint):
        Hint(topic, kind, data)


def test_hint_too_long_for_a_notification_is_refused():
    with pytest.raises(NotAHint):
        Hint("person:1", "case", {"filler": "x" * MOST_BYTES}).payload()


@pytest.mark.parametrize(
    "text", ["", "x", "1", "null", "[]", "{}", '{"topic": 1, "kind": "k", "data": {}}']
)
def test_other_texts_are_no_hints(text):
    with pytest.raises(NotAHint):
        Hint.of_payload(text)


@pytest.mark.parametrize(
    ("topic", "heard_at"),
    [
        ("person:1", ["person:1"]),
        ("place:.3.", ["place:.3."]),
        ("place:.3.37.371.", ["place:.3.37.371.", "place:.3.37.", "place:.3."]),
        ("file:a.b.c", ["file:a.b.c"]),
    ],
)
def test_topic_is_heard_at_those_above_it(topic, heard_at):
    assert list(covering(topic)) == heard_at
