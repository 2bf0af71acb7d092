"""The registry over the API: within reach, by version, once for a key, refused as problems."""

from base64 import b64encode

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from bazhua.infra.events.models import Event
from bazhua.registry.models import Engagement, Enterprise, Holding, Person, Post, RoleGrant
from tests.api.scene import Program, officer, principal, program, reader, settle
from tests.registry.who.scene import (
    COUNTY,
    FIRM,
    OTHER_COUNTY,
    OTHER_FIRM,
    PROVINCE,
    acting,
    body,
    grant,
    person,
)
from tests.registry.who.test_people import identity

pytestmark = pytest.mark.django_db

API = "/api/v1"
PATHS = ("regions", "organisations", "enterprises", "people", "posts", "grants")


@pytest.fixture
def province():
    return settle()


def names(answer):
    assert answer.status_code == 200, answer.content
    return [item["name"] for item in answer.json()["items"]]


def problem(answer):
    assert answer.headers["Content-Type"] == "application/problem+json"
    body = answer.json()
    assert body["status"] == answer.status_code
    return answer.status_code, body["code"], body["field"]


def test_enterprises_are_those_within_reach(province):
    assert names(officer().get(f"{API}/enterprises")) == [province.firm.name]
    assert names(principal(OTHER_FIRM).get(f"{API}/enterprises")) == [province.other_firm.name]
    assert len(names(program("R02", PROVINCE).get(f"{API}/enterprises"))) == 2


def test_an_enterprise_is_read_with_its_version(province):
    answer = officer().get(f"{API}/enterprises/{province.firm.uid}")

    assert answer.headers["ETag"] == '"1"'
    assert answer.json()["name"] == province.firm.name


@pytest.mark.parametrize("where", ["enterprises/{other}", "enterprises/{nobody}"])
def test_what_lies_out_of_reach_is_not_found(province, where):
    path = where.format(
        other=province.other_firm.uid, nobody="0" * 8 + "-0000" * 3 + "-" + "0" * 12
    )

    assert problem(officer().get(f"{API}/{path}")) == (404, "not_found", None)


FACTS = {"name": "青岩冷链（示例）有限公司", "headcount": 120, "status": "operating"}


def test_an_enterprise_is_changed_by_who_saw_it(province):
    path = f"{API}/enterprises/{province.firm.uid}"

    answer = officer().put(path, FACTS, seen=1)

    assert (answer.status_code, answer.headers["ETag"]) == (200, '"2"')
    assert answer.json()["headcount"] == 120
    assert Enterprise.objects.get(pk=FIRM).headcount == 120
    assert Event.objects.filter(kind="enterprise.changed").count() == 1


@pytest.mark.parametrize(
    ("seen", "told"),
    [
        (2, (412, "stale_state", None)),
        (None, (428, "version_needed", "If-Match")),
        ("*", (400, "bad_version", "If-Match")),
        ("1", (400, "bad_version", "If-Match")),
    ],
)
def test_a_change_of_another_version_is_refused(province, seen, told):
    answer = officer().put(f"{API}/enterprises/{province.firm.uid}", FACTS, seen=seen)

    assert problem(answer) == told
    assert Enterprise.objects.get(pk=FIRM).version == 1
    assert not Event.objects.filter(kind="enterprise.changed").exists()


def test_the_same_key_is_one_change_and_one_answer(province):
    path, program_ = f"{API}/enterprises/{province.firm.uid}", officer()

    first = program_.put(path, FACTS, seen=1, key="k-1")
    again = program_.put(path, FACTS, seen=1, key="k-1")
    other = program_.put(path, FACTS | {"headcount": 5}, seen=1, key="k-1")

    assert (first.content, first.headers["ETag"]) == (again.content, again.headers["ETag"])
    assert again.headers["Idempotency-Replayed"] == "true"
    assert problem(other)[:2] == (422, "key_reused")
    assert Enterprise.objects.get(pk=FIRM).version == 2


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"name": ""}, (400, "bad_input", "name")),
        ({"name": None}, (400, "bad_input", "name")),
        ({"headcount": "many"}, (400, "bad_input", "headcount")),
        ({"headcount": "5"}, (400, "bad_input", "headcount")),
        ({"headcount": -1}, (400, "bad_input", "headcount")),
        ({"address": "a\0b"}, (400, "bad_input", "address")),
        ({"status": "closed"}, (400, "not_a_choice", "status")),
        ({"more": 1}, (400, "unknown_key", "more")),
        ({"industry": "ZZ"}, None),
    ],
)
def test_what_does_not_fit_is_told_at_its_field(province, change, told):
    answer = officer().put(f"{API}/enterprises/{province.firm.uid}", FACTS | change, seen=1)

    found = problem(answer)
    assert told in {None, found}
    assert 400 <= found[0] < 500
    assert Enterprise.objects.get(pk=FIRM).version == 1


