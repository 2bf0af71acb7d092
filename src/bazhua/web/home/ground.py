"""Whose home it is: the node whose figures somebody reads, and as whom."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from bazhua.infra.db.actors import Actor
from bazhua.infra.rollup.core.declare import DEPARTMENT, Audience
from bazhua.infra.rollup.reading.question import OWN, RESOURCE, VIEW
from bazhua.kernel.scope import Path
from bazhua.registry.api import departments_called

READERS: Final = ((VIEW, Audience.AUTHORITY), (OWN, Audience.SUBJECT))


@dataclass(frozen=True, slots=True)
class Ground:
    """A node, as whom its figures are read, and to which department they are narrowed."""

    path: Path
    audience: Audience
    where: Mapping[str, str]


def ground_of(actor: Actor, at: datetime) -> Ground | None:
    """Return the highest node whose figures somebody reads; nothing where he reads none."""
    for right, audience in READERS:
        found = [
            (one.region, one.departments)
            for one in actor.granted(RESOURCE, right, at)
            if one.region is not None
        ]
        if found:
            path, departments = min(found, key=_rank)
            return Ground(path, audience, _narrowed(departments))
    return None


def _rank(found: tuple[Path, int | None]) -> tuple[int, bool, str]:
    path, departments = found
    return len(path.ids()), departments is not None, path.dotted


def _narrowed(departments: int | None) -> Mapping[str, str]:
    """Return the first of the departments to which a grant is narrowed."""
    if not departments:
        return {}
    first = (departments & -departments).bit_length() - 1
    code, _word = departments_called()[first]
    return {DEPARTMENT: code}
