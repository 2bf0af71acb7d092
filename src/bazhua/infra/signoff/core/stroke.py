"""A hand-drawn signature as a vector of at most 3 KB: lines on a grid of 1024, delta-encoded.

Bytes: version 1, number of lines, then per line the number of points and each point's step from
the one before (the first line starts from 0, 0); numbers are LEB128, steps zigzag.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from math import hypot
from typing import Final, TypeAlias

from bazhua.infra.signoff.core.refusals import ProofRefused
from bazhua.kernel.words import Phrase, say

Point: TypeAlias = tuple[int, int]
Line: TypeAlias = tuple[Point, ...]

VERSION: Final = 1
GRID: Final = 1024
MOST_BYTES: Final = 3 * 1024
MOST_POINTS_IN: Final = 5_000
"""Points that are simplified at all; a hand gives 200 a second."""

PIECE: Final = 64
"""Points of a line that are simplified together, so that no line takes long."""

SHORTEST: Final = 128
"""The path of a signature, in grid steps; less is a dot or a slip."""

NUMBER_BYTES: Final = 2


def check_stroke(lines: Sequence[Line]) -> None:
    """Refuse what is no signature.

    Raises:
        ProofRefused: nothing drawn, too short, or points outside the grid.
    """
    points = [point for line in lines for point in line]
    if not lines or not all(lines):
        raise ProofRefused(say("笔迹为空；请手写签名", "nothing is drawn; sign by hand"))
    if len(points) > MOST_POINTS_IN:
        raise ProofRefused(say("笔迹点数过多；请重新签名", "too many points; sign again"))
    if not all(0 <= x < GRID and 0 <= y < GRID for x, y in points):
        raise ProofRefused(_off_grid())
    if sum(map(_length, lines)) < SHORTEST:
        raise ProofRefused(say("笔迹过短；请完整签名", "the stroke is too short; sign in full"))


def encode(lines: Sequence[Line]) -> bytes:
    """Return the bytes of lines as they are."""
    out = bytearray([VERSION, *_varint(len(lines))])
    x = y = 0
    for line in lines:
        out += bytes(_varint(len(line)))
        for px, py in line:
            out += bytes([*_varint(_zigzag(px - x)), *_varint(_zigzag(py - y))])
            x, y = px, py
    return bytes(out)


def decode(data: bytes) -> tuple[Line, ...]:
    """Return the lines of a stroke.

    Raises:
        ProofRefused: too long, of another version, cut off, padded, or not a signature.
    """
    if len(data) > MOST_BYTES:
        raise ProofRefused(
            say("笔迹超过 {n} 字节", "the stroke is longer than {n} bytes", n=MOST_BYTES)
        )
    try:
        lines = _lines(iter(data))
    except StopIteration as error:
        raise ProofRefused(_damaged()) from error
    # Only one spelling of a stroke is taken, so that its hash names it.
    if encode(lines) != data:
        raise ProofRefused(_damaged())
    check_stroke(lines)
    return lines


def fitted(lines: Sequence[Line]) -> bytes:
    """Return the bytes of a drawn signature, simplified only as far as 3 KB need.

    Raises:
        ProofRefused: it is no signature, or has too many lines for 3 KB.
    """
    check_stroke(lines)
    for tolerance in (0, 1, 2, 4, 8, 16):
        data = encode([simplify(line, tolerance) for line in lines])
        if len(data) <= MOST_BYTES:
            return data
    raise ProofRefused(say("笔画过多；请重新签名", "too many lines; sign again"))


def simplify(line: Line, tolerance: int) -> Line:
    """Return a line with fewer points, none of the old ones farther from it than the tolerance."""
    ends = [*range(0, len(line) - 1, PIECE), len(line) - 1]
    keep = set(ends)
    spans = list(pairwise(ends))
    while spans:
        first, last = spans.pop()
        between = range(first + 1, last)
        far = max(between, key=lambda i: distance(line[i], line[first], line[last]), default=None)
        if far is not None and distance(line[far], line[first], line[last]) > tolerance:
            keep.add(far)
            spans += [(first, far), (far, last)]
    return tuple(line[i] for i in sorted(keep))


def distance(point: Point, start: Point, end: Point) -> float:
    """Return how far a point lies from the piece of line between two points, in grid steps."""
    (px, py), (sx, sy), (ex, ey) = point, start, end
    square = (ex - sx) ** 2 + (ey - sy) ** 2
    along = ((px - sx) * (ex - sx) + (py - sy) * (ey - sy)) / square if square else 0.0
    t = min(max(along, 0.0), 1.0)
    return hypot(px - sx - t * (ex - sx), py - sy - t * (ey - sy))


def svg_path(lines: Iterable[Line]) -> str:
    """Return the path of an SVG with a view box of 1024 by 1024."""
    return " ".join("M" + " L".join(f"{x} {y}" for x, y in line) for line in lines)


def _lines(data: Iterator[int]) -> tuple[Line, ...]:
    if next(data) != VERSION:
        raise ProofRefused(_damaged())
    x = y = 0
    lines = []
    for _ in range(_number(data)):
        line = []
        for _ in range(_number(data)):
            x += _unzigzag(_number(data))
            y += _unzigzag(_number(data))
            line.append((x, y))
        lines.append(tuple(line))
    return tuple(lines)


def _number(data: Iterator[int]) -> int:
    number = 0
    for place in range(NUMBER_BYTES):
        byte = next(data)
        number |= (byte & 0x7F) << 7 * place
        if byte < 0x80:  # noqa: PLR2004 -- the continuation bit of LEB128
            return number
    raise ProofRefused(_damaged())


def _varint(number: int) -> list[int]:
    out = []
    while number > 0x7F:  # noqa: PLR2004 -- seven bits a byte
        out.append(number & 0x7F | 0x80)
        number >>= 7
    return [*out, number]


def _zigzag(step: int) -> int:
    return step << 1 if step >= 0 else (-step << 1) - 1


def _unzigzag(number: int) -> int:
    return number >> 1 if number & 1 == 0 else -(number + 1 >> 1)


def _length(line: Line) -> float:
    return sum(hypot(bx - ax, by - ay) for (ax, ay), (bx, by) in pairwise(line))


def _damaged() -> Phrase:
    return say("笔迹数据不完整；请重新签名", "the stroke is damaged; sign again")


def _off_grid() -> Phrase:
    return say("笔迹超出画布；请重新签名", "the stroke leaves the canvas; sign again")
