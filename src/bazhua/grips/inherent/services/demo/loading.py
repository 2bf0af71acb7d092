"""Plants of a demonstration: places, installations, gateways, points and limits at its chemical firms."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Final

from django.db import transaction

from bazhua.grips.inherent.domain.demo.plants import PERIOD_S, PLANTS
from bazhua.grips.inherent.domain.demo.terms import Instrument, Plant
from bazhua.grips.inherent.domain.watching.limits import Wanted
from bazhua.grips.inherent.models import Gateway, Installation, gateways
from bazhua.grips.inherent.services.watching.gateways import NewGateway, open_gateway
from bazhua.grips.inherent.services.watching.installations import (
    Manner,
    NewInstallation,
    open_installation,
)
from bazhua.grips.inherent.services.watching.points import Facts, NewPoint, set_up_points
from bazhua.infra.db.actors import Actor
from bazhua.kernel.scope import Grant
from bazhua.registry.api import Cast, PostKind, actor_of, demonstration_cast, open_area

CHEMICALS: Final = "C26"
DIRECTOR: Final = "R20"


@transaction.atomic
def load_plants(*, at: datetime) -> int:
    """Load the plants that are not there yet onto a demonstration; return how many.

    The tokens of their gateways are thrown away: who runs the plants asks for others.
    """
    there = set(gateways().values_list("code", flat=True))
    firms = [one for one in demonstration_cast() if one.industry.startswith(CHEMICALS)]
    wanted = [
        (plant, firm)
        for plant, firm in zip(PLANTS, firms, strict=False)
        if plant.gateway not in there
    ]
    for plant, firm in wanted:
        _load(plant, firm, director_of(firm, at), at)
    return len(wanted)


def _load(plant: Plant, firm: Cast, actor: Actor, at: datetime) -> None:
    held = [(one.name, one.cas, one.most_t) for one in plant.held]
    area = open_area(firm.uid, plant.name, held, actor=actor, at=at)
    manner = Manner(name=plant.name, spot=area, exposed_persons=plant.exposed)
    installation = open_installation(
        NewInstallation(kind=plant.kind, subject_uid=firm.uid, manner=manner), actor=actor, at=at
    )
    new = NewGateway(
        code=plant.gateway, name=f"{plant.name}网关", way=plant.way, subject_uid=firm.uid
    )
    gateway, _ = open_gateway(new, actor=actor, at=at)
    set_up_points(list(_points(plant, installation, gateway)), actor=actor, at=at)


def _points(plant: Plant, installation: Installation, gateway: Gateway) -> Iterator[NewPoint]:
    for one in plant.instruments:
        yield NewPoint(
            tag=plant.tag(one),
            gateway=gateway.uid,
            facts=_facts(one, installation),
            limits=tuple(Wanted(kind=kind, set_point=value) for kind, value in one.limits.items()),
        )


def _facts(one: Instrument, installation: Installation) -> Facts:
    return Facts(
        name=one.name,
        measured=one.measured,
        unit=one.unit,
        period_s=PERIOD_S,
        low=one.low,
        high=one.high,
        resolution=one.resolution,
        installation=installation.uid,
        spot=installation.spot_uid,
    )


def director_of(firm: Cast, at: datetime) -> Actor:
    """Return who sets up and trains at a firm: the safety director, else the principal."""
    person = firm.persons.get(PostKind.SAFETY_DIRECTOR) or next(iter(firm.persons.values()))
    since = datetime.min.replace(tzinfo=UTC)
    grant = Grant(role=DIRECTOR, region=firm.place.region, since=since)
    return Actor(uid=person, grants=(grant,), rights=actor_of(person, at=at).rights)
