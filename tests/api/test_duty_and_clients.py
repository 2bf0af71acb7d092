"""Duty, hand-overs and programs over the API."""

from datetime import UTC, datetime, time, timedelta
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from bazhua.infra.idempotency.models import UsedKey
from bazhua.infra.roster import services as roster
from bazhua.infra.roster.models import DutyShift
from bazhua.infra.roster.shifts import Rhythm, Shift
from bazhua.registry.models import Client, Holding, Organisation
from tests.api.scene import Program, officer, program, settle
from tests.api.test_registry import API, engaged, problem
from tests.registry.who.scene import (
    COUNTY,
    DAY,
    NOON,
    OTHER_COUNTY,
    PROVINCE,
    TODAY,
    acting,
    department,
)

pytestmark = pytest.mark.django_db

SINCE = "2026-11-01T08:00:00+08:00"


@pytest.fixture
def province():
    return settle()


def on_duty(province, name="王示例", number=51):
    """Return a post whose holder also has its shift around the clock."""
    who, _, post = engaged(province, name, number)
    made = officer().post(
        f"{API}/posts/{post['uid']}/holders", {"person": who["uid"], "since": SINCE}
    )
    assert made.status_code == 201, made.content
    shift = Shift(
        post=post["address"],
        person=who["uid"],
        rhythm=Rhythm(first=TODAY),
        begins=time(8),
        lasts=timedelta(hours=24),
    )
    roster.plan_shift(shift, actor=acting("R06", COUNTY), at=NOON)
    return who, post, made.json()


def test_who_is_on_duty_is_told_at_one_post_in_a_week_and_by_its_shifts(province):
    who, post, _ = on_duty(province)
    asking, path = officer(), f"{API}/rosters/{post['uid']}"

    one = asking.get(path).json()
    week = asking.get(f"{path}/week?day=2026-11-25").json()
    shifts = asking.get(f"{path}/shifts").json()["items"]

    assert (one["post"], one["address"], one["on_duty"]) == (
        post["uid"], post["address"], [who["uid"]],
    )  # fmt: skip
    assert one["silent"] != []
    assert [day["day"] for day in week] == [f"2026-11-{day}" for day in range(23, 30)]
    assert {person for day in week for watch in day["watches"] for person in watch["on_duty"]} == {
        who["uid"]
    }
    assert [(one["person"], one["begins"], one["lasts_minutes"]) for one in shifts] == [
        (who["uid"], "08:00:00", 1440)
    ]
    (listed,) = asking.get(f"{API}/rosters").json()["items"]
    assert {**listed, "silent": []} == {**one, "silent": []}  # it counts from now, which goes on
    for where in (path, f"{path}/week", f"{path}/shifts"):
        assert problem(officer(OTHER_COUNTY).get(where))[:2] == (404, "not_found")
    assert officer(OTHER_COUNTY).get(f"{API}/rosters").json()["items"] == []


def test_rosters_cost_the_same_for_one_post_and_three(province):
    asking = officer()

    def queries():
        with CaptureQueriesContext(connection) as caught:
            assert asking.get(f"{API}/rosters").status_code == 200
        return len(caught)

    on_duty(province)
    one = queries()
    for name, number in (("乙示例", 52), ("丙示例", 53)):
        on_duty(province, name, number)
    assert queries() == one
    assert DutyShift.objects.count() == 3


def test_a_post_passes_to_another_person_or_stays(province):
    _, post, held = on_duty(province)
    other, engagement, _ = engaged(province, "乙示例", 52)
    path, asking = f"{API}/posts/holders/{held['uid']}/handover", officer()
    given = {"person": other["uid"], "passes_at": "2026-11-20T08:00:00+08:00"}

    stale = asking.post(path, given, seen=2)
    elsewhere = officer(OTHER_COUNTY).post(path, given, seen=1)
    assert (stale.status_code, elsewhere.status_code) == (412, 404)
    assert Holding.objects.get().until is None
    passed = asking.post(path, given, seen=1)

    assert (passed.status_code, passed.json()["person"]) == (200, other["uid"])
    assert Holding.objects.exclude(until=None).get().uid == UUID(held["uid"])
    assert passed.json()["post"] == post["uid"]
    own = asking.get(f"{API}/people/engagements/{engagement['uid']}")
    assert (own.json(), own.headers["ETag"]) == (engagement, '"1"')


@pytest.mark.usefixtures("province")
def test_offices_of_departments_are_opened_where_there_are_none():
    department()
    region = {"region": str(UUID(int=1)), "departments": ["YJ"], "since": "2026-11-23"}
    before = Organisation.objects.count()

    unknown = officer().post(f"{API}/organisations/offices", region)
    empty = officer().post(f"{API}/organisations/offices", region | {"departments": []})

    assert (unknown.status_code, empty.status_code) == (404, 400)
    assert Organisation.objects.count() == before


def coming(days=90):
    return (datetime.now(UTC) + days * DAY).isoformat()


@pytest.mark.usefixtures("province")
def test_a_program_is_issued_once_its_token_works_and_is_kept_nowhere_in_clear():
    asking, given = program("R28", PROVINCE), {"name": "对接平台", "until": coming()}

    made = asking.post(f"{API}/clients", given, key="k-1")
    again = asking.post(f"{API}/clients", given, key="k-1")
    token = made.json()["token"]

    assert (made.status_code, made.headers["Cache-Control"]) == (201, "no-store")
    assert again.json() == made.json()
    assert again.headers["Cache-Control"] == "no-store"
    assert Client.objects.filter(name="对接平台").count() == 1
    assert token.encode() not in bytes(UsedKey.objects.get(key="k-1").body)
    path = f"{API}/clients/{made.json()['uid']}"
    told = asking.get(path).json()
    assert told in asking.get(f"{API}/clients").json()["items"]
    assert "token" not in told
    assert Program(token).get(f"{API}/enterprises").json()["items"] == []
    ended = asking.post(f"{path}/end", seen=1)
    assert (ended.status_code, ended.json()["ended_at"] is None) == (200, False)
    assert problem(Program(token).get(f"{API}/enterprises"))[:2] == (401, "token_refused")


@pytest.mark.usefixtures("province")
def test_who_does_not_look_after_programs_makes_and_ends_none():
    known, before = Client.objects.create(
        uid=UUID(int=8), name="既有", token_hash=b"x" * 32, since=NOON, until=NOON + DAY,
        given_by=UUID(int=9),
    ), Client.objects.count()  # fmt: skip
    path = f"{API}/clients/{known.uid}"

    none, sees = officer(), program("R27", PROVINCE)
    answers = [
        none.post(f"{API}/clients", {"name": "某程序", "until": coming()}),
        none.get(path),
        none.post(f"{path}/end", seen=1),
        sees.post(f"{path}/end", seen=1),
        program("R28", PROVINCE).post(f"{API}/clients", {"name": "某程序", "until": coming(400)}),
    ]

    assert [answer.status_code for answer in answers] == [403, 404, 404, 403, 400]
    assert none.get(f"{API}/clients").json()["items"] == []
    assert Client.objects.filter(name="某程序").count() == 0
    assert Client.objects.get(pk=known.pk).ended_at is None
    assert before == 1
