"""Canonical JSON: one spelling for one value."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bazhua.infra.ledger.core.canonical import LARGEST, NotCanonical, read, written

keys = st.from_regex(r"[A-Za-z0-9_.:-]{1,8}", fullmatch=True)
texts = st.text(st.characters(exclude_categories=["Cs"]))
values = st.recursive(
    st.none() | st.booleans() | st.integers(-LARGEST, LARGEST) | texts,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(keys, inner, max_size=4),
)


@given(values)
def test_canonical_is_read_back(value):
    assert read(written(value)) == value


@given(values)
def test_canonical_is_what_sorted_json_of_the_standard_library_is(value):
    text = json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"))

    assert written(value) == text.encode()


def test_canonical_reference_of_rfc_8785():
    value = {"string": '€$\u000f\nA\'B"\\\\"/', "literals": [None, True, False]}

    assert written(value) == (
        '{"literals":[null,true,false],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}'.encode()
    )


@pytest.mark.parametrize(
    "value",
    [1.5, LARGEST + 1, -LARGEST - 1, b"x", (1,), {"": 1}, {"一": 1}, {1: 1}, {"a/b": 1}, "\ud800"],
    ids=repr,
)
def test_a_value_without_canonical_spelling_is_refused(value):
    with pytest.raises(NotCanonical):
        written({"inner": [value]})


@pytest.mark.parametrize(
    "text",
    [
        "1.0",
        "-0",
        "01",
        "NaN",
        " 1",
        "1 ",
        '{"b":1,"a":2}',
        '{"a":1,"a":1}',
        '"\\/"',
        '"\\u0041"',
        "",
    ],
)
def test_another_spelling_is_refused(text):
    with pytest.raises(NotCanonical):
        read(text.encode())
