"""The page of the map."""

from collections.abc import Sequence
from typing import Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from bazhua.infra.http.request import arrival
from bazhua.infra.maps.layers import LiveLayer
from bazhua.infra.ui.parts.tabbed import TabLink
from bazhua.infra.ui.parts.table import Empty
from bazhua.infra.ui.parts.text import Link
from bazhua.kernel.words import Phrase
from bazhua.registry.interfaces.maps import way_to
from bazhua.web.map import drawing, words
from bazhua.web.map.asking import Asking
from bazhua.web.map.page import Choice, MapPage, Tick
from bazhua.web.map.scenes import Scene, scene_of
from bazhua.web.map.sketching import Sketch, sketched

EMPTY: Final = Empty(words.NO_OUTLINE, words.NO_OUTLINE_FILL)


@require_safe
def one_map(request: HttpRequest) -> HttpResponse:
    """Show a region by a layer.

    Raises:
        NotFound, Forbidden, BadInput: as `scene_of`.
    """
    scene = scene_of(request, arrival(request))
    return render(request, "web/map.html", {"page": _page(scene, sketched(scene))})


def _page(scene: Scene, sketch: Sketch) -> MapPage:
    asking, found = scene.asking, sketch.found
    name = drawing.called(scene.here)
    day = words.NOW if scene.live else asking.day
    return MapPage(
        title=words.TITLE,
        lead=Phrase(words.LEAD, {"layer": found.heading, "region": name, "day": day}),
        definition=found.definition,
        here=asking.address(),
        region=name,
        way=_way(scene),
        layers=_layers(scene),
        departments=_departments(scene),
        live=scene.live,
        hint=scene.layer.hint if isinstance(scene.layer, LiveLayer) else "",
        ticks=() if scene.live else tuple(_ticks(asking)),
        day=asking.day,
        today=asking.today,
        given=(("region", asking.region), ("layer", asking.layer)),
        drawing=sketch.areas,
        empty=EMPTY,
        twins=sketch.twins,
        as_of=scene.asked.at,
    )


def _way(scene: Scene) -> tuple[Link, ...]:
    above = way_to(scene.asked.actor, scene.here, at=scene.asked.at)[:-1]
    return tuple(Link(drawing.called(one), scene.asking.address(region=one.code)) for one in above)


def _layers(scene: Scene) -> tuple[TabLink, ...]:
    return tuple(
        TabLink(
            text=layer.word,
            href=scene.asking.address(layer=key),
            current=key == scene.asking.layer,
        )
        for key, layer in scene.layers.items()
    )


def _departments(scene: Scene) -> tuple[Choice, ...]:
    chosen = scene.asking.department
    return tuple(Choice(key, word, key == chosen) for key, word in scene.departments.items())


def _ticks(asking: Asking) -> Sequence[Tick]:
    return [
        Tick(
            day=day,
            href=asking.address(day=day),
            current=day == asking.day,
        )
        for day in asking.days
    ]
