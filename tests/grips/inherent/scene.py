"""A firm with a tank farm of level 1, its points and limits, and who is there to answer alarms."""

from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal

from django.db import connection

from bazhua.engine.core.codes import Kind
from bazhua.engine.core.definitions import LimitKind
from bazhua.grips.inherent.domain.alarm.policy import MeasuredKind
from bazhua.grips.inherent.domain.watching.terms import InstallationKind, Way
from bazhua.grips.inherent.models import Alarm, Gateway, Installation, Limit, Point
from bazhua.grips.inherent.services.alarms.following import follow
from bazhua.infra.db.records import new_uid
from bazhua.law.terms import Colour
from bazhua.registry.domain.organisations import OrganisationKind
from bazhua.registry.domain.people import PostKind
from bazhua.registry.models import Enterprise, Holding, Post, Unit
from bazhua.registry.selectors.who.actors import actor_of
from bazhua.registry.services.naming import named
from tests.registry.who.scene import (
    CITY,
    COUNTY,
    DAY,
    FIRM,
    NOON,
    OTHER_COUNTY,
    PROVINCE,
    TEAM,
    TOWN,
    body,
    department,
    grant,
    person,
    settle,
)

MINUTE = timedelta(minutes=1)
CODE = "37050200012301"
DETECTOR = "氨泄漏探测器"
GAS, TANK = f"{CODE}04001", f"{CODE}01001"
H, HH = LimitKind.H, LimitKind.HH
HOLDINGS = {
    "principal": ("R19", FIRM),
    "director": ("R20", FIRM),
    "manager": ("R21", FIRM),
    "foreman": ("R22", TEAM),
    "park": ("R08", TOWN),
    "bureau": ("R06", COUNTY),
    "colleague": ("R06", COUNTY),
    "watch": ("R18", COUNTY),
    "officer": ("R12", COUNTY),
    "city": ("R04", CITY),
    "commission": ("R02", PROVINCE),
    "elsewhere": ("R06", OTHER_COUNTY),
    "hand": ("R23", FIRM),
    "stranger": None,
}
"""Who holds which role over which node."""


@dataclass(frozen=True)
class Scene:
    """Who and what is there; persons and posts by name."""

    firm: Enterprise
    team: Unit
    persons: dict
    posts: dict
    installation: Installation
    gateway: Gateway
    gas: Point
    tank: Point

    def who(self, name, at=NOON):
        return actor_of(self.persons[name].uid, at=at)

    def uid(self, name):
        return self.persons[name].uid

    def address(self, name):
        return f"post:{self.posts[name].uid}"


def placed(row):
    """Return the columns by which a record stands where another one does."""
    names = ("path_then", "path_now", "group_now", "dept_mask", "assignment_ids")
    return {name: getattr(row, name) for name in names}


def at_firm(firm):
    return placed(firm) | {"subject_kind": "enterprise", "subject_uid": firm.uid}


def watched(firm, level=1, code=CODE):
    """Return an installation of a firm and the gateway that sends for it."""
    installation = Installation.objects.create(
        uid=new_uid(NOON),
        name="液氨罐区",
        kind=InstallationKind.TANK_FARM.value,
        level=level,
        identified_at=NOON - DAY,
        since=NOON - DAY,
        **at_firm(firm),
    )
    gateway = Gateway.objects.create(
        uid=new_uid(NOON),
        code=code,
        name="罐区网关",
        way=Way.HTTP.value,
        since=NOON - DAY,
        **at_firm(firm),
    )
    return installation, gateway


def pointed(gateway, installation, tag, **told):
    """Return a point of a gateway; of flammable gas when nothing else is told."""
    given = {
        "name": DETECTOR,
        "measured": MeasuredKind.FLAMMABLE_GAS.value,
        "unit": "%LEL",
        "period_s": 30,
        "low": Decimal(0),
        "high": Decimal(100),
    }
    return Point.objects.create(
        uid=new_uid(NOON),
        tag=tag,
        gateway=gateway,
        installation=installation,
        subject_kind=gateway.subject_kind,
        subject_uid=gateway.subject_uid,
        set_by=new_uid(NOON),
        since=NOON - DAY,
        **placed(gateway),
        **(given | told),
    )