def test_a_body_that_is_no_json_is_refused(province):
    asking = officer()
    headers = asking.headers | {"Idempotency-Key": "k", "If-Match": '"1"'}
    path = f"{API}/enterprises/{province.firm.uid}"

    answer = asking.browser.put(path, b"{", content_type="application/json", headers=headers)

    assert problem(answer)[:2] == (400, "not_json")


def test_a_write_without_a_key_is_refused(province):
    asking = officer()
    path = f"{API}/enterprises/{province.firm.uid}"
    headers = asking.headers | {"If-Match": '"1"'}

    answer = asking.browser.put(path, "{}", content_type="application/json", headers=headers)

    assert problem(answer) == (400, "bad_key", "Idempotency-Key")


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.usefixtures("province")
def test_without_a_token_there_is_nothing(path):
    answer = Program().get(f"{API}/{path}")

    assert problem(answer) == (401, "token_needed", "Authorization")
    assert answer.headers["WWW-Authenticate"] == "Bearer"
    assert problem(Program("bz_no").get(f"{API}/{path}"))[:2] == (401, "token_refused")


@pytest.mark.usefixtures("province")
def test_a_cookie_does_not_count(settings):
    settings.ACTOR_PROVIDER = "tests.api.test_registry.chief"

    answer = Program().post(f"{API}/enterprises", {})

    assert problem(answer)[:2] == (401, "token_needed")


def chief(_request):
    """Return somebody who is signed in by a cookie."""
    return acting("R02")


def test_refusals_are_in_the_language_asked(province):
    path = f"{API}/enterprises/{province.other_firm.uid}"
    zh, en = (program("R06", COUNTY, language=one).get(path).json() for one in ("zh-CN", "en"))

    assert zh["title"] != en["title"]
    assert en["title"].isascii()


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("?sort=secret", (400, "not_a_choice", "sort")),
        ("?page=no", (400, "bad_cursor", "page")),
        ("?nothing=1", (400, "unknown_key", "nothing")),
        ("?status=odd", (400, "bad_input", "status")),
    ],
)
@pytest.mark.usefixtures("province")
def test_a_list_refuses_what_it_does_not_have(query, told):
    assert problem(officer().get(f"{API}/enterprises{query}")) == told


@pytest.mark.usefixtures("province")
def test_pages_of_a_list_hold_every_row_once():
    asking, path, seen = officer(), f"{API}/organisations", []
    for number in range(60):
        body(f"示例机构{number}", COUNTY)
    while path:
        page = asking.get(path).json()
        seen += [item["uid"] for item in page["items"]]
        path = page["next"]

    assert len(seen) == len(set(seen)) == 61
    assert asking.get(f"{API}/organisations").json()["previous"] is None


@pytest.mark.parametrize("path", PATHS)
def test_lists_cost_the_same_for_one_row_and_three(province, path):
    asking = program("R28", PROVINCE) if path == "grants" else program("R02", PROVINCE)

    def queries():
        with CaptureQueriesContext(connection) as caught:
            assert asking.get(f"{API}/{path}").status_code == 200
        return len(caught)

    engaged(province, "甲示例", 31)
    one = queries()
    for name, number in (("乙示例", 32), ("丙示例", 33)):
        engaged(province, name, number)
    assert queries() == one


def engaged(province, name, number):
    asking = officer()
    made = asking.post(f"{API}/people", {"name": name, "identity": identity(number)})
    assert made.status_code == 201, made.content
    given = {"kind": "employee", "organisation": str(province.office.uid), "since": "2026-01-01"}
    engagement = asking.post(f"{API}/people/{made.json()['uid']}/engagements", given)
    assert engagement.status_code == 201, engagement.content
    given = {"name": name, "kind": "officer", "organisation": str(province.office.uid)}
    post = asking.post(f"{API}/posts", given)
    assert post.status_code == 201, post.content
    who = person(name)
    grant(who, "R06", COUNTY)
    return made.json(), engagement.json(), post.json()


