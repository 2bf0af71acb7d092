"""Small cells that would betray somebody are hidden, with what would let them be computed."""

from collections.abc import Mapping
from typing import TypeVar

LineT = TypeVar("LineT")


def hidden(values: Mapping[LineT, int], threshold: int) -> frozenset[LineT]:
    """Return the lines of a table that must not be shown beside its total.

    Hidden are the lines above 0 and below the threshold. What the total leaves for the hidden
    lines must not betray them either: it is shared by two lines at least, above 0, and reaches
    the threshold; until then the smallest shown line is hidden as well. A zero is shown, unless
    no other line is left to hide.

    Args:
        threshold: of the policy; 0 and 1 hide nothing.
    """
    found = {line for line, value in values.items() if 0 < value < threshold}
    rest = sorted(values.keys() - found, key=lambda line: (values[line] == 0, values[line]))
    for line in rest:
        if not found or _safe([values[each] for each in found], threshold):
            break
        found.add(line)
    return frozenset(found)


def _safe(values: list[int], threshold: int) -> bool:
    return sum(value > 0 for value in values) > 1 and sum(values) >= threshold
