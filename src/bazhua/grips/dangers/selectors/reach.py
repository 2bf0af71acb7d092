"""Who may report a danger where: within his scope, and anywhere in his own enterprise."""

from datetime import datetime
from typing import Final

from bazhua.grips.dangers.selectors.dangers import RESOURCE
from bazhua.infra.db.actors import Actor
from bazhua.kernel.scope import Grant, Path, Place

CREATE: Final = "create"
FIRM_DEPTH: Final = 5
"""Ids in the path of an enterprise; its workshops and teams stand below."""


def reporting_roles(actor: Actor, place: Place, at: datetime) -> frozenset[str]:
    """Return the roles by which somebody may report a danger at a place; none when he may not.

    Whoever works in one part of an enterprise reports what he finds in another.
    """
    granted = actor.granted(RESOURCE, CREATE, at)
    return frozenset(grant.role for grant in granted if _reaches(grant, place))


def firm_of(region: Path) -> Path | None:
    """Return the enterprise that a place is, or lies in; none above enterprises."""
    ids = region.ids()
    return Path.of(*ids[:FIRM_DEPTH]) if len(ids) >= FIRM_DEPTH else None


def _reaches(grant: Grant, place: Place) -> bool:
    firm = firm_of(place.region)
    own = firm is not None and grant.region is not None and firm.holds(grant.region)
    return own or grant.reaches(place)
