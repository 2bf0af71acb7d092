"""Plants of a demonstration: places, installations, gateways, points and limits."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any, Final

from django.db import transaction

from bazhua.grips.inherent.domain.demo.instruments import PERIOD_S
from bazhua.grips.inherent.domain.demo.plants import PLANTS
from bazhua.grips.inherent.domain.demo.terms import Home, Instrument, Plant
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
from bazhua.registry.api import (
    Cast,
    PostKind,
    actor_of,
    demonstration_cast,
    open_area,
    posts_held,
)

DIRECTOR: Final = "R20"
PARK: Final = "R08"
CHEMICALS: Final = "C26"
MINING: Final = "B"
FIRM: Final = "enterprise"
BODY: Final = "organisation"
NAMED: Final = {
    "principal": PostKind.PRINCIPAL,
    "technical": PostKind.SAFETY_DIRECTOR,
    "operation": PostKind.SAFETY_MANAGER,
}
"""Column of an installation → kind of the post that answers by name."""


@transaction.atomic
def load_plants(*, at: datetime) -> int:
    """Load the plants that are not there yet onto a demonstration; return how many.

    The tokens of their gateways are thrown away: who runs the plants asks for others.
    """
    there = set(gateways().values_list("code", flat=True))
    wanted = [pair for pair in _housed(demonstration_cast()) if pair[0].gateway not in there]
    for plant, home in wanted:
        _load(plant, home, director_of(home, at), at)
    return len(wanted)


def _housed(cast: list[Cast]) -> Iterator[tuple[Plant, Cast]]:
    """Yield each plant with whom it stands at: of chemical firms each has one."""
    firms = iter([one for one in cast if one.industry.startswith(CHEMICALS)])
    mine = next((one for one in cast if one.industry.startswith(MINING)), None)
    park = next((one for one in cast if one.body == Home.PARK.lower()), None)
    for plant in PLANTS:
        found = {Home.MINE: mine, Home.PARK: park}.get(plant.home)
        home = next(firms, None) if plant.home is Home.CHEMICALS else found
        if home is not None:
            yield plant, home


def _load(plant: Plant, home: Cast, actor: Actor, at: datetime) -> None:
    held = [(one.name, one.cas, one.most_t) for one in plant.held]
    area = open_area(home.uid, plant.name, held, actor=actor, at=at) if home.firm else None
    manner = Manner(
        name=plant.name, spot=area, exposed_persons=plant.exposed, **_named(home, at=at)
    )
    of = FIRM if home.firm else BODY
    installation = open_installation(
        NewInstallation(kind=plant.kind, subject_uid=home.uid, subject_kind=of, manner=manner),
        actor=actor,
        at=at,
    )
    new = NewGateway(
        code=plant.gateway,
        name=f"{plant.name}网关",
        way=plant.way,
        subject_uid=home.uid,
        subject_kind=of,
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


def _named(home: Cast, *, at: datetime) -> dict[str, Any]:
    """Return the posts of who answers by name, as far as somebody holds them."""
    posts = {
        column: posts_held(home.persons[kind], at=at)
        for column, kind in NAMED.items()
        if home.firm and kind in home.persons
    }
    return {column: held[0] for column, held in posts.items() if held}


def director_of(home: Cast, at: datetime) -> Actor:
    """Return who sets up and trains: the safety director, else the first; of a park its officer."""
    person = home.persons.get(PostKind.SAFETY_DIRECTOR) or next(iter(home.persons.values()))
    since = datetime.min.replace(tzinfo=UTC)
    role = DIRECTOR if home.firm else PARK
    grant = Grant(role=role, region=home.place.region, since=since)
    return Actor(uid=person, grants=(grant,), rights=actor_of(person, at=at).rights)
