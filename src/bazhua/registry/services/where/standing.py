"""What every platform has from its first start: regions, departments, standing bodies."""

from datetime import datetime
from typing import Final

from bazhua.infra.db.actors import Actor
from bazhua.registry.domain.where.system import PREPARATION
from bazhua.registry.services.divisions.regions import import_regions, spell_towns
from bazhua.registry.services.where.bodies import import_departments, open_standing_bodies

PLATFORM: Final = Actor(uid=PREPARATION, grants=(), rights={})


def prepare_registry(*, at: datetime) -> int:
    """Enter what is missing; return how many records that were, 0 when all is there."""
    regions = import_regions(actor=PLATFORM, at=at)
    spelled = spell_towns(at=at)
    departments = import_departments(actor=PLATFORM, at=at)
    return regions + spelled + departments + open_standing_bodies(actor=PLATFORM, at=at)
