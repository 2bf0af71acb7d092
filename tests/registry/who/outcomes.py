"""Who asks for an address, and what the tables of roles and rights say he gets.

Who asks is picked from the tables: a role that may, one that only sees, one that sees nothing, and
the first of them elsewhere, too late, for another department, for another assignment.
"""

from dataclasses import dataclass

from bazhua.infra.db.actors import NOBODY, Actor
from bazhua.kernel.scope import Path
from tests.registry.who.scene import (
    COUNTY,
    FIRM,
    NOON,
    OTHER_COUNTY,
    OTHER_FIRM,
    OTHER_TOWN,
    PROVINCE,
    REGIONS,
    TOWN,
    acting,
)
from tests.registry.who.test_matrix import RIGHTS, ROLES

ASKING = {"actor": NOBODY}
REFUSED = {401, 403, 404}
MINE = Path.of(*REGIONS[TOWN], FIRM)
THEIRS = Path.of(*REGIONS[OTHER_TOWN], OTHER_FIRM)
LEVELS = {
    "county": (COUNTY, OTHER_COUNTY),
    "enterprise": (MINE, THEIRS),
    "province": (PROVINCE, None),
}
"""Rung at which a role can stand → over the subject, and elsewhere."""

LIMITS = ("departments", "assignment")


@dataclass(frozen=True)
class Need:
    """What an address needs: a right at its subject; who only views the subject gets 403."""

    resource: str
    action: str
    subject: str
    posted: bool = False
    views: tuple[str, ...] = ()
    only_views: int = 403

    @property
    def seen_by(self):
        return self.views or (self.resource,)


@dataclass(frozen=True)
class Asker:
    """Somebody, what he is in a word, and the status that he gets; none when he is answered."""

    called: str
    actor: Actor
    status: int | None


def whoever(_request):
    """Return who asks now; tests name this as the provider of actors."""
    return ASKING["actor"]


def may(role, resource, action):
    line = RIGHTS.get((role, resource, action))
    return line is not None and line["narrow"] == ""


def chosen(wanted, levels=("county",), **columns):
    """Return the first role at a level with such columns of which the tables say what is wanted."""
    for level in levels:
        for code, line in ROLES.items():
            given = columns | {"own_only": ""}
            asked = all(line[name] == value for name, value in given.items())
            plain = all(line[name] != "required" for name in LIMITS if name not in columns)
            if level in line["levels"].split() and asked and plain and wanted(code):
                return code, *LEVELS[level]
    return None


def askers(need, *, stranger=404):
    """Return who asks, and whether he is answered, may not, or learns nothing.

    Args:
        stranger: what who is not signed in gets.
    """
    right = (need.resource, need.action)
    found = [Asker("nobody", NOBODY, stranger)]
    found += (*_without(need), *_narrowed(right))
    if allowed := chosen(lambda code: may(code, *right), LEVELS):
        role, here, elsewhere = allowed
        if elsewhere:
            found.append(Asker("elsewhere", acting(role, elsewhere), 404))
        found.append(Asker("too late", acting(role, here, until=NOON), 404))
        found.append(Asker("may", acting(role, here), None))
    return found


def _without(need):
    sees = lambda code: any(may(code, one, "view") for one in need.seen_by)  # noqa: E731
    does = lambda code: may(code, need.resource, need.action)  # noqa: E731
    if blind := chosen(lambda code: not sees(code) and not does(code)):
        yield Asker("blind", acting(blind[0], COUNTY), 404)
    only = chosen(lambda code: sees(code) and not does(code))
    if only and need.action != "view":
        yield Asker("only sees", acting(only[0], COUNTY), need.only_views)


def _narrowed(right):
    allowed = lambda code: may(code, *right)  # noqa: E731
    if one := chosen(allowed, departments="required"):
        yield Asker("other department", acting(one[0], COUNTY, departments=2), 404)
        yield Asker("his department", acting(one[0], COUNTY, departments=1), None)
    if one := chosen(allowed, assignment="required"):
        yield Asker("other assignment", acting(one[0], COUNTY, assignment=8), 404)


def undivided(need, *, stranger=404):
    """Return who asks for what no department supervises."""
    found = askers(need, stranger=stranger)
    return [one for one in found if "department" not in one.called]


def anywhere(resource, action, without, *, over=None, stranger=None):
    """Return who asks for an address of no place: nobody, who has the right nowhere, who has it.

    Args:
        without: the status of who has the right nowhere.
        over: that of who had it and has nothing any more, when it is another.
        stranger: that of who is not signed in, when it is another again.
    """
    over = over or without
    found = [Asker("nobody", NOBODY, stranger or over)]
    if blind := chosen(lambda code: not may(code, resource, action), LEVELS):
        found.append(Asker("without", acting(blind[0], blind[1]), without))
    role, here, _ = chosen(lambda code: may(code, resource, action), LEVELS)
    found.append(Asker("too late", acting(role, here, until=NOON), over))
    return [*found, Asker("may", acting(role, here), None)]


def wrong_among(askers_, ask):
    """Return who got what the tables do not say; `ask` sends the request of the case."""
    wrong = []
    for one in askers_:
        ASKING["actor"] = one.actor
        answer = ask()
        b"".join(answer)  # a file that is sent is closed at its end
        status = answer.status_code
        is_right = status == one.status if one.status else status not in REFUSED and status < 500
        if not is_right:
            roles = [grant.role for grant in one.actor.grants]
            wrong.append((one.called, roles, status, one.status))
    return wrong