def limited(point, kind, set_point, colour, **told):
    """Return a limit of a point."""
    return Limit.objects.create(
        uid=new_uid(NOON),
        point=point,
        kind=kind.value,
        set_point=Decimal(set_point),
        colour=colour.value,
        set_by=new_uid(NOON),
        set_at=NOON - DAY,
        **told,
    )


def manned(where, kind, holder, name="值班员"):
    """Return a post of a firm or a body that somebody holds."""
    own = {"firm": where} if isinstance(where, Enterprise) else {"organisation": where}
    post = Post.objects.create(
        uid=new_uid(NOON),
        path_then=where.path_then,
        path_now=where.path_now,
        dept_mask=where.dept_mask,
        kind=kind.value,
        **own,
        **named(name),
    )
    Holding.objects.create(uid=new_uid(NOON), post=post, person=holder, since=NOON - DAY)
    return post


def set_scene():
    """Put everybody and everything on record."""
    department()
    province = settle()
    persons = {name: person(name) for name in HOLDINGS}
    for name, held in HOLDINGS.items():
        if held is not None:
            grant(persons[name], *held)
    firm = province.firm
    posts = {
        "manager": manned(firm, PostKind.DUTY_OFFICER, persons["manager"]),
        "director": manned(firm, PostKind.SAFETY_DIRECTOR, persons["director"], "安全总监"),
        "park": manned(
            body("示例化工园区管委会", TOWN, OrganisationKind.PARK),
            PostKind.DUTY_OFFICER,
            persons["park"],
        ),
        "bureau": manned(province.office, PostKind.DUTY_OFFICER, persons["bureau"]),
        "city": manned(body("示例市应急管理局", CITY), PostKind.DUTY_OFFICER, persons["city"]),
        "commission": manned(
            body("示例省安委办", PROVINCE), PostKind.DUTY_OFFICER, persons["commission"]
        ),
    }
    installation, gateway = watched(firm)
    gas = pointed(gateway, installation, GAS)
    tank = pointed(
        gateway,
        installation,
        TANK,
        name="一号罐液位",
        measured=MeasuredKind.LEVEL.value,
        unit="m",
        period_s=60,
        high=Decimal(10),
    )
    limited(gas, H, 25, Colour.ORANGE, dead_band=Decimal(2))
    limited(gas, HH, 50, Colour.RED, dead_band=Decimal(2))
    limited(tank, H, 8, Colour.YELLOW, dead_band=Decimal("0.2"), on_delay_s=60, off_delay_s=60)
    return Scene(firm, province.team, persons, posts, installation, gateway, gas, tank)


@dataclass(frozen=True, kw_only=True)
class Told:
    """What the engine tells, as it stands in its table; moves are codes of its enumerations."""

    subject: str = GAS
    limit: str = H.value
    before: int = 0
    after: int = 1
    kind: int = Kind.ALARM
    value: float | None = None
    announced: bool = False
    at: object = NOON
    actor: str = ""


TELL = (
    "INSERT INTO telemetry_transition (position, number, at, t, kind, subject, limit_kind, before,"
    " after, value, announced, actor) VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s)"
)


def tell(position, *changes):
    """Write what the engine found at a position of its log."""
    rows = [
        (
            position,
            number,
            one.at,
            one.at,
            int(one.kind),
            one.subject,
            one.limit,
            int(one.before),
            int(one.after),
            one.value,
            one.announced,
            one.actor,
        )
        for number, one in enumerate(changes)
    ]
    with connection.cursor() as cursor:
        cursor.executemany(TELL, rows)


def alarmed(firm):
    """Return the uid of an alarm at a firm, the firm given by its uid."""
    installation, gateway = watched(Enterprise.objects.get(uid=firm), code=f"{CODE}A")
    limited(pointed(gateway, installation, GAS), H, 25, Colour.ORANGE)
    tell(1, Told(value=27.0, announced=True))
    follow(NOON)
    return {"alarm": Alarm.objects.get().uid}
