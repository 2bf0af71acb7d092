"""The definitions in force, kept as text: a plan is made of them, and a checkpoint holds them."""

import zlib
from dataclasses import dataclass, replace
from typing import Final, Self

from bazhua.engine.core.definitions import Limit, LimitKind, Point
from bazhua.engine.core.plan import Plan
from bazhua.engine.core.planning.changing import planned
from bazhua.engine.messages import Definitions, EntryKind, encoded, said

QUICK: Final = 1
"""Of compression: names repeat themselves, so it comes to a twentieth all the same."""


class NotDefined(Exception):
    """No tolerances have been given yet, so nothing can be judged."""


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Points and limits as they were defined last.

    Attributes:
        texts: what was told, in order, compressed; it is read when it is needed.
    """

    texts: tuple[bytes, ...] = ()

    def changed(self, told: bytes) -> Self:
        """Return the catalogue after a change, by its text."""
        return replace(self, texts=(*self.texts, zlib.compress(told, QUICK)))

    def plan(self) -> Plan:
        """Return the columns of these definitions.

        Raises:
            NotDefined: there are no tolerances.
        """
        return _planned(self._whole())

    def settled(self) -> tuple[Self, Plan]:
        """Return the same as one text, and its columns.

        Raises:
            NotDefined: there are no tolerances.
        """
        whole = self._whole()
        return type(self)().changed(encoded(whole)), _planned(whole)

    def _whole(self) -> Definitions:
        points: dict[str, Point] = {}
        limits: dict[str, dict[LimitKind, Limit]] = {}
        tolerances = None
        for text in self.texts:
            told = said(EntryKind.DEFINITIONS, zlib.decompress(text))
            _merge(points, limits, told)
            tolerances = told.tolerances or tolerances
        own = [limit for of_point in limits.values() for limit in of_point.values()]
        return Definitions(list(points.values()), own, tolerances=tolerances)


def _merge(
    points: dict[str, Point], limits: dict[str, dict[LimitKind, Limit]], told: Definitions
) -> None:
    """Let definitions change; limits of points that are gone are gone with them."""
    points |= {point.tag: point for point in told.points}
    for tag in told.gone_points:
        points.pop(tag, None)
        limits.pop(tag, None)
    for limit in told.limits:
        if limit.point in points:
            limits.setdefault(limit.point, {})[limit.kind] = limit
    for tag, kind in told.gone_limits:
        limits.get(tag, {}).pop(kind, None)


def _planned(whole: Definitions) -> Plan:
    if whole.tolerances is None:
        raise NotDefined
    return planned(whole.points, whole.limits, whole.tolerances)


def only_limits(told: Definitions) -> bool:
    """Tell whether a change names limits and nothing else."""
    other = (told.points, told.gone_points, told.gone_limits, told.tolerances)
    return bool(told.limits) and not any(other)
