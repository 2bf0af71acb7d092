"""Published numbers of a month; nothing stands for what is withheld."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from bazhua.infra.rollup.core.declare import Audience
from bazhua.infra.rollup.core.read import Window
from bazhua.infra.rollup.reading.figures import children, figure
from bazhua.infra.rollup.reading.question import Question
from bazhua.infra.rollup.showing.shown import Shown, shown
from bazhua.registry.interfaces.telling.publishing import Published


@dataclass(frozen=True, slots=True)
class Numbers:
    """One figure of a month: of all, and by node."""

    of: Shown
    whole: int | None
    parts: Mapping[str, int | None]


def public_ones() -> Sequence[Shown]:
    """Return what is declared for everybody."""
    known = shown().values()
    return [one for one in known if one.indicator.audience is Audience.PUBLIC and not one.part]


def numbers(regions: Published, month: Window, today: date) -> Sequence[Numbers]:
    """Return every published figure of a month, by city."""
    return [_numbers(one, regions, month, today) for one in public_ones()]


def _numbers(one: Shown, regions: Published, month: Window, today: date) -> Numbers:
    question = Question(
        indicator=one.indicator.key,
        path=regions.path,
        window=month,
        audience=Audience.PUBLIC,
        threshold=regions.least,
        today=today,
    )
    return Numbers(one, figure(question), children(question))
