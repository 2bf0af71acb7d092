"""Open, overdue and major hidden dangers of a region and of those right below it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from django.db.models import Count, Q

from bazhua.grips.dangers.domain.closed_loop.indicators import GRADE, OPEN, OVERDUE
from bazhua.grips.dangers.domain.terms import DangerGrade
from bazhua.grips.dangers.models import dangers
from bazhua.grips.dangers.selectors.dangers import RESOURCE, UNENDED, overdue_on
from bazhua.infra.db.access import VIEW
from bazhua.infra.db.actors import Actor
from bazhua.infra.db.reach import LEVELS
from bazhua.infra.rollup.core.declare import Audience
from bazhua.infra.rollup.core.read import Window
from bazhua.infra.rollup.reading.figures import children, figure
from bazhua.infra.rollup.reading.question import Question
from bazhua.kernel.scope import Path, Place
from bazhua.kernel.times import day_of
from bazhua.kernel.words import Word
from bazhua.registry.api import regions_below

MAJOR: Final = {GRADE: DangerGrade.MAJOR.value}
ASKED: Final[Mapping[str, tuple[str, Mapping[str, str]]]] = {
    "open": (OPEN.key, {}),
    "overdue": (OVERDUE.key, {}),
    "major": (OPEN.key, MAJOR),
}
"""Column → indicator and dimensions."""


@dataclass(frozen=True, slots=True)
class RegionLine:
    """A region with its numbers."""

    code: str
    name: Word
    open: int
    overdue: int
    major: int


@dataclass(frozen=True, slots=True)
class Regions:
    """A region and those right below it."""

    here: RegionLine
    below: Sequence[RegionLine]


def regions_of(actor: Actor, code: str, *, at: datetime) -> Regions:
    """Return the numbers of a region: its figures where all of it is his, else his own records.

    Raises:
        NotFound: he sees no such region.
    """
    here, lower = regions_below(actor, code, at=at)
    path, nodes = Path(here.path_now), [row.node_id for row in lower]
    whole = actor.may(RESOURCE, VIEW, Place(region=path), at)
    own, below = _figures(path, at) if whole else _counted(actor, path, at)
    return Regions(
        _line(here, own),
        [_line(row, below.get(node, {})) for row, node in zip(lower, nodes, strict=True)],
    )


def _figures(path: Path, at: datetime) -> tuple[Mapping[str, int], Mapping[int, dict[str, int]]]:
    today = day_of(at)
    below: dict[int, dict[str, int]] = {}
    own: dict[str, int] = {}
    for name, (indicator, where) in ASKED.items():
        question = Question(
            indicator=indicator,
            path=path,
            window=Window(today, today),
            where=where,
            audience=Audience.AUTHORITY,
            threshold=0,
            today=today,
        )
        own[name] = figure(question) or 0
        for node, value in children(question).items():
            below.setdefault(int(node), {})[name] = value or 0
    return own, below


def _counted(
    actor: Actor, path: Path, at: datetime
) -> tuple[Mapping[str, int], Mapping[int, dict[str, int]]]:
    """Count his own records, by the region right below; what stands at none of them counts here."""
    column = LEVELS[len(path.ids()) + 1]
    seen = dangers().visible_to(actor, RESOURCE, VIEW, at=at)
    inside = seen.filter(UNENDED, path_now__startswith=path.dotted).order_by()
    grouped: Any = inside.values(column).annotate(
        open=Count("pk"),
        overdue=Count("pk", filter=overdue_on(day_of(at))),
        major=Count("pk", filter=Q(grade=DangerGrade.MAJOR.value)),
    )
    below = {row.pop(column): row for row in grouped}
    return {name: sum(row[name] for row in below.values()) for name in ASKED}, below


def _line(row: Any, numbers: Mapping[str, int]) -> RegionLine:
    return RegionLine(
        row.code,
        Word(row.name, row.name_en or row.name),
        *(numbers.get(name, 0) for name in ASKED),
    )
