"""On what a demonstration is loaded: who loads it, onto which empty province."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from itertools import islice
from typing import Any, Final
from uuid import UUID

from bazhua.infra.accounts.models import User
from bazhua.infra.db.actors import Actor
from bazhua.infra.demo.refusals import OwnRecords
from bazhua.kernel.errors import NotFound
from bazhua.kernel.scope import Grant, Path
from bazhua.kernel.times import day_of
from bazhua.registry.domain.demo.plan import Town, people
from bazhua.registry.domain.organisations import OrganisationKind
from bazhua.registry.domain.people import EngagementKind, PostKind
from bazhua.registry.domain.roles.table import MATRIX
from bazhua.registry.domain.tree import Level
from bazhua.registry.models import (
    Enterprise,
    Node,
    Organisation,
    Person,
    Post,
    RoleGrant,
    Unit,
    all_bodies,
    all_enterprises,
    all_regions,
)
from bazhua.registry.services.who.engagements import Engaging, engage
from bazhua.registry.services.who.persons import Registration, register_person
from bazhua.registry.services.who.posts import PostOpening, appoint, open_post

LOADER: Final = UUID("0190f000-0000-7000-8000-000000000103")
SECOND: Final = UUID("0190f000-0000-7000-8000-000000000104")
ROLES: Final = ("R02", "R04", "R06", "R19", "R28")
"""Together they may enter all that a demonstration shows."""

SINCE: Final = date(2024, 1, 1)
MAIL: Final = "p{}@demonstration.invalid"
"""Mail to it reaches nobody, and persons have no telephone: no real number is ever called."""


@dataclass(slots=True)
class Stage:
    """What the steps of a loading share.

    Attributes:
        loader: enters everything; `second` confirms what needs two.
        counts: how many people were named already.
    """

    seed: int
    at: datetime
    root: Node
    loader: Actor
    second: Actor
    names: list[str] = field(repr=False)
    counts: int = 0

    def person(self) -> Person:
        """Register the next person."""
        name = self.names[self.counts % len(self.names)]
        self.counts += 1
        given = Registration(name=name, mail=MAIL.format(self.counts))
        return register_person(given, actor=self.loader, at=self.at).person

    def engaged(
        self, home: Enterprise | Organisation, title: str, unit: Unit | None = None
    ) -> Person:
        """Register a person who works somewhere."""
        person = self.person()
        engaging = Engaging(
            person=person.uid,
            kind=EngagementKind.EMPLOYEE,
            title=title,
            since=max(SINCE, home.since),
            unit=unit.uid if unit else None,
            **host(home),
        )
        engage(engaging, actor=self.loader, at=self.at)
        return person

    def post(self, home: Enterprise | Organisation, name: tuple[str, str], kind: PostKind) -> Post:
        """Open a post."""
        opening = PostOpening(name=name[0], name_en=name[1], kind=kind, **host(home))
        return open_post(opening, actor=self.loader, at=self.at)

    def held(
        self, home: Enterprise | Organisation, name: tuple[str, str], kind: PostKind
    ) -> tuple[Post, Person]:
        """Open a post, with a new person who holds it."""
        post, person = self.post(home, name, kind), self.engaged(home, name[0])
        appoint(post.uid, person.uid, since=self.at, actor=self.loader, at=self.at)
        return post, person


def host(home: Enterprise | Organisation) -> dict[str, Any]:
    """Return the argument that names where somebody works."""
    return {"enterprise" if isinstance(home, Enterprise) else "organisation": home.uid}


def staged(seed: int, *, at: datetime) -> Stage:
    """Return the stage of an empty platform.

    Raises:
        OwnRecords: it has accounts, persons, grants or enterprises; nothing is loaded over them.
        NotFound: it was not prepared.
    """
    own = sum(
        rows.count()
        for rows in (User.objects, Person.objects, RoleGrant.objects, all_enterprises())
    )
    if own:
        raise OwnRecords(own)
    root = Node.objects.filter(parent=None).order_by("pk").first()
    if root is None:
        raise NotFound("node")
    return Stage(
        seed=seed,
        at=at,
        root=root,
        loader=_acting(LOADER, root),
        second=_acting(SECOND, root),
        names=list(islice(people(seed), 900)),
    )


def towns() -> list[Town]:
    """Return the towns of the province with their counties, by code."""
    counties = {
        row.path_now: (row.code, row.name)
        for row in all_regions().filter(level=Level.COUNTY.value, until=None)
    }
    rows = all_regions().filter(level=Level.TOWN.value, until=None).order_by("code")
    found = []
    for code, path in rows.values_list("code", "path_now"):
        county = counties.get(Path.of(*Path(path).ids()[:-1]).dotted)
        if county is not None:
            found.append(Town(code=code, county=county[0], county_name=_short(county[1])))
    return found


def office_at(path: str) -> Organisation:
    """Return the Commission Office of a region, or of the nearest region above it.

    Raises: NotFound – there is none.
    """
    ids = Path(path).ids()
    for depth in range(len(ids), 0, -1):
        offices = all_bodies().filter(kind=OrganisationKind.COMMISSION_OFFICE.value, until=None)
        found = offices.filter(path_now=Path.of(*ids[:depth]).dotted).first()
        if found is not None:
            return found
    raise NotFound("organisation")


def today(stage: Stage) -> date:
    """Return the day of the loading."""
    return day_of(stage.at)


def _acting(uid: UUID, root: Node) -> Actor:
    since = datetime.min.replace(tzinfo=UTC)
    grants = tuple(Grant(role=role, region=Path(root.path), since=since) for role in ROLES)
    return Actor(uid=uid, grants=grants, rights=MATRIX)


def _short(county: str) -> str:
    """Return a county's name without what kind it is, where enough remains."""
    return county[:-1] if len(county) > 2 and county[-1] in "区县市" else county  # noqa: PLR2004
