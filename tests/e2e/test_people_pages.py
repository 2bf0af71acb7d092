"""The pages of people, posts, grants, the roster and figures of law, as far as no journey goes."""

from datetime import UTC, datetime, timedelta

import pytest

from bazhua.infra.obligations.models import obligations
from bazhua.registry.models import Engagement, Post, RoleGrant
from bazhua.registry.services.who.clients import issue_client
from tests.e2e.looking import faults_around, faults_of_answered
from tests.e2e.test_where import ASKING, firm, site  # noqa: F401 -- fixtures

pytestmark = [pytest.mark.chromium, pytest.mark.django_db(transaction=True)]

WINDOWS = [(1440, "en"), (390, "zh-hans")]


def pages_of_a_person(row):
    """Return the pages of one who leads a team of an enterprise, and of his post."""
    post = Post.objects.get(firm=row, kind="team_leader")
    given = RoleGrant.objects.get(role="R22")
    who = given.person
    here, there = f"/people/{who.uid}", f"/posts/{post.uid}"
    engaged = Engagement.objects.filter(person=who).first().uid
    tabs = ("engagements", "posts", "grants")
    return (
        {"person": here}
        | {f"person-{tab}": f"{here}/tab/{tab}" for tab in tabs}
        | {f"person-{form}": f"{here}/{form}" for form in ("give", "engage", "reach")}
        | {
            "invite": f"{here}/account/invite",
            "badge": f"{here}/account/badge",
            "end-engagement": f"/engagements/{engaged}/end",
            "post": there,
            "appoint": f"{there}/appoint",
            "grant": f"/grants/{given.uid}",
            "end-grant": f"/grants/{given.uid}/end",
            "roster-post": f"/roster/{post.uid}",
            "roster-plan": f"/roster/{post.uid}/plan",
            "roster-leave": f"/roster/{post.uid}/leave",
            "roster-substitute": f"/roster/{post.uid}/substitute",
        }
    )


def pages_around():
    """Return the lists and forms beside them."""
    at = datetime.now(UTC)
    client = issue_client(
        "示例系统", until=at + timedelta(days=9), actor=ASKING["actor"], at=at
    ).client
    owed = obligations().first().uid
    return {
        "people": "/people/",
        "new-person": "/people/new",
        "posts": "/posts/",
        "new-post": "/posts/new",
        "grants": "/grants/",
        "clients": "/clients/",
        "client": f"/clients/{client.uid}",
        "client-give": f"/clients/{client.uid}/give",
        "new-client": "/clients/new",
        "roster": "/roster/",
        "devices": "/devices/",
        "enrol": "/devices/enrol",
        "policies": "/policies/",
        "policy": "/policies/tip.fine_share/SD/",
        "policy-propose": "/policies/tip.fine_share/SD/propose",
        "additions": "/policies/additions/",
        "obligations": "/obligations/",
        "obligation": f"/obligations/{owed}/",
        "notifications": "/notifications/",
        "imports": "/imports/",
        "interface": "/api/v1/",
        "paper": "/papers/verify/",
    }


def test_pages_of_people_are_accessible_and_fit(visit, firm):  # noqa: F811
    pages = pages_of_a_person(firm) | pages_around()
    faults = {}

    for window in WINDOWS:
        seen = visit(*window)
        faults[window] = faults_around(seen, pages, "people-", *window, judge=faults_of_answered)

    assert faults == {window: {} for window in WINDOWS}
    assert len(pages) == 40
