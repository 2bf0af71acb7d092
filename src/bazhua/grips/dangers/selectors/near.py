"""Enterprises around somebody who works at none of them."""

from datetime import datetime
from typing import Final

from bazhua.grips.dangers.domain.sources.likeness import Spot, box_around, metres_between
from bazhua.grips.dangers.selectors.dangers import RESOURCE
from bazhua.grips.dangers.selectors.reach import CREATE
from bazhua.infra.db.actors import Actor
from bazhua.registry.api import Subject, subjects_near

AROUND_M: Final = 500


def firms_near(spot: Spot, actor: Actor, *, at: datetime) -> list[Subject]:
    """Return the enterprises near a position where somebody may report, the nearest first."""
    found = subjects_near(actor, RESOURCE, CREATE, box_around(spot, AROUND_M), at=at)
    nearest = sorted(found, key=lambda one: metres_between(spot, Spot(*one[1])))
    return [subject for subject, _ in nearest]