def test_people_are_masked_and_in_clear_only_with_the_right(province):
    who, _, _ = engaged(province, "王示例", 41)
    asking = officer()

    listed = asking.get(f"{API}/people").json()["items"]
    one = asking.get(f"{API}/people/{who['uid']}")

    assert [item["person"] for item in listed] == [one.json()]
    assert identity(41) not in one.content.decode()
    assert problem(asking.post(f"{API}/people/{who['uid']}/identity"))[:2] == (403, "forbidden")
    assert not Event.objects.filter(kind="person.identity_shown").exists()
    elsewhere = officer(OTHER_COUNTY)
    assert problem(elsewhere.get(f"{API}/people/{who['uid']}"))[:2] == (404, "not_found")


def test_an_engagement_ends_and_a_post_is_taken_and_left(province):
    who, engagement, post = engaged(province, "王示例", 42)
    asking = officer()

    path = f"{API}/posts/{post['uid']}/holders"
    taken = asking.post(path, {"person": who["uid"], "since": "2026-11-01T08:00:00+08:00"})
    assert taken.status_code == 201, taken.content
    assert [one["person"] for one in asking.get(path).json()] == [who["uid"]]
    left = asking.post(
        f"{API}/posts/holders/{taken.json()['uid']}/end",
        {"until": "2026-11-02T08:00:00+08:00"},
        seen=taken.headers["ETag"],
    )
    assert left.status_code == 200, left.content
    closed = asking.post(f"{API}/posts/{post['uid']}/closing", seen=1)
    assert closed.status_code == 200, closed.content
    ended = asking.post(
        f"{API}/people/engagements/{engagement['uid']}/end", {"until": "2026-11-20"}, seen=1
    )
    assert ended.status_code == 200, ended.content
    assert Holding.objects.get().until is not None
    assert Post.objects.get(uid=post["uid"]).until is not None
    assert Engagement.objects.get(uid=engagement["uid"]).until is not None


@pytest.mark.usefixtures("province")
def test_a_role_is_given_and_ended():
    asking, who = program("R28", PROVINCE), person("李示例")
    giving = {
        "role": "R06",
        "person": str(who.uid),
        "node": COUNTY,
        "since": "2026-11-01T00:00:00+08:00",
        "reason": "任职文件",
    }

    given = asking.post(f"{API}/grants", giving)
    assert given.status_code == 201, given.content
    assert given.json()["confirmed"] is True
    path = f"{API}/grants/{given.json()['uid']}"
    ended = asking.post(f"{path}/end", {"reason": "调离"}, seen=1)

    assert ended.status_code == 200, ended.content
    assert RoleGrant.objects.get(person=who).until is not None
    assert problem(asking.post(f"{path}/end", {"reason": "调离"}, seen=2))[:2] == (
        409,
        "grant_over",
    )
    assert problem(officer().post(f"{API}/grants", giving))[:2] == (403, "forbidden")


def test_a_reader_changes_nothing(province):
    asking = reader()

    refused = [
        asking.post(f"{API}/people", {"name": "某"}),
        asking.post(f"{API}/enterprises", FACTS | {"region": "370102001", "since": "2020-01-01"}),
        asking.put(f"{API}/enterprises/{province.firm.uid}", FACTS, seen=1),
    ]

    assert {answer.status_code for answer in refused} <= {403, 404, 422}
    assert Person.objects.count() == 0
    assert Enterprise.objects.count() == 2


@pytest.mark.usefixtures("province")
def test_a_file_is_sent_by_token_without_a_form():
    program_, headers = officer(), {"Tus-Resumable": "1.0.0", "Upload-Length": "5"}
    headers["Upload-Metadata"] = "filename " + b64encode(b"a.pdf").decode()
    strict = Client(enforce_csrf_checks=True)

    by_token = strict.post("/files/uploads", headers=program_.headers | headers)
    by_nobody = strict.post("/files/uploads", headers=headers)

    assert by_token.status_code != 403
    assert by_token.headers["Tus-Resumable"] == "1.0.0"
    assert by_nobody.status_code == 403
