"""Verification: whatever is changed in an export is named by its line."""

import gzip
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bazhua.infra.ledger.core.chunks import CHUNK, LONGEST
from bazhua.infra.ledger.core.lines import Counts, entry_line
from bazhua.infra.ledger.core.problems import REASONS
from bazhua.infra.ledger.core.roots import ClockBehind, Root, seal
from bazhua.kernel.merkle import Frontier, leaf_hash
from tests.infra.ledger.core.given import BEGIN, LOG, entry_of, export, sign

GOOD = export((2, 3, 5))
LINES = GOOD.splitlines(keepends=True)
"""Header; 0 with two opened fields, 1 likewise, root; 2, root; 3, 4, root; end."""


def without(*dropped):
    return b"".join(line for place, line in enumerate(LINES) if place not in dropped)


def swapped(first, second):
    lines = list(LINES)
    lines[first], lines[second] = lines[second], lines[first]
    return b"".join(lines)


def changed(place, **fields):
    """Return the export with another root, newly signed, at a line."""
    root = json.loads(LINES[place])["root"] | fields
    signed = Root(**root)
    line = {"root": root, "signature": sign(signed.statement()).hex()}
    text = json.dumps(line, sort_keys=True, separators=(",", ":")).encode() + b"\n"
    return b"".join([*LINES[:place], text, *LINES[place + 1 :]])


def kind(line):
    return line[:5]


def line_at(content, position):
    return content[:position].count(b"\n") + 1


def test_verify_tells_what_a_good_export_holds(verified):
    result = verified(GOOD)

    assert result.counts == Counts(entries=5, opened=10, roots=3)
    assert result.log == LOG
    assert result.last.root.size == 5


def test_verify_reads_gzip(verified):
    assert verified(gzip.compress(GOOD)) == verified(GOOD)


def test_verify_reads_an_export_without_entries(verified):
    assert verified(export(())).counts == Counts(0, 0, 0)


def test_verify_reads_more_than_one_chunk(verified):
    content = export((400, 900, 1_300), opened={"person-b"})

    assert len(content) > CHUNK
    assert verified(content).counts == Counts(1_300, 1_300, 3)


def test_every_flipped_bit_of_the_lowest_order_is_named_by_its_line(broken):
    content = export((1, 2))
    named = {}
    for position, byte in enumerate(content):
        flipped = content[:position] + bytes([byte ^ 1]) + content[position + 1 :]
        named[position] = broken(flipped)[0]

    assert named == {position: line_at(content, position) for position in range(len(content))}


@given(st.integers(0, len(GOOD) - 1), st.integers(1, 255))
def test_any_changed_byte_is_named_by_its_line(broken, position, mask):
    content = bytearray(GOOD)
    content[position] ^= mask

    assert broken(bytes(content))[0] == line_at(GOOD, position)


@given(st.integers(0, len(LINES) - 1))
def test_a_dropped_line_is_named_no_later_than_the_next_of_its_kind(broken, place):
    of_its_kind = (
        at for at in range(place + 1, len(LINES)) if kind(LINES[at]) == kind(LINES[place])
    )

    line, _, _ = broken(without(place))

    assert place + 1 <= line <= next(of_its_kind, len(LINES))


@given(st.integers(0, len(LINES) - 1))
def test_a_doubled_line_is_named(broken, place):
    content = b"".join([*LINES[: place + 1], *LINES[place:]])

    assert broken(content)[0] == place + 2


@given(st.lists(st.integers(0, len(LINES) - 1), min_size=2, max_size=2, unique=True))
def test_two_swapped_lines_are_named_no_later_than_the_second(broken, places):
    first, second = sorted(places)

    line, _, _ = broken(swapped(first, second))

    assert first + 1 <= line <= second + 1


@given(st.integers(0, len(GOOD) - 1))
def test_a_shortened_file_is_named_by_the_line_where_it_ends(broken, length):
    assert broken(GOOD[:length])[0] == line_at(GOOD, length)


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"log": "another"}, "root_log"),
        ({"suite": "sm3+sm2"}, "root_log"),
        ({"number": 2}, "root_number"),
        ({"size": 4}, "root_size"),
        ({"previous": None}, "root_previous"),
        ({"previous": "00" * 32}, "root_previous"),
        ({"sealed_at": "2026-01-01T00:00:00.000000Z"}, "root_time"),
        ({"sealed_at": "2025-12-31T23:59:59.999999Z"}, "root_time"),
        ({"hash": "00" * 32}, "root_hash"),
    ],
    ids=str,
)
def test_a_wrong_root_is_named_even_when_it_is_signed(broken, fields, reason):
    assert broken(changed(11, **fields)) == (12, 3, reason)


def test_a_later_root_shows_a_root_that_was_moved_in_time(broken):
    moved = changed(11, sealed_at="2026-01-01T00:00:01.500000Z")

    assert broken(moved) == (19, 5, "root_previous")


def test_an_entry_rewritten_with_its_leaf_hash_is_named_by_the_root_above(broken):
    body, _ = entry_of(2, name="李某")
    lines = [*LINES]
    lines[8] = entry_line(body, leaf_hash(body), 2) + b"\n"
    content = b"".join(line for place, line in enumerate(lines) if place not in (9, 10))

    assert broken(content.replace(b'"seq":6', b'"seq":4'))[2] == "root_hash"


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b'{"a": 1}', "not_canonical"),
        (b'{"b":1,"a":1}', "not_canonical"),
        (b'{"a":1,"a":1}', "not_canonical"),
        (b'{"a":1.0}', "not_canonical"),
        (b'{"a":1e2}', "not_canonical"),
        (b'{"a":"\\u4e00"}', "not_canonical"),
        (b'{"a":"\xff"}', "not_canonical"),
        (b"{", "not_canonical"),
        (b"[" * 100_000, "not_canonical"),
    ],
    ids=lambda value: repr(value)[:20],
)
def test_an_entry_that_is_not_canonical_is_refused_though_its_leaf_hash_fits(broken, body, reason):
    content = LINES[0] + entry_line(body, leaf_hash(body), 0) + b"\n"

    assert broken(content) == (2, 0, reason)


def test_entries_under_no_root_are_named(broken):
    assert broken(without(18)) == (19, 5, "unsealed")


def test_an_opened_field_without_its_entry_is_refused(broken):
    assert broken(LINES[0] + LINES[2]) == (2, 0, "opening_place")


def test_an_opened_field_after_a_root_is_refused(broken):
    assert broken(swapped(6, 7))[2] == "opening_place"


def test_text_after_the_end_is_refused(broken):
    assert broken(GOOD + LINES[1]) == (21, 5, "after_end")


def test_an_overlong_line_is_refused_in_bounded_memory(broken):
    assert broken(LINES[0] + b" " * (LONGEST + CHUNK)) == (2, 0, "too_long")


@pytest.mark.parametrize("content", [b"", b"\n", b"{}\n", b"\x00" * 99, b"PK\x03\x04"], ids=str)
def test_something_else_than_an_export_is_refused(broken, content):
    assert broken(content)[:2] == (1, 0)


@given(st.data())
def test_damaged_gzip_is_named(broken, data):
    content = bytearray(gzip.compress(GOOD, mtime=0))
    position = data.draw(st.integers(10, len(content) - 1))
    content[position] ^= data.draw(st.integers(1, 255))

    assert broken(bytes(content))[2] in REASONS


def test_sealing_twice_at_one_instant_is_refused():
    first = seal(LOG, Frontier(), None, at=BEGIN, sign=sign)

    with pytest.raises(ClockBehind):
        seal(LOG, Frontier(), first.root, at=BEGIN, sign=sign)
