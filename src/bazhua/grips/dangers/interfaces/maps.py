"""Layers of the map: hidden dangers that are open, major, overdue."""

from collections.abc import Sequence
from typing import Final

from django.db.models import Q

from bazhua.grips.dangers.domain.closed_loop import indicators
from bazhua.grips.dangers.domain.terms import DangerGrade
from bazhua.grips.dangers.interfaces.figures import MAJOR_OPEN
from bazhua.grips.dangers.selectors.dangers import open_at, overdue_on
from bazhua.infra.maps.layers import Asked, FigureLayer, Matter
from bazhua.kernel.times import day_of
from bazhua.kernel.words import Word
from bazhua.law.terms import Colour

MAJOR: Final = Q(grade=DangerGrade.MAJOR.value)
HAS_MAJOR: Final = Word("有重大隐患", "A major hidden danger")
HAS_ANY: Final = Word("有未销号隐患", "An open hidden danger")
HAS_LATE: Final = Word("有逾期隐患", "An overdue hidden danger")


def _matter(asked: Asked, colour: Colour, word: Word, condition: Q) -> Matter:
    rows = open_at(asked.actor, asked.place.dotted, at=asked.at).filter(condition)
    nodes = rows.filter(enterprise_id__isnull=False).order_by().values("enterprise_id")
    return Matter(colour, word, nodes)


def _major(asked: Asked) -> Sequence[Matter]:
    return (_matter(asked, Colour.RED, HAS_MAJOR, MAJOR),)


def _open(asked: Asked) -> Sequence[Matter]:
    return (*_major(asked), _matter(asked, Colour.YELLOW, HAS_ANY, Q()))


def _overdue(asked: Asked) -> Sequence[Matter]:
    late = overdue_on(day_of(asked.at))
    return (
        _matter(asked, Colour.RED, HAS_MAJOR, MAJOR & late),
        _matter(asked, Colour.ORANGE, HAS_LATE, late),
    )


LAYERS: Final = (
    FigureLayer(
        figure=indicators.OPEN.key,
        word=Word("未销号隐患", "Open hidden dangers"),
        matters=_open,
    ),
    FigureLayer(
        figure=MAJOR_OPEN.key,
        word=Word("重大隐患", "Major hidden dangers"),
        matters=_major,
    ),
    FigureLayer(
        figure=indicators.OVERDUE.key,
        word=Word("逾期隐患", "Overdue hidden dangers"),
        matters=_overdue,
    ),
)
