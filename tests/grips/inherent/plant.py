"""A firm with a tank farm and what is held there, its gateway and points, and who sets them up."""

from dataclasses import dataclass
from decimal import Decimal

from django.db import connection

from bazhua.engine.core.definitions import LimitKind
from bazhua.engine.messages import EntryKind, said
from bazhua.grips.inherent.domain.alarm.policy import MeasuredKind
from bazhua.grips.inherent.domain.watching.limits import Wanted
from bazhua.grips.inherent.domain.watching.terms import InstallationKind, Way
from bazhua.grips.inherent.models import (
    Gateway,
    Identification,
    Installation,
    Limit,
    Loosening,
    Point,
)
from bazhua.grips.inherent.services.watching.gateways import NewGateway, open_gateway
from bazhua.grips.inherent.services.watching.installations import (
    Manner,
    NewInstallation,
    open_installation,
)
from bazhua.grips.inherent.services.watching.limits import LimitDeed, set_limit
from bazhua.grips.inherent.services.watching.points import Facts, NewPoint, set_up_points
from bazhua.infra.db.records import new_uid
from bazhua.infra.events.models import Event
from bazhua.registry.domain.places import PlaceKind
from bazhua.registry.models import Enterprise, Place
from bazhua.registry.models import Substance as Held
from bazhua.registry.selectors.who.actors import actor_of
from bazhua.registry.services.naming import named
from tests.registry.who.scene import (
    COUNTY,
    FIRM,
    NOON,
    OTHER_COUNTY,
    department,
    grant,
    person,
    settle,
)

TAG = "37050200012301-GT101"
HOLDINGS = {
    "principal": ("R19", FIRM),
    "director": ("R20", FIRM),
    "manager": ("R21", FIRM),
    "bureau": ("R06", COUNTY),
    "elsewhere": ("R06", OTHER_COUNTY),
    "hand": ("R23", FIRM),
}
CHLORINE = ("液氯", "7782-50-5", "30")
TABLES = (Installation, Identification, Gateway, Point, Limit, Loosening, Event)


@dataclass(frozen=True)
class Plant:
    """Who and what is there; persons by name."""

    firm: Enterprise
    other: Enterprise
    persons: dict
    farm: Place
    tank: Place

    def who(self, name):
        return actor_of(self.persons[name].uid, at=NOON)

    def uid(self, name):
        return self.persons[name].uid

    def hold(self, name, cas, most_t, place=None):
        """Let something be held at the tank, as the registry's own service keeps it."""
        return Held.objects.create(
            uid=new_uid(NOON), place=place or self.tank, name=name, cas=cas, most_t=Decimal(most_t)
        )

    def installation(self, who="director", at=NOON, kind=InstallationKind.TANK_FARM, **told):
        given = {"name": "液氯罐区", "spot": self.farm.uid, "exposed_persons": 60}
        new = NewInstallation(kind=kind, subject_uid=self.firm.uid, manner=Manner(**(given | told)))
        return open_installation(new, actor=self.who(who), at=at)

    def gateway(self, who="director", code="37050200012301", **told):
        given = {"name": "罐区网关", "way": Way.HTTP, "subject_uid": self.firm.uid}
        return open_gateway(NewGateway(code=code, **(given | told)), actor=self.who(who), at=NOON)

    def point(self, gateway, *limits, who="director", tag=TAG, **told):
        """Return a detector of flammable gas, or what else is told."""
        facts = detector(**told)
        new = NewPoint(tag=tag, gateway=gateway.uid, facts=facts, limits=limits)
        return set_up_points([new], actor=self.who(who), at=NOON)[0]

    def set(self, point, kind, value, who="director", **told):
        """Set a limit; what is told may be its version, and the reason."""
        wanted = Wanted(kind=kind, set_point=Decimal(value))
        deed = LimitDeed(point=point.uid, wanted=wanted, **told)
        return set_limit(deed, actor=self.who(who), at=NOON)


def detector(**told):
    given = {
        "name": "1号探测器",
        "measured": MeasuredKind.FLAMMABLE_GAS,
        "unit": "%LEL",
        "period_s": 30,
        "low": Decimal(0),
        "high": Decimal(100),
    }
    return Facts(**(given | told))


def at(kind, value, **told):
    """Return a limit that is asked for."""
    return Wanted(kind=LimitKind(kind), set_point=Decimal(value), **told)


def settle_plant():
    """Put everybody and everything on record."""
    department()
    province = settle()
    persons = {name: person(name) for name in HOLDINGS}
    for name, held in HOLDINGS.items():
        grant(persons[name], *held)
    farm = spot(province.firm, PlaceKind.AREA, "罐区")
    tank = spot(province.firm, PlaceKind.EQUIPMENT, "一号罐", parent=farm)
    return Plant(province.firm, province.other_firm, persons, farm, tank)


def spot(firm, kind, name, parent=None):
    return Place.objects.create(
        uid=new_uid(NOON),
        firm=firm,
        kind=kind.value,
        parent=parent,
        path_then=firm.path_now,
        path_now=firm.path_now,
        dept_mask=firm.dept_mask,
        **named(name),
    )


def definitions():
    """Return what the engine was told of definitions, in order."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT kind, body FROM telemetry_log ORDER BY id")
        return [said(EntryKind(kind), bytes(body)) for kind, body in cursor.fetchall()]


def everything():
    """Return all that a service could change."""
    rows = [list(table.objects.order_by("pk").values()) for table in TABLES]
    return [*rows, definitions()]


def told(row):
    """Return kind and data of the events of a record."""
    events = Event.objects.filter(record_uid=row.uid).order_by("seq")
    return [(event.kind, event.data) for event in events]
