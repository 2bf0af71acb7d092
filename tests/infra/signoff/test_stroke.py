"""Strokes: one spelling, at most 3 KB, simplified within the tolerance."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bazhua.infra.signoff.core.refusals import ProofRefused
from bazhua.infra.signoff.core.stroke import (
    GRID,
    MOST_BYTES,
    check_stroke,
    decode,
    distance,
    encode,
    fitted,
    simplify,
    svg_path,
)

points = st.tuples(st.integers(0, GRID - 1), st.integers(0, GRID - 1))
lines = st.lists(points, min_size=1, max_size=90).map(tuple)
ACROSS = ((0, 0), (1023, 1023))
strokes = st.lists(lines, max_size=4).map(lambda drawn: (ACROSS, *drawn))


@given(strokes)
def test_stroke_is_read_back(drawn):
    assert decode(encode(drawn)) == drawn


@given(st.binary(max_size=60))
def test_any_bytes_are_refused_or_spelled_the_same(data):
    try:
        drawn = decode(data)
    except ProofRefused:
        return
    assert encode(drawn) == data


@given(strokes, st.integers(0, 1 << 30), st.integers(0, 255))
def test_a_changed_byte_is_refused_or_another_stroke(drawn, place, byte):
    data = bytearray(encode(drawn))
    data[place % len(data)] = byte
    try:
        other = decode(bytes(data))
    except ProofRefused:
        return
    assert (other == drawn) == (bytes(data) == encode(drawn))


@given(lines, st.integers(0, 40))
def test_simplified_line_stays_within_the_tolerance(line, tolerance):
    simple = simplify(line, tolerance)

    assert (simple[0], simple[-1]) == (line[0], line[-1])
    pieces = list(zip(simple, simple[1:] or simple, strict=False))
    for point in line:
        nearest = min(distance(point, start, end) for start, end in pieces)
        assert nearest <= tolerance + 1e-6


@given(lines)
def test_simplify_keeps_the_order_of_points(line):
    rest = iter(line)

    assert all(point in rest for point in simplify(line, 4))


def scribble(step, count):
    dice = Random(step)  # noqa: S311 -- a game, not a secret
    x = y = 512
    line = []
    for _ in range(count):
        x = min(max(x + dice.randint(-step, step), 0), GRID - 1)
        y = min(max(y + dice.randint(-step, step), 0), GRID - 1)
        line.append((x, y))
    return tuple(line)


@pytest.mark.parametrize(("step", "count"), [(1, 5_000), (12, 5_000), (60, 900)])
def test_a_long_scribble_fits_into_three_kilobytes(step, count):
    line = scribble(step, count)

    data = fitted([line])

    assert len(data) <= MOST_BYTES
    assert (decode(data)[0][0], decode(data)[0][-1]) == (line[0], line[-1])


def test_a_scribble_that_never_fits_is_refused():
    with pytest.raises(ProofRefused):
        fitted([scribble(60, 5_000)])


def test_a_short_stroke_is_kept_point_by_point():
    drawn = (((10, 10), (200, 30), (240, 300)), ((600, 5), (600, 90)))

    assert decode(fitted(drawn)) == drawn
    assert len(fitted(drawn)) == 19
    assert svg_path(drawn) == "M10 10 L200 30 L240 300 M600 5 L600 90"


@pytest.mark.parametrize(
    "drawn",
    [
        (),
        ((),),
        (((5, 5),),),
        (((0, 0), (100, 0)),),
        (((0, 0), (1024, 0)),),
        (((-1, 0), (500, 0)),),
        (tuple((n % 1024, 0) for n in range(5_001)),),
    ],
    ids=["nothing", "empty line", "dot", "slip", "right of the grid", "left of it", "too many"],
)
def test_what_is_no_signature_is_refused(drawn):
    with pytest.raises(ProofRefused):
        check_stroke(drawn)


PADDED = bytes([1, 0x81, 0x00]) + encode((ACROSS,))[2:]


@pytest.mark.parametrize(
    "data",
    [b"", b"\2" + encode((ACROSS,))[1:], encode((ACROSS,))[:-1], encode((ACROSS,)) + b"\0",
     PADDED, b"\1\1\2\xff\xff\xff\1", b"\1" * 4_000],
    ids=["empty", "version", "cut", "longer", "padded", "wide number", "too long"],
)  # fmt: skip
def test_damaged_bytes_are_refused(data):
    with pytest.raises(ProofRefused):
        decode(data)
