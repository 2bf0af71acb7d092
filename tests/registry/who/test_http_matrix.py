"""One request for each distinct outcome: what the tables say is what the addresses answer.

Who asks is picked from the tables: a role that may, one that only sees, one that sees nothing, and
the first of them elsewhere, too late, for another department, for another assignment.
"""

from dataclasses import dataclass
from pathlib import Path

import pytest
from django.urls import get_resolver, reverse

from bazhua.infra.db.actors import NOBODY
from bazhua.infra.db.records import new_uid
from bazhua.registry.domain.people import PostKind
from bazhua.registry.models import Engagement, Holding, Organisation, Supervision
from bazhua.registry.services.who.posts import PostOpening, appoint, open_post
from tests.registry.who.scene import (
    COUNTY,
    FIRM,
    NOON,
    OTHER_COUNTY,
    TODAY,
    acting,
    department,
    grant,
    person,
    settle,
)
from tests.registry.who.test_matrix import RIGHTS, ROLES
from tests.registry.who.test_people import hired, registered

ASKING = {"actor": NOBODY}
OFFICER = acting("R06", COUNTY)
TESTS = Path(__file__).parents[2]
REFUSED = {403, 404}


@dataclass(frozen=True)
class Need:
    """What an address needs: a right at its subject; who only views the subject gets 403."""

    resource: str
    action: str
    subject: str
    posted: bool = False
    views: tuple[str, ...] = ()

    @property
    def seen_by(self):
        return self.views or (self.resource,)


PERSON = ("person", "post")
"""A person is seen by whoever sees where he works or which post he holds."""

GOVERNED = {
    "enterprises:record": Need("enterprise", "view", "firm"),
    "enterprises:change": Need("enterprise", "update", "firm"),
    "enterprises:deed": Need("enterprise", "update", "deed"),
    "enterprises:deed_of": Need("supervision", "end", "supervision"),
    "organisations:record": Need("organisation", "view", "office"),
    "who:person": Need("person", "view", "person", views=PERSON),
    "who:tab": Need("person", "view", "tab", views=PERSON),
    "who:contact": Need("person", "show_contact", "person", posted=True, views=PERSON),
    "who:identity": Need("person", "show_identity", "person", posted=True, views=PERSON),
    "who:end_engagement": Need("engagement", "end", "engagement"),
    "who:post": Need("post", "view", "post"),
    "who:appoint": Need("post", "appoint", "post"),
    "who:hand_over": Need("post", "appoint", "holding"),
    "who:relieve": Need("post", "relieve", "holding", posted=True),
    "who:close_post": Need("post", "end", "post", posted=True),
    "who:grant": Need("grant", "view", "grant"),
    "who:confirm": Need("grant", "confirm", "grant", posted=True),
    "roster:post": Need("roster", "view", "post"),
    "roster:plan": Need("roster", "plan", "post"),
    "roster:substitute": Need("roster", "plan", "post"),
    "roster:leave": Need("roster", "plan", "post"),
}
"""Addresses of records that have a place."""

BY_PART = {
    "accounts:": "infra/accounts",
    "api-1:": "api",
    "callbacks:": "infra/notify",
    "demo:": "registry/demo",
    "deliveries:": "infra/events/test_pages.py",
    "enterprises:": "registry/interfaces/web/where",
    "files:": "infra/files",
    "guide:": "web/test_guide.py",
    "imports:": "infra/imports/test_pages.py",
    "jobs:": "infra/jobs",
    "notify:": "infra/notify",
    "obligations:": "infra/obligations/pages/test_pages.py",
    "organisations:": "registry/interfaces/web/where",
    "people_accounts:": "registry/who",
    "policies:": "web/policies",
    "regions:": "registry/interfaces/web/where",
    "roster:": "registry/who/test_roster_pages.py",
    "rules:": "web/rules",
    "vitals:": "infra/vitals/test_system.py",
    "who:": "registry/who/test_pages.py",
}
"""Addresses without a place of their own, and the tests that ask them."""

FREE = {
    "/api/<path:rest>",
    "healthz",
    "home",
    "interface",
    "now",
    "search",
    "set_appearance",
    "set_language",
    "stream_pass",
    "verify_paper",
}
"""Addresses that answer everybody, each with what is everybody's."""


