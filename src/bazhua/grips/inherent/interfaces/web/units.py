"""Process units as the page of their installation and their own pages show them alike."""

from collections.abc import Mapping, Sequence
from typing import Final

from django.urls import reverse

from bazhua.grips.inherent.domain.warning.terms import STANDINGS, Standing
from bazhua.grips.inherent.models import ProcessUnit
from bazhua.infra.ui.parts.marks import Mark, Tone
from bazhua.infra.ui.parts.record import Action
from bazhua.infra.ui.parts.tabbed import Panel
from bazhua.infra.ui.parts.table import Column, Empty, Row, Table
from bazhua.infra.ui.parts.text import headed
from bazhua.kernel.words import Word

UNITS: Final = Word("工艺单元", "Process units")
SET_UP: Final = Word("设立工艺单元", "Set up a process unit")
NAME: Final = Word("名称", "Name")
POINTS: Final = Word("测点数", "Points")
STANDING: Final = Word("运行状态", "Standing")
NO_UNITS: Final = Empty(
    Word("还没有工艺单元", "No process unit yet"),
    Word(
        "在装置页面选择 3 个以上测点设立。",
        "Set one up at an installation with at least three points.",
    ),
)
MARKS: Final[Mapping[Standing, Mark]] = {
    Standing.UNTRAINED: Mark(headed(STANDINGS[Standing.UNTRAINED]), Tone.PLAIN),
    Standing.WATCHED: Mark(headed(STANDINGS[Standing.WATCHED]), Tone.GOOD, "circle-check"),
    Standing.OBSERVED: Mark(headed(STANDINGS[Standing.OBSERVED]), Tone.INFO, "eye"),
}


def units_panel(rows: Sequence[ProcessUnit], actions: tuple[Action, ...]) -> Panel:
    """Return process units in a table."""
    table = Table(
        caption=UNITS,
        columns=(Column(NAME, 9), Column(POINTS, 4, number=True), Column(STANDING, 6)),
        rows=tuple(
            Row(unit_address(one), (one.name, len(one.point_uids), standing(one))) for one in rows
        ),
    )
    return Panel(title=UNITS, body=table if rows else None, empty=NO_UNITS, actions=actions)


def standing(row: ProcessUnit) -> Mark:
    """Return how far a process unit is relied on."""
    return MARKS[Standing(row.standing)]


def unit_address(row: ProcessUnit) -> str:
    """Return the address of the page of a process unit."""
    return reverse("warnings:unit", args=[row.uid])
