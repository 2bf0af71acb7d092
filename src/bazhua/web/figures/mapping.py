"""One figure drawn on the map of the regions right below."""

from bazhua.infra.rollup.showing.shown import Shown
from bazhua.infra.rollup.showing.tables import Line
from bazhua.infra.ui.charts.areas import Areas, areas
from bazhua.infra.ui.charts.areas import Told as Area
from bazhua.kernel.words import Phrase
from bazhua.registry.interfaces.maps import notice, sheet_of
from bazhua.web.figures import words
from bazhua.web.figures.drawing import Told
from bazhua.web.figures.place import Here, called


def mapped(place: Here, one: Shown, told: Told) -> Areas | None:
    """Return the map of a figure, each area leading down; none where there is no outline."""
    sheet = sheet_of(place.region)
    if sheet is None:
        return None
    label = Phrase(words.MAP_OF, {"figure": one.heading, "region": place.name})
    drawn = [_area(place, one, line, told) for line in told.parts if line.key in place.lower]
    return areas(label, sheet, drawn, unit=one.unit, notice=notice())


def _area(place: Here, one: Shown, line: Line, told: Told) -> Area:
    region, number = place.lower[line.key], line.numbers.get(one.key)
    return Area(
        code=region.code,
        name=called(region),
        value=number.value if number else 0,
        href=told.href(line.key),
        inside=region.map_adcode,
    )
