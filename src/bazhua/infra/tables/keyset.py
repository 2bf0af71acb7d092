"""Pages by key: the rows after or before one, by an index, never by counting rows off.

A list is given as parts that share no row (`ScopedQuerySet.parts_visible_to`). Each part is asked
for its own next rows, which its index holds in order, and the few answers are merged. Where a
whole list is short, its rows are found first and then sorted: walking the order of the list for
twenty rows of a million would read them all, and the planner does not know.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final, Self, TypeAlias, TypeVar

from django.db.models import F, Func, Model, Q, QuerySet, Value
from django.db.models.fields import BooleanField
from django.db.models.lookups import GreaterThan, LessThan
from typing_extensions import override

M = TypeVar("M", bound=Model)

Key: TypeAlias = tuple[Any, int]
"""Sort value and id of a row; they say where it stands."""

CHUNK: Final = 2_000


@dataclass(frozen=True, slots=True)
class Order:
    """A total order: by a column of the table, then by id; rows without a value come last."""

    field: str
    down: bool = False

    @classmethod
    def named(cls, text: str) -> Self:
        """Return the order that ``due_at`` or ``-due_at`` names."""
        return cls(text.removeprefix("-"), text.startswith("-"))

    @override
    def __str__(self) -> str:
        """Return its name."""
        return f"-{self.field}" if self.down else self.field


@dataclass(frozen=True, slots=True)
class Window:
    """Which rows: the first ones, or those that follow a key, or those that come before it."""

    key: Key | None = None
    backward: bool = False


def keys(parts: Sequence[QuerySet[M]], order: Order, window: Window, size: int) -> list[Key]:
    """Return where the rows of a window stand, nearest to its key first, at most ``size``."""
    found: list[Key] = []
    for stretch in _stretches(parts, order, window):
        if len(found) < size:
            found += _probe(parts, order, window, stretch, size - len(found))
    return found


def rows(parts: Sequence[QuerySet[M]], at: Sequence[Key], *joins: str) -> list[M]:
    """Return the rows that stand at some keys, in their order."""
    if not at:
        return []
    table: QuerySet[M] = QuerySet(parts[0].model)
    related = table.select_related(*joins) if joins else table
    by_id = related.in_bulk([id_ for _, id_ in at])
    return [by_id[id_] for _, id_ in at if id_ in by_id]


def counted(parts: Sequence[QuerySet[M]], cap: int) -> tuple[int, Sequence[QuerySet[M]]]:
    """Return what `count` does, and the parts to take the rows from: of a short list once found."""
    number = count(parts, cap)
    return number, parts if number > cap else [_found(part, 2 * cap) for part in parts]


def count(parts: Sequence[QuerySet[M]], cap: int) -> int:
    """Return how many rows there are, or ``cap + 1`` when there are more."""
    probes = [part.order_by().values("pk")[: cap + 1] for part in parts]
    return _together(probes)[: cap + 1].count() if probes else 0


def walk(
    parts: Sequence[QuerySet[M]], order: Order, fetched: Callable[..., list[M]] = rows
) -> Iterator[M]:
    """Yield all rows in order, a few thousand in memory at once.

    Args:
        fetched: returns the rows of some parts at some keys.
    """
    window = Window()
    while at := keys(parts, order, window, CHUNK):
        yield from fetched(parts, at)
        window = Window(at[-1])


def _found(part: QuerySet[M], most: int) -> QuerySet[M]:
    """Return the rows of a part so that they are found before they are sorted."""
    table: QuerySet[M] = QuerySet(part.model)
    return table.filter(pk__in=part.order_by().values("pk")[:most])


def _stretches(parts: Sequence[QuerySet[M]], order: Order, window: Window) -> list[Q]:
    """Return the stretches to look through: rows with a value, rows without one."""
    if not parts or not _column(parts, order).null:
        return [_beyond(order, window)] if parts else []
    without = Q((f"{order.field}__isnull", True))
    valued = Q((f"{order.field}__isnull", False))
    if window.key is None:
        return [valued, without]
    beyond = _beyond(order, window)
    in_valued = window.key[0] is not None
    if window.backward:
        return [valued & beyond] if in_valued else [without & beyond, valued]
    return [valued & beyond, without] if in_valued else [without & beyond]


def _beyond(order: Order, window: Window) -> Q:
    if window.key is None:
        return Q()
    value, id_ = window.key
    smaller = order.down != window.backward
    if value is None or order.field == "id":
        return Q(("id__lt" if smaller else "id__gt", id_))
    lookup = LessThan if smaller else GreaterThan
    here = Func(F(order.field), F("id"), function="ROW", output_field=BooleanField())
    there = Func(Value(value), Value(id_), function="ROW", output_field=BooleanField())
    return Q(lookup(here, there))


def _probe(
    parts: Sequence[QuerySet[M]], order: Order, window: Window, stretch: Q, size: int
) -> list[Key]:
    sign = "-" if order.down != window.backward else ""
    names = list(dict.fromkeys([order.field, "id"]))
    sort = [f"{sign}{name}" for name in names]
    probes = [part.filter(stretch).order_by(*sort).values_list(*names)[:size] for part in parts]
    merged = _together(probes)
    if len(probes) > 1:
        merged = merged.order_by(*sort)[:size]
    return [(row[0], row[-1]) for row in merged]


def _together(probes: "Sequence[QuerySet[M, Any]]") -> "QuerySet[M, Any]":
    first, *others = probes
    return first.union(*others, all=True) if others else first


def _column(parts: Sequence[QuerySet[M]], order: Order) -> Any:
    return parts[0].model._meta.get_field(order.field)  # noqa: SLF001 -- Django documents `_meta`
