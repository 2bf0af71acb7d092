"""What is shown to whom: a region and those below it, by a layer among those offered."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from django.http import HttpRequest

from bazhua.infra.http.asking import actor_of
from bazhua.infra.maps.layers import Asked, Layer, LiveLayer
from bazhua.infra.rollup.reading.question import RESOURCE, VIEW
from bazhua.kernel.errors import BadInput, Forbidden
from bazhua.kernel.scope import Path
from bazhua.kernel.words import Word, say
from bazhua.registry.api import regions_below
from bazhua.registry.interfaces.maps import Level, Region
from bazhua.web.map.asking import Asking, asked, departments, offered


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """What is shown to whom: a region and those below it, a layer among those offered."""

    here: Region
    lower: Sequence[Region]
    layers: Mapping[str, Layer]
    departments: Mapping[str, Word]
    asking: Asking
    asked: Asked

    @property
    def layer(self) -> Layer:
        """The layer that is asked for."""
        return self.layers[self.asking.layer]

    @property
    def live(self) -> bool:
        """Whether the layer knows this moment only."""
        return isinstance(self.layer, LiveLayer)


def scene_of(request: HttpRequest, at: datetime) -> Scene:
    """Return what a request asks to be shown.

    Raises:
        NotFound: the asker sees no such region.
        Forbidden: he reads no figures there, or may not see the layer.
        BadInput: a layer, a department, a day or a view that there is not.
    """
    actor = actor_of(request)
    if not actor.granted(RESOURCE, VIEW, at):
        raise Forbidden
    here, lower = regions_below(actor, request.GET.get("region", ""), at=at)
    place = Path(here.path_now)
    asking, choices = asked(request.GET, here.code, at), departments(actor, place, at)
    if asking.department and asking.department not in choices:
        raise BadInput("department", say("没有这个部门", "there is no such department"))
    department = asking.department or next(iter(choices))
    scene = Scene(
        here=here,
        lower=() if here.level == Level.TOWN.value else lower,
        layers=offered(actor, at),
        departments=choices,
        asking=replace(asking, department=department),
        asked=Asked(actor=actor, place=place, at=at),
    )
    if asking.layer not in scene.layers:
        raise Forbidden
    return scene
