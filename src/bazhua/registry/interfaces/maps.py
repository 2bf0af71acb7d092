"""What maps of several areas ask of the registry."""

from bazhua.registry.domain.tree import Level
from bazhua.registry.models import Region
from bazhua.registry.selectors.maps.firms import Grades, Standing, standing
from bazhua.registry.selectors.maps.outlines import notice, sheet_of
from bazhua.registry.selectors.maps.ways import way_to

__all__ = ("Grades", "Level", "Region", "Standing", "notice", "sheet_of", "standing", "way_to")
