"""Re-organisations of the tree that a comparison over time must be read with."""

from collections.abc import Sequence
from datetime import date

from bazhua.infra.rollup.core.tree import Reorganisation, path_on
from bazhua.infra.rollup.stored import the_tree
from bazhua.kernel.scope import Path


def restated(path: Path, since: date, today: date) -> Sequence[tuple[Reorganisation, Path]]:
    """Return what went into or out of a node or moved within it after a day, the last first.

    Each with the path at which it stands today.
    """
    tree = the_tree()
    return [
        (each, path_on(each.new, today, tree))
        for each in reversed(tree)
        if each.day > since and _touches(each, path_on(path, each.day, tree), path)
    ]


def _touches(each: Reorganisation, then: Path, now: Path) -> bool:
    return any(place.holds(moved) for place in (then, now) for moved in (each.old, each.new))
