"""Corners of a polygon as people write them: one a line, two numbers."""

import re
from typing import Final

from bazhua.kernel.errors import BadInput
from bazhua.kernel.words import say

BETWEEN: Final = re.compile(r"[\s,，;；]+")
TWO: Final = 2


def corners(text: str, field: str) -> list[list[float]] | None:
    """Return the points that lines of text name; nothing for an empty text.

    Raises:
        BadInput: a line is not two numbers.
    """
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return [_point(line, number, field) for number, line in enumerate(lines, 1)] or None


def ring(text: str, field: str) -> list[list[list[float]]] | None:
    """Return the points as the one ring of a polygon, closed.

    Raises:
        BadInput: a line is not two numbers.
    """
    points = corners(text, field)
    if points is None:
        return None
    return [points if points[0] == points[-1] else [*points, points[0]]]


def _point(line: str, number: int, field: str) -> list[float]:
    try:
        values = [float(part) for part in BETWEEN.split(line)]
    except ValueError:
        values = []
    if len(values) != TWO:
        problem = say(
            "第 {n} 行“{line}”应为两个数，如 117.02, 36.66",
            "line {n}, “{line}”, must be two numbers such as 117.02, 36.66",
            n=number,
            line=line[:40],
        )
        raise BadInput(field, problem)
    return values
