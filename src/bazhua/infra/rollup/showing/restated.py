"""Re-organisations of the tree that a comparison over time must be read with."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from bazhua.infra.rollup.core.tree import Reorganisation, path_on
from bazhua.infra.rollup.stored import the_tree
from bazhua.kernel.scope import Path


class Moved(NamedTuple):
    """A node that went from below one to below another; the paths are those of today."""

    day: date
    node: Path
    old: Path
    new: Path


def restated(path: Path, since: date, today: date) -> Sequence[Moved]:
    """Return what went into or out of a node, or moved within it, after a day; the last first."""
    tree = the_tree()
    return [
        Moved(
            each.day,
            *(path_on(one, today, tree) for one in (each.new, _above(each.old), each.above)),
        )
        for each in reversed(tree)
        if each.day > since and _touches(each, path_on(path, each.day, tree))
    ]


def now_at(path: Path, today: date) -> Path:
    """Return where a node stands today that stood at a path."""
    return path_on(path, today, the_tree())


def _above(path: Path) -> Path:
    return Path.of(*(path.ids()[:-1] or path.ids()))


def _touches(each: Reorganisation, path: Path) -> bool:
    """Return whether it changes what a node or its parts count; one that goes as a whole does not."""
    return any(path.holds(_above(place)) for place in (each.old, each.new))
