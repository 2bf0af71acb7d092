"""A small province: two cities, their counties, towns, firms and teams; persons with roles."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

from bazhua.infra.db.actors import Actor
from bazhua.infra.db.records import new_uid
from bazhua.kernel.scope import Grant, Path
from bazhua.registry.domain.organisations import OrganisationKind
from bazhua.registry.domain.roles.table import MATRIX
from bazhua.registry.domain.tree import NodeKind
from bazhua.registry.models import (
    Department,
    Enterprise,
    Node,
    Organisation,
    Person,
    Region,
    RegionSpell,
    RoleGrant,
    Unit,
)
from bazhua.registry.services.naming import named

NOON = datetime(2026, 11, 23, 4, tzinfo=UTC)
TODAY = date(2026, 11, 23)
DAY = timedelta(days=1)
REGIONS = {
    10: (10,),
    20: (10, 20),
    21: (10, 21),
    30: (10, 20, 30),
    31: (10, 20, 31),
    40: (10, 20, 30, 40),
    41: (10, 20, 31, 41),
}
PROVINCE, CITY, OTHER_CITY, COUNTY, OTHER_COUNTY, TOWN, OTHER_TOWN = REGIONS
FIRM, OTHER_FIRM, TEAM = 50, 51, 60


def node(number, ids, kind):
    return Node(
        id=number,
        parent_id=ids[-2] if len(ids) > 1 else None,
        kind=kind.value,
        path=Path.of(*ids).dotted,
        depth=len(ids),
    )


@dataclass(frozen=True)
class Province:
    """What stands in the small province."""

    office: Organisation
    firm: Enterprise
    other_firm: Enterprise
    team: Unit


def settle():
    """Make the tree with a county's emergency bureau, two firms and a team."""
    Node.objects.bulk_create(node(number, ids, NodeKind.REGION) for number, ids in REGIONS.items())
    firm = settle_firm(FIRM, (*REGIONS[TOWN], FIRM), "青岩冷链（示例）有限公司", departments=1)
    other = settle_firm(OTHER_FIRM, (*REGIONS[OTHER_TOWN], OTHER_FIRM), "海右机械（示例）厂")
    place = node(TEAM, (*REGIONS[TOWN], FIRM, TEAM), NodeKind.UNIT)
    place.save(force_insert=True)
    team = Unit.objects.create(
        uid=new_uid(NOON), node=place, enterprise=firm, kind="team", since=TODAY, **named("制冷班")
    )
    return Province(body("示例县应急管理局", COUNTY), firm, other, team)


def settle_firm(number, ids, name, departments=2):
    place = node(number, ids, NodeKind.ENTERPRISE)
    place.save(force_insert=True)
    return Enterprise.objects.create(
        id=place.pk,
        uid=new_uid(NOON),
        node=place,
        path_then=place.path,
        path_now=place.path,
        dept_mask=departments,
        since=date(2020, 1, 1),
        **named(name),
    )


def body(name, region, kind=OrganisationKind.COMMISSION_OFFICE, parent=None):
    path = Path.of(*REGIONS[region]).dotted
    return Organisation.objects.create(
        uid=new_uid(NOON),
        path_then=path,
        path_now=path,
        dept_mask=(1 << 63) - 1,
        kind=kind.value,
        parent=parent,
        since=date(2020, 1, 1),
        **named(name),
    )


def region(number, level, kind, code, name=""):
    """Give a node of the tree a region with a code, called after its level when not otherwise."""
    path = Path.of(*REGIONS[number]).dotted
    row = Region.objects.create(
        uid=new_uid(NOON),
        node_id=number,
        path_then=path,
        path_now=path,
        dept_mask=1,
        code=code,
        level=level,
        kind=kind,
        **named(name or f"示例{level}"),
    )
    RegionSpell.objects.create(region=row, code=code, name=row.name, since=date(2020, 1, 1))
    return row


def department(code="YJ", bit=0):
    return Department.objects.create(
        uid=new_uid(NOON), code=code, bit=bit, confirmed=True, since=TODAY, **named("应急管理")
    )


def person(name="张示例"):
    return Person.objects.create(uid=new_uid(NOON), **named(name))


def grant(who, role, node_id=None, **columns):
    """Put a grant on record that holds since yesterday."""
    values = {
        "since": NOON - DAY,
        "given_by": UUID(int=9),
        "given_at": NOON - DAY,
        "confirmed_by": UUID(int=9),
        "confirmed_at": NOON - DAY,
        "reason": "示例",
        **columns,
    }
    return RoleGrant.objects.create(
        uid=new_uid(NOON), person=who, role=role, node_id=node_id, **values
    )


SOMEBODY = UUID(int=77)


def acting(role, region=PROVINCE, uid=SOMEBODY, since=NOON - DAY, **limits):
    """Return somebody with one role over a region, without a row."""
    region_path = Path.of(*REGIONS[region]) if isinstance(region, int) else region
    one = Grant(role=role, region=region_path, since=since, **limits)
    return Actor(uid=uid, grants=(one,), rights=MATRIX)