def names(resolver=None, prefix=""):
    """Yield the name of every address of the site."""
    for pattern in (resolver or get_resolver()).url_patterns:
        if hasattr(pattern, "url_patterns"):
            space = f"{pattern.namespace}:" if pattern.namespace else ""
            yield from names(pattern, prefix + space)
        else:
            yield prefix + (pattern.name or f"/{pattern.pattern}")


def test_every_address_has_its_row():
    listed = [name for name in names() if name not in GOVERNED and name not in FREE]

    assert [one for one in listed if not one.startswith(tuple(BY_PART))] == []
    assert GOVERNED.keys() | FREE <= set(names())
    assert [path for path in BY_PART.values() if not (TESTS / path).exists()] == []


def may(role, resource, action):
    line = RIGHTS.get((role, resource, action))
    return line is not None and line["narrow"] == ""


def chosen(wanted, **columns):
    """Return the first role at a county with such columns of which the tables say what is wanted."""
    for code, line in ROLES.items():
        plain = {"departments": "", "assignment": "", "own_only": ""} | columns
        fits = "county" in line["levels"].split()
        if fits and all(line[name] == value for name, value in plain.items()) and wanted(code):
            return code
    return None


def askers(need):
    """Return who asks, and whether he is answered, may not, or learns nothing."""
    right = (need.resource, need.action)
    allowed = chosen(lambda code: may(code, *right))
    sees = lambda code: any(may(code, one, "view") for one in need.seen_by)  # noqa: E731
    only = chosen(lambda code: sees(code) and not may(code, *right))
    blind = chosen(lambda code: not sees(code) and not may(code, *right))
    by_department = chosen(lambda code: may(code, *right), departments="required")
    by_assignment = chosen(lambda code: may(code, *right), assignment="required")
    found = [("nobody", NOBODY, 404)]
    found += [("blind", acting(blind, COUNTY), 404)] if blind else []
    if only and need.action != "view":
        found.append(("only sees", acting(only, COUNTY), 403))
    if by_department:
        found.append(("other department", acting(by_department, COUNTY, departments=2), 404))
        found.append(("his department", acting(by_department, COUNTY, departments=1), 0))
    if by_assignment:
        found.append(("other assignment", acting(by_assignment, COUNTY, assignment=8), 404))
    if allowed:
        found.append(("elsewhere", acting(allowed, OTHER_COUNTY), 404))
        found.append(("too late", acting(allowed, COUNTY, until=NOON), 404))
        found.append(("may", acting(allowed, COUNTY), 0))
    return found


def whoever(_request):
    return ASKING["actor"]


@pytest.fixture
def paths():
    """Return the arguments of each subject: everything stands at one firm of the county."""
    where = settle()
    Organisation.objects.filter(pk=where.office.pk).update(dept_mask=1)
    who = registered().person
    hired(where, who)
    opening = PostOpening(name="安全员", kind=PostKind.OFFICER, enterprise=where.firm.uid)
    post = open_post(opening, actor=OFFICER, at=NOON)
    appoint(post.uid, who.uid, since=NOON, actor=OFFICER, at=NOON)
    supervision = Supervision.objects.create(
        uid=new_uid(NOON),
        enterprise=where.firm,
        department=department(),
        kind="industry",
        since=TODAY,
    )
    waiting = grant(
        person("李示例"), "R20", FIRM, departments=1, confirmed_by=None, confirmed_at=None
    )
    return {
        "firm": [where.firm.uid],
        "deed": [where.firm.uid, "code"],
        "supervision": [where.firm.uid, "end-supervision", supervision.uid],
        "office": [where.office.uid],
        "person": [who.uid],
        "tab": [who.uid, "engagements"],
        "engagement": [Engagement.objects.get().uid],
        "post": [post.uid],
        "holding": [post.uid, Holding.objects.get().uid],
        "grant": [waiting.uid],
    }


@pytest.mark.django_db
@pytest.mark.parametrize("name", GOVERNED)
def test_an_address_answers_as_the_tables_say(client, settings, paths, name):
    settings.ACTOR_PROVIDER = f"{__name__}.whoever"
    need = GOVERNED[name]
    path = reverse(name, args=paths[need.subject])

    wrong = []
    for case, actor, expected in askers(need):
        ASKING["actor"] = actor
        answer = client.post(path, {"version": "9"}) if need.posted else client.get(path)
        status = answer.status_code
        is_right = status == expected if expected else status not in REFUSED and status < 500
        if not is_right:
            wrong.append((case, [one.role for one in actor.grants], status, expected))

    assert wrong == []
