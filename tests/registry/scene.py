"""What the tests of the registry share: a few real regions, who may do what, enterprises."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID

from bazhua.infra.db.actors import Actor
from bazhua.kernel.scope import Grant, Path
from bazhua.registry.domain.codes.uscc import ALPHABET, WEIGHTS
from bazhua.registry.domain.where.facts import Entering, Facts
from bazhua.registry.services.divisions.regions import enter_divisions
from bazhua.registry.services.divisions.table import divisions
from bazhua.registry.services.where.bodies import import_departments
from bazhua.registry.services.where.enterprises import open_enterprise
from bazhua.registry.services.where.standing import PLATFORM

NOON = datetime(2026, 11, 23, 4, tzinfo=UTC)
DAY = date(2026, 11, 23)
FOUNDED = date(2015, 3, 1)

CODES = frozenset(
    {
        "370000",
        "370100",
        "370102",
        "370102001",
        "370102003",
        "370103",
        "370103013",
        "370200",
        "370202",
        "370202002",
    }
)
PROVINCE = ".370000."
JINAN = ".370000.370100."
QINGDAO = ".370000.370200."
LIXIA = ".370000.370100.370102."
SHINAN = ".370000.370200.370202."
TOWN = "370102001"

RIGHTS = {
    ("region", "view"): frozenset({"keeper", "reader"}),
    ("region", "update"): frozenset({"keeper"}),
    ("organisation", "view"): frozenset({"keeper", "reader"}),
    ("organisation", "create"): frozenset({"keeper"}),
    ("organisation", "update"): frozenset({"keeper"}),
    ("organisation", "end"): frozenset({"keeper"}),
    ("enterprise", "view"): frozenset({"keeper", "reader", "director"}),
    ("enterprise", "create"): frozenset({"keeper"}),
    ("enterprise", "update"): frozenset({"keeper", "director"}),
    ("enterprise", "import"): frozenset({"keeper"}),
    ("enterprise", "move"): frozenset({"keeper"}),
    ("enterprise", "close"): frozenset({"keeper"}),
    ("person", "view"): frozenset({"keeper", "reader"}),
    ("post", "view"): frozenset({"keeper", "reader"}),
    ("obligation", "view"): frozenset({"keeper", "reader"}),
    ("supervision", "view"): frozenset({"keeper", "reader"}),
    ("supervision", "create"): frozenset({"keeper"}),
    ("supervision", "end"): frozenset({"keeper"}),
} | {
    (resource, action): roles
    for resource in ("place", "unit", "contract")
    for action, roles in (
        ("view", frozenset({"keeper", "reader", "director"})),
        ("create", frozenset({"keeper", "director"})),
        ("update", frozenset({"keeper", "director"})),
        ("end", frozenset({"keeper", "director"})),
    )
}


def actor(role, *regions, number=7, **limits):
    grants = tuple(
        Grant(role=role, region=Path(region), since=NOON - timedelta(days=900), **limits)
        for region in regions
    )
    return Actor(uid=UUID(int=number), grants=grants, rights=RIGHTS)


KEEPER = actor("keeper", PROVINCE)
READER = actor("reader", PROVINCE, number=8)
LIXIA_KEEPER = actor("keeper", LIXIA, number=9)
QINGDAO_KEEPER = actor("keeper", QINGDAO, number=10)
STRANGER = actor("stranger", PROVINCE, number=11)


def settle(at=NOON):
    """Enter a few regions and all departments."""
    enter_divisions([one for one in divisions() if one.code in CODES], actor=PLATFORM, at=at)
    import_departments(actor=PLATFORM, at=at)


def code(number):
    """Return a credit code that passes its check."""
    body = f"91370102{number:09d}"
    total = sum(ALPHABET.index(sign) * weight for sign, weight in zip(body, WEIGHTS, strict=True))
    return body + ALPHABET[-total % 31]


def entering(name="海右示例化工有限公司", region=TOWN, number=1, **more):
    given = {"since": FOUNDED, "credit_code": code(number) if number else ""} | {
        key: more.pop(key) for key in ("since", "credit_code", "departments") if key in more
    }
    return Entering(facts=Facts(name=name, **more), region=region, **given)


def enterprise(name="海右示例化工有限公司", *, who=KEEPER, at=NOON, **more):
    return open_enterprise(entering(name, **more), actor=who, at=at)
