"""What is asked of the map: where, which layer, of which day, how near."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Final
from urllib.parse import urlencode

from django.http import QueryDict
from django.urls import reverse

from bazhua.infra.db.actors import Actor
from bazhua.infra.maps.layers import FigureLayer, Layer, layers
from bazhua.infra.rollup.core.declare import DEPARTMENT
from bazhua.infra.rollup.reading.question import RESOURCE, VIEW
from bazhua.infra.ui.charts.ground import NEAREST, View
from bazhua.kernel.errors import BadInput, Forbidden
from bazhua.kernel.scope import Path, Place
from bazhua.kernel.times import day_of
from bazhua.kernel.words import Word, say
from bazhua.registry.api import departments_called

MONTHS: Final = 12
SEEN: Final = "view"
"""Names the view in an address, at its end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """One map.

    Attributes:
        department: code that figures are narrowed to; empty for all of them.
        today: the last day there is.
    """

    region: str
    layer: str
    day: date
    department: str
    view: View
    today: date

    def address(self, **changed: object) -> str:
        """Return the address of the map with something else asked; another region is seen whole."""
        told = replace(self, **changed)  # type: ignore[arg-type]
        given = {"region": told.region, "layer": told.layer, "department": told.department}
        if told.day != told.today:
            given["day"] = told.day.isoformat()
        if told.view != View() and told.region == self.region:
            given[SEEN] = f"{told.view.x},{told.view.y},{told.view.near}"
        return f"{reverse('map:map')}?{urlencode({key: one for key, one in given.items() if one})}"

    @property
    def seek(self) -> str:
        """The address of another view of the same, which is added at its end."""
        return self.address(view=View().nearer()).rpartition("=")[0] + "="

    @property
    def where(self) -> Mapping[str, str]:
        """What figures are narrowed to."""
        return {DEPARTMENT: self.department} if self.department else {}

    @property
    def days(self) -> Sequence[date]:
        """The last days of the months before today, and today."""
        found = [self.today]
        while len(found) <= MONTHS:
            found.append(found[-1].replace(day=1) - timedelta(days=1))
        return found[::-1]


def asked(given: QueryDict, region: str, at: datetime) -> Asking:
    """Return what an address asks for.

    Raises:
        BadInput: a layer, a day or a view that there is not.
    """
    today = day_of(at)
    layer = given.get("layer") or next(iter(layers()))
    if layer not in layers():
        raise BadInput("layer", say("没有这个图层", "there is no such layer"))
    return Asking(
        region=region,
        layer=layer,
        day=_day(given.get("day", ""), today),
        department=given.get("department", ""),
        view=_view(given.get(SEEN, "")),
        today=today,
    )


def departments(actor: Actor, place: Path, at: datetime) -> Mapping[str, Word]:
    """Return whose figures somebody reads at a place: code → word; empty code for all together.

    Raises:
        Forbidden: nobody's.
    """
    called = departments_called()
    everything = Word("全部", "All")
    if actor.may(RESOURCE, VIEW, Place(region=place), at):
        return {"": everything, **dict(called.values())}
    own = {
        code: word
        for bit, (code, word) in called.items()
        if actor.may(RESOURCE, VIEW, Place(region=place, departments=1 << bit), at)
    }
    if not own:
        raise Forbidden
    return own


def offered(actor: Actor, at: datetime) -> Mapping[str, Layer]:
    """Return the layers that somebody may see somewhere; figures he may, or he is not here."""
    return {
        key: layer
        for key, layer in layers().items()
        if isinstance(layer, FigureLayer) or actor.granted(*layer.right, at)
    }


def _day(text: str, today: date) -> date:
    try:
        found = date.fromisoformat(text) if text else today
    except ValueError as wrong:
        raise _no_day() from wrong
    if found > today:
        raise _no_day()
    return found


def _no_day() -> BadInput:
    return BadInput("day", say("须为今天或以前的日期", "give today or a day before"))


def _view(text: str) -> View:
    if not text:
        return View()
    try:
        x, y, near = map(int, text.split(","))
    except ValueError as wrong:
        raise BadInput("view", say("没有这个位置", "there is no such view")) from wrong
    return View(min(max(x, 0), 1000), min(max(y, 0), 1000), min(max(near, 0), NEAREST))
