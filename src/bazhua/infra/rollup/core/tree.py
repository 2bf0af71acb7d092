"""The tree as of a day: where a node stood, by any path that it has or had."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeAlias

from bazhua.infra.rollup.core.contribute import Contribution, Dims, changed, ended, netted
from bazhua.infra.rollup.core.declare import Kind
from bazhua.kernel.errors import DomainError
from bazhua.kernel.scope import Path
from bazhua.kernel.words import Phrase, say


class ReorganisationRefused(DomainError):
    """A node cannot be taken there, or not on that day."""

    code = "reorganisation_refused"

    def __init__(self, field: str, problem: Phrase) -> None:
        super().__init__(field, key=field, problem=problem)


@dataclass(frozen=True, slots=True)
class Reorganisation:
    """A node goes below another one, with all that is below it, from a day on."""

    old: Path
    new: Path
    day: date

    def __post_init__(self) -> None:
        """Check that it is a node that moves.

        Raises:
            ReorganisationRefused: another node, the same place, or below itself.
        """
        if self.old.ids()[-1] != self.new.ids()[-1]:
            problem = say("不是同一个节点", "it is not the same node")
        elif self.old.holds(self.new):
            problem = say("不能移到自身之下", "a node cannot go below itself")
        else:
            return
        raise ReorganisationRefused("new", problem)

    @property
    def above(self) -> Path:
        """The node that it goes below; at the top the node itself."""
        return Path.of(*(self.new.ids()[:-1] or self.new.ids()))


Tree: TypeAlias = Sequence[Reorganisation]
"""Everything that was re-organised, in the order of the days."""


def followed(tree: Tree, coming: Reorganisation, *, today: date) -> None:
    """Check that a re-organisation may be written after the others.

    Raises:
        ReorganisationRefused: it takes effect after today, is earlier than the last one, or
            names a place of before.
    """
    for field, problem in _problems(tree, coming, today):
        raise ReorganisationRefused(field, problem)


def _problems(tree: Tree, coming: Reorganisation, today: date) -> Iterator[tuple[str, Phrase]]:
    if coming.day > today:
        yield "day", say("尚未生效，请于当日登记", "it is not in force yet; enter it on its day")
    if tree and coming.day < tree[-1].day:
        last = tree[-1].day
        yield "day", say("早于上次调整 {last}", "it is earlier than the last, {last}", last=last)
    for field, path in (("old", coming.old), ("new", coming.above)):
        place = path_on(path, coming.day, tree)
        if place != path:
            now = place.dotted
            yield field, say("该处已调整到 {now}", "this place was moved to {now}", now=now)


def ancestors(path: Path) -> list[Path]:
    """Return a node and all above it, the root first."""
    ids = path.ids()
    return [Path.of(*ids[: depth + 1]) for depth in range(len(ids))]


def path_on(path: Path, day: date, tree: Tree) -> Path:
    """Return where a node stood on a day.

    Args:
        path: where it stands on any day; a node is in the tree once, so that is enough.
    """
    for each in reversed(tree):
        path = _replaced(path, each.new, each.old)
    for each in tree:
        if each.day <= day:
            path = _replaced(path, each.old, each.new)
    return path


def planted(kind: Kind, contribution: Contribution, tree: Tree) -> Iterator[Contribution]:
    """Return a contribution at the place of its day; what stands is taken along since then."""
    path = path_on(contribution.path, contribution.day, tree)
    yield replace(contribution, path=path)
    if kind is not Kind.STOCK:
        return
    for each in tree:
        after = _replaced(path, each.old, each.new)
        if each.day > contribution.day and after != path:
            yield replace(contribution, path=path, day=each.day, value=-contribution.value)
            yield replace(contribution, path=after, day=each.day)
            path = after


def moved(
    standing: Iterable[Contribution], *, tree: Tree, path: Path | None = None, codes: Dims = ()
) -> list[Contribution]:
    """Return what a move, a regrading or a change of department contributes: −n and +n.

    Args:
        standing: what stands on the day of the move, and each later change on its own day.
        path: the new place, by any path it has or had; without one they stay.
        codes: those that change; a stock that has not these dimensions keeps its own.
    """
    written = ended(standing := list(standing))
    for each in standing:
        after = replace(each, dims=changed(each.dims, codes))
        if path is None:
            written.append(after)
        else:
            written += planted(Kind.STOCK, replace(after, path=path), tree)
    return netted(written)


def _replaced(path: Path, old: Path, new: Path) -> Path:
    return Path(new.dotted + path.dotted[len(old.dotted) :]) if old.holds(path) else path
