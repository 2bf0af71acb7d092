"""The command screen, and each of its panels."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final, TypeAlias
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from bazhua.grips.inherent.interfaces.screens import ALARM, to_alarms
from bazhua.grips.inherent.interfaces.screens import RIGHT as ALARMS
from bazhua.infra.http.request import arrival
from bazhua.infra.rollup.reading.question import RESOURCE, VIEW
from bazhua.infra.ui.parts.text import Drawn, Text
from bazhua.kernel.errors import Forbidden, NotFound
from bazhua.kernel.words import Phrase
from bazhua.web.map.drawing import called
from bazhua.web.map.scenes import Scene, scene_of
from bazhua.web.screen import panels, words
from bazhua.web.screen.parts import ScreenPanel

Build: TypeAlias = Callable[[Scene], Drawn | None]
Where: TypeAlias = Callable[[Scene], str]

OBLIGATIONS: Final = ("obligation", VIEW)
ROSTER: Final = ("roster", VIEW)
SOON_S: Final = 30
LATER_S: Final = 300
RARELY_S: Final = 900


@dataclass(frozen=True, slots=True)
class Kind:
    """How a panel is built, where all of it is, and when it is fetched anew.

    Attributes:
        right: resource and action beside those of figures, without which it is left out.
    """

    title: Text
    build: Build
    href: Where
    empty: Text
    right: tuple[str, str] = (RESOURCE, VIEW)
    every_s: int = SOON_S
    hint: str = ""


KINDS: Final[Mapping[str, Kind]] = {
    "figures": Kind(
        words.FIGURES,
        panels.tiles,
        lambda scene: (
            f"{reverse('figures:explorer')}?{urlencode({'figure': 'dangers', 'region': scene.here.code})}"
        ),
        "",
        hint=ALARM,
    ),
    "map": Kind(
        "",
        panels.sketch,
        lambda scene: scene.asking.address(),
        words.NO_MAP,
        hint=ALARM,
    ),
    "alarms": Kind(
        words.FEED,
        panels.feed,
        lambda scene: to_alarms(scene.here.code),
        words.NO_FEED,
        right=ALARMS,
        hint=ALARM,
    ),
    "clocks": Kind(
        words.CLOCKS,
        panels.clocks,
        lambda scene: panels.to_obligations(scene, state="open"),
        words.NO_CLOCKS,
        right=OBLIGATIONS,
    ),
    "chains": Kind(
        words.CHAINS,
        panels.chains,
        lambda scene: panels.to_obligations(scene, climbing="true"),
        words.NO_CHAINS,
        right=OBLIGATIONS,
    ),
    "silent": Kind(
        words.SILENT,
        panels.silent,
        lambda _scene: reverse("roster:all"),
        words.NO_SILENT,
        right=ROSTER,
        every_s=LATER_S,
    ),
    "curve": Kind(
        words.CURVE,
        panels.curve,
        lambda scene: (
            f"{reverse('figures:explorer')}?{urlencode({'figure': 'dangers', 'region': scene.here.code})}"
        ),
        words.NO_CURVE,
        every_s=RARELY_S,
    ),
}
"""The panels by the word in their address, in the order in which they are read."""


@require_safe
def screen(request: HttpRequest) -> HttpResponse:
    """Show the whole screen.

    Raises:
        NotFound, Forbidden, BadInput: as `scene_of`.
    """
    scene = scene_of(request, arrival(request))
    shown = {
        "title": Phrase(words.WHOLE, {"region": called(scene.here)}),
        "at": scene.asked.at,
        "panels": [_panel(slug, scene) for slug, kind in KINDS.items() if _may(kind, scene)],
    }
    return render(request, "web/screen.html", shown)


@require_safe
def panel(request: HttpRequest, slug: str) -> HttpResponse:
    """Show one panel as it is now.

    Raises:
        NotFound: there is no such panel.
        Forbidden: he has no right to what it shows; else as `scene_of`.
    """
    if slug not in KINDS:
        raise NotFound
    scene = scene_of(request, arrival(request))
    if not _may(KINDS[slug], scene):
        raise Forbidden
    return render(request, "web/screen/panel.html", {"panel": _panel(slug, scene)})


def _may(kind: Kind, scene: Scene) -> bool:
    return bool(scene.asked.actor.granted(*kind.right, scene.asked.at))


def _panel(slug: str, scene: Scene) -> ScreenPanel:
    kind = KINDS[slug]
    title = kind.title or Phrase(words.MAP, {"layer": scene.layer.word})
    asked = {"region": scene.here.code, "layer": scene.asking.layer}
    return ScreenPanel(
        slug=slug,
        title=title,
        href=kind.href(scene),
        address=f"{reverse('screen:panel', args=[slug])}?{urlencode(asked)}",
        hint=kind.hint,
        every_s=kind.every_s,
        at=scene.asked.at,
        body=kind.build(scene),
        empty=kind.empty,
    )
