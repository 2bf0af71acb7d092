"""Equal values have equal bytes."""

import hashlib
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bazhua.kernel.shape.canonical import canonical, digest
from bazhua.kernel.shape.reading import parse
from bazhua.kernel.words import Word

TREES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(st.characters(exclude_categories=["Cs"])),
    lambda inner: st.lists(inner) | st.dictionaries(st.text("aé中😀", max_size=3), inner),
    max_leaves=12,
)


def test_canonical_spells_every_kind():
    value = {
        "z": Decimal("1.50"),
        "a": (Word("是", "yes"), date(2026, 1, 2)),
        "m": datetime(2026, 1, 1, 16, tzinfo=UTC),
    }

    assert canonical(value).decode() == (
        '{"a":[{"en":"yes","zh":"是"},"2026-01-02"],"m":"2026-01-02T00:00:00+08:00","z":"1.5"}'
    )


def test_digest_is_the_hash_of_the_canonical_bytes():
    assert digest({"b": 1, "a": 2}) == hashlib.sha256(b'{"a":2,"b":1}').hexdigest()


@pytest.mark.parametrize("value", [1.5, [{"a": float("nan")}]], ids=["float", "nested"])
def test_canonical_refuses_inexact_numbers(value):
    with pytest.raises(TypeError):
        canonical(value)


def test_canonical_refuses_half_a_character():
    with pytest.raises(UnicodeEncodeError):
        canonical("\ud83d")


@given(TREES)
def test_canonical_is_read_back_and_spelled_the_same(tree):
    read_back = parse(canonical(tree).decode())

    assert read_back == tree
    assert canonical(read_back) == canonical(tree)
