"""A scene drawn, and the same numbers as tables."""

from dataclasses import dataclass
from typing import Final

from bazhua.infra.ui.charts.areas import Areas
from bazhua.infra.ui.parts.tabbed import Panel
from bazhua.registry.interfaces.maps import Level, sheet_of, standing
from bazhua.web.map import drawing, words
from bazhua.web.map.reading import Reading, matters, reading
from bazhua.web.map.scenes import Scene

NEAR: Final = (Level.COUNTY.value, Level.TOWN.value)
"""Levels at which enterprises are shown where they stand."""


@dataclass(frozen=True, slots=True)
class Sketch:
    """A drawing, none where there is no outline, with its tables and what was read for it."""

    areas: Areas | None
    twins: tuple[Panel, ...]
    found: Reading


def sketched(scene: Scene) -> Sketch:
    """Return a scene drawn: regions with their numbers, or a county with its enterprises."""
    found = reading(scene.layer, scene.asking, scene.lower, scene.asked)
    sheet = sheet_of(scene.here)
    twin = drawing.twin(scene.here, scene.lower, found, scene.asking)
    if sheet is None:
        return Sketch(None, (twin,), found)
    if scene.here.level not in NEAR:
        regions = drawing.of_regions(sheet, scene.here, scene.lower, found, scene.asking)
        return Sketch(regions, (twin,), found)
    if scene.asking.day != scene.asking.today:
        bare = drawing.Pinned((), (), sheet, scene.asking)
        return Sketch(drawing.of_points(scene.here, found, bare, words.ONLY_TODAY), (twin,), found)
    marks = matters(scene.layer, scene.asked)
    box = sheet.field.within(*scene.asking.view.frame(sheet.field))
    grades = [one.nodes for one in marks]
    points = standing(scene.asked.actor, scene.here, box, grades, at=scene.asked.at)
    pinned = drawing.Pinned(points, marks, sheet, scene.asking)
    named = drawing.named(pinned)
    twins = (twin, named) if named else (twin,)
    return Sketch(drawing.of_points(scene.here, found, pinned), twins, found)
