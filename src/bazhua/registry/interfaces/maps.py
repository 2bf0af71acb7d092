"""What maps of several areas ask of the registry."""

from typing import Final

from bazhua.infra.maps.layers import FigureLayer
from bazhua.kernel.words import Word
from bazhua.registry.domain.tree import Level
from bazhua.registry.domain.where.indicators import STANDING
from bazhua.registry.models import Region
from bazhua.registry.selectors.maps.firms import Grades, Standing, standing
from bazhua.registry.selectors.maps.outlines import notice, sheet_of
from bazhua.registry.selectors.maps.ways import counties_seen, way_to

LAYERS: Final = (FigureLayer(figure=STANDING.key, word=Word("在册企业", "Enterprises on record")),)

__all__ = (
    "LAYERS",
    "Grades",
    "Level",
    "Region",
    "Standing",
    "counties_seen",
    "notice",
    "sheet_of",
    "standing",
    "way_to",
)
