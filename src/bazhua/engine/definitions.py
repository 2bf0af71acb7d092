"""The definitions in force, kept as one text: a plan is made of them, and a checkpoint holds them."""

from dataclasses import dataclass
from typing import Final, Self

import msgspec

from bazhua.engine.core.definitions import Limit, Point, Tolerances
from bazhua.engine.core.plan import Plan, planned
from bazhua.engine.messages import Definitions


class NotDefined(Exception):
    """No tolerances have been given yet, so nothing can be judged."""


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Points and limits as they were defined last."""

    text: bytes = b'{"points":[],"limits":[],"tolerances":null}'

    def changed(self, told: Definitions) -> Self:
        """Return the catalogue after a change; limits of points that are gone are gone with them."""
        now = _READ.decode(self.text)
        gone = set(told.gone_points)
        points = {one.tag: one for one in (*now.points, *told.points) if one.tag not in gone}
        limits = {one.key: one for one in (*now.limits, *told.limits) if one.point in points}
        for key in told.gone_limits:
            limits.pop(key, None)
        whole = _Whole(
            list(points.values()), list(limits.values()), told.tolerances or now.tolerances
        )
        return type(self)(msgspec.json.encode(whole))

    def plan(self) -> Plan:
        """Return the columns of these definitions.

        Raises:
            NotDefined: there are no tolerances.
        """
        whole = _READ.decode(self.text)
        if whole.tolerances is None:
            raise NotDefined
        return planned(whole.points, whole.limits, whole.tolerances)


class _Whole(msgspec.Struct, frozen=True):
    points: list[Point]
    limits: list[Limit]
    tolerances: Tolerances | None


_READ: Final = msgspec.json.Decoder(_Whole)
