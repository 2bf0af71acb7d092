"""The definitions in force, kept as one text: a plan is made of them, and a checkpoint holds them."""

from dataclasses import dataclass, replace
from typing import Final, Self

import msgspec

from bazhua.engine.core.definitions import Limit, Point, Tolerances
from bazhua.engine.core.plan import Plan, planned
from bazhua.engine.messages import Definitions, EntryKind, said


class NotDefined(Exception):
    """No tolerances have been given yet, so nothing can be judged."""


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Points and limits as they were defined last.

    Attributes:
        text: all of them at some time.
        later: what was changed since, in order.
    """

    text: bytes = b'{"points":[],"limits":[],"tolerances":null}'
    later: tuple[bytes, ...] = ()

    def changed(self, told: bytes) -> Self:
        """Return the catalogue after a change, by its text; it is read when it is needed."""
        return replace(self, later=(*self.later, told))

    def plan(self) -> Plan:
        """Return the columns of these definitions.

        Raises:
            NotDefined: there are no tolerances.
        """
        return _planned(self._whole())

    def planned_with(self, told: Definitions) -> tuple[Self, Plan]:
        """Return the catalogue after a change, as one text, and its columns."""
        whole = _merged(self._whole(), told)
        return type(self)(msgspec.json.encode(whole)), _planned(whole)

    def _whole(self) -> "_Whole":
        whole = _READ.decode(self.text)
        for told in self.later:
            whole = _merged(whole, said(EntryKind.DEFINITIONS, told))
        return whole


def _planned(whole: "_Whole") -> Plan:
    if whole.tolerances is None:
        raise NotDefined
    return planned(whole.points, whole.limits, whole.tolerances)


def _merged(whole: "_Whole", told: Definitions) -> "_Whole":
    """Return definitions after a change; limits of points that are gone are gone with them."""
    gone = set(told.gone_points)
    points = {one.tag: one for one in (*whole.points, *told.points) if one.tag not in gone}
    limits = {one.key: one for one in (*whole.limits, *told.limits) if one.point in points}
    for key in told.gone_limits:
        limits.pop(key, None)
    return _Whole(list(points.values()), list(limits.values()), told.tolerances or whole.tolerances)


def only_limits(told: Definitions) -> bool:
    """Tell whether a change names limits and nothing else."""
    other = (told.points, told.gone_points, told.gone_limits, told.tolerances)
    return bool(told.limits) and not any(other)


class _Whole(msgspec.Struct, frozen=True):
    points: list[Point]
    limits: list[Limit]
    tolerances: Tolerances | None


_READ: Final = msgspec.json.Decoder(_Whole)
