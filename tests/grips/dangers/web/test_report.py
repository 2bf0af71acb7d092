"""The page that reports from a phone, and the addresses that it sends to."""

import re
from datetime import UTC, datetime
from uuid import UUID, uuid4

import pytest
from django.contrib.staticfiles import finders
from django.urls import reverse

from bazhua.grips.dangers.interfaces.web.report.worker import FILES
from bazhua.grips.dangers.models import HiddenDanger
from bazhua.infra.files.services import keep_sent
from tests.grips.dangers.scene import NOON, everything
from tests.infra.files.samples import picture
from tests.registry.who import outcomes
from tests.registry.who.scene import TEAM, grant

LEAK = "三号压缩机油封漏油"
PAGE = "/dangers/report/"
SEEN = datetime.now(UTC).isoformat()


@pytest.fixture
def phone(scene, client, settings, tmp_path):
    """Return what a phone does, as one of the scene."""
    settings.ACTOR_PROVIDER = f"{outcomes.__name__}.whoever"
    settings.FILES_ROOT = tmp_path
    return Phone(scene, client)


class Phone:
    """Asks as somebody."""

    def __init__(self, scene, client):
        self.scene, self.client = scene, client

    def be(self, who):
        outcomes.ASKING["actor"] = self.scene.who(who)
        return self

    def get(self, path=PAGE):
        return self.client.get(path)

    def post(self, path, body=None, **headers):
        return self.client.post(PAGE + path, body, content_type="application/json", headers=headers)

    def report(self, key="a-1", **told):
        return self.post("hand-in", said(**told), **{"Idempotency-Key": key})


def said(**told):
    return {"wrong": LEAK, "said_at": SEEN, "sent_at": datetime.now(UTC).isoformat()} | told


def test_the_page_knows_where_a_worker_works(phone):
    answer = phone.be("hand").get()

    assert answer.status_code == 200
    assert phone.scene.firm.name in answer.content.decode()
    assert 'name="subject"' not in answer.content.decode()


def test_whoever_works_at_two_places_chooses(phone):
    grant(phone.scene.persons["hand"], "R23", TEAM)

    shown = phone.be("hand").get().content.decode()

    assert len(re.findall('<option value="(?:enterprise|unit):', shown)) == 2


def test_whoever_works_nowhere_is_asked_for_a_code_or_his_position(phone):
    assert "data-near" in phone.be("grid").get().content.decode()


@pytest.mark.parametrize(("code", "notes"), [("", 1), ("x", 2), (str(UUID(int=5)), 2)])
def test_an_unknown_code_says_so(phone, code, notes):
    shown = phone.be("hand").get(f"{PAGE}?place={code}").content.decode()

    assert shown.count('class="report-note"') == notes


def test_a_report_is_on_record_once(phone):
    first, again = phone.be("hand").report(), phone.report()

    assert (first.status_code, again.status_code) == (200, 200)
    assert first.json() == again.json()
    assert first.json()["number"] == HiddenDanger.objects.get().number
    assert LEAK in phone.get().content.decode()


def test_a_report_with_a_position(phone):
    phone.be("hand").report(longitude=117.02, latitude=36.66)

    assert HiddenDanger.objects.get().latitude == 36.66


@pytest.mark.parametrize(
    ("told", "status", "code"),
    [
        ({"wrong": " "}, 400, "missing_key"),
        ({"place": "x"}, 400, "wrong_type"),
        ({"longitude": 200}, 400, "out_of_range"),
        ({"said_at": "gestern"}, 400, "wrong_type"),
        ({"more": 1}, 400, "unknown_key"),
        ({"place": str(UUID(int=5))}, 404, "not_found"),
    ],
)
def test_a_refusal_says_why_and_changes_nothing(phone, told, status, code):
    before = everything()

    answer = phone.be("hand").report(**told)

    assert (answer.status_code, answer.json()["code"]) == (status, code)
    assert everything() == before


def test_what_is_no_text_is_no_report(phone):
    answer = phone.be("hand").client.post(
        f"{PAGE}hand-in", b"\xff", content_type="text/plain", headers={"Idempotency-Key": "a"}
    )

    assert (answer.status_code, answer.json()["code"]) == (400, "not_json")


def test_a_report_without_a_key_is_refused(phone):
    assert phone.be("hand").post("hand-in", said()).json()["code"] == "bad_key"


def test_what_may_be_the_same_is_suggested(phone):
    number = phone.be("manager").report().json()["number"]

    found = phone.be("hand").post("similar", said(wrong="压缩机油封漏油")).json()["similar"]

    assert [(one["number"], one["wrong"], one["why"]) for one in found] == [
        (number, LEAK, "用词相近")
    ]
    assert set(found[0]) == {"uid", "number", "wrong", "spot", "why"}


def test_one_more_who_has_seen_it(phone):
    first = phone.be("manager").report().json()

    again = phone.be("hand").report(same_as=first["uid"]).json()

    assert (again["number"], again["again"]) == (first["number"], True)


def test_enterprises_around_are_offered(phone):
    phone.scene.firm.__class__.objects.filter(pk=phone.scene.firm.pk).update(
        longitude=117.02, latitude=36.66
    )

    near = phone.be("grid").post("near", said(longitude=117.02, latitude=36.66)).json()["near"]

    assert near == [{"value": f"enterprise:{phone.scene.firm.uid}", "text": phone.scene.firm.name}]
    assert phone.post("near", said()).json() == {"near": []}


def test_a_phone_asks_who_is_signed_in(phone):
    told = phone.be("hand").get(f"{PAGE}standing").json()

    assert (told["person"], len(told["token"])) == (str(phone.scene.uid("hand")), 64)


def test_a_photo_follows_its_report(phone):
    danger = phone.be("hand").report().json()["uid"]
    file = keep_sent([picture()], "漏油.jpg", actor=phone.scene.who("hand"), at=NOON)

    answers = [phone.post(f"{danger}/photos/{file.uid}").status_code for _ in range(2)]

    assert answers == [204, 204]
    assert phone.post(f"{danger}/photos/{uuid4()}").status_code == 404


def test_the_worker_keeps_the_files_of_the_page_and_nothing_else(client):
    answer = client.get(reverse("report:worker"))

    assert answer["Content-Type"] == "text/javascript"
    assert b"dangers/queue.js" in answer.content.replace(b"\\u002D", b"-")
    assert len(answer.content) < 3500
    assert [name for name in FILES if finders.find(name) is None] == []


def test_the_worker_knows_every_file_that_the_page_loads(phone):
    shown = phone.be("hand").get().content.decode()

    loaded = set(re.findall(r'(?:src|href)="/static/([^"]+\.(?:js|css|svg))["#]', shown))

    assert loaded - set(FILES) == set()
