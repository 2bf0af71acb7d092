"""Pages of patrols: set by a form, seen with how they stand, walked from a phone."""

import json
import re
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from bazhua.grips.dangers.interfaces.web.report.worker import PAGES
from bazhua.grips.dangers.models import HiddenDanger, Patrol, PatrolFinding
from bazhua.infra.files.services import keep_sent
from bazhua.kernel.times import day_of
from tests.grips.dangers.patrols import a_patrol, all_of_it, open_a_post
from tests.grips.dangers.scene import NOON
from tests.infra.files.samples import picture
from tests.registry.who import outcomes

PHONE = "/dangers/report/patrol/"
TODAY = day_of(datetime.now(UTC))


@pytest.fixture
def ask(scene, client, settings, tmp_path):
    """Return what asks as one of the scene."""
    settings.ACTOR_PROVIDER = f"{outcomes.__name__}.whoever"
    settings.FILES_ROOT = tmp_path
    return Ask(scene, client)


class Ask:
    """Asks as somebody."""

    def __init__(self, scene, client):
        self.scene, self.client = scene, client

    def be(self, who):
        outcomes.ASKING["actor"] = self.scene.who(who)
        return self

    def page(self, path):
        answer = self.client.get(path)
        assert answer.status_code == 200, path
        return answer.content.decode()

    def set_one(self, **other):
        given = {
            "kind": "FIRE",
            "rhythm": "DAY",
            "holder": open_a_post(self.scene),
            "since": TODAY.isoformat(),
        }
        return self.client.post(f"/dangers/patrols/set/{self.scene.firm.uid}", given | other)

    def ahead(self):
        """Return what the page gives the phone."""
        shown = self.page(PHONE)
        (told,) = re.findall(r'<script id="patrols-ahead"[^>]*>(.*?)</script>', shown, re.DOTALL)
        return json.loads(told)

    def hand_in(self, *values, key="w-1", **other):
        (patrol,) = self.ahead()
        (edition,) = patrol["editions"]
        now = datetime.now(UTC)
        (opens,) = [
            opens
            for opens, closes in edition["periods"]
            if datetime.fromisoformat(opens) <= now <= datetime.fromisoformat(closes)
        ]
        said = {
            "patrol": patrol["uid"],
            "edition": edition["number"],
            "opens_at": opens,
            "said_at": now.isoformat(),
            "sent_at": now.isoformat(),
            "writes": [
                {
                    "item": question["key"],
                    "reply": {"value": value, "note": "", "photos": []},
                    "at_ms": int(now.timestamp() * 1000),
                    "device": "a",
                    "sequence": number,
                    "replaces": [],
                }
                for number, (question, value) in enumerate(
                    zip(edition["questions"], values, strict=False)
                )
            ],
        }
        return self.post(f"{PHONE}hand-in", said | other, key)

    def post(self, path, body=None, key=""):
        headers = {"Idempotency-Key": key} if key else {}
        return self.client.post(path, body, content_type="application/json", headers=headers)


def test_the_common_questions_are_set_without_typing_them(ask):
    answer = ask.be("director").set_one()

    row = Patrol.objects.get()
    assert (answer.status_code, answer["Location"]) == (302, f"/dangers/patrols/{row.uid}/")
    shown = ask.page(answer["Location"])
    assert row.name == "消防巡查"
    assert "消火栓、水带、水枪齐全完好" in shown
    assert "平台规则" in shown


@pytest.mark.parametrize(
    ("other", "words"),
    [({"since": "2020-01-01"}, "不早于"), ({"holder": "post:x"}, "选"), ({"rhythm": ""}, "必填")],
)
def test_a_patrol_that_is_refused_says_why(ask, other, words):
    answer = ask.be("director").set_one(**other)

    assert (answer.status_code, words in answer.content.decode()) == (422, True)
    assert not Patrol.objects.exists()


def test_it_is_changed_from_a_day_on_and_ended(ask):
    ask.be("director").set_one(questions="阀门无泄漏")
    row = Patrol.objects.get()
    path = f"/dangers/patrols/{row.uid}/"
    form = ask.page(f"{path}change")

    changed = ask.client.post(
        f"{path}change",
        {
            "version": row.version,
            "rhythm": "WEEK",
            "holder": row.holder,
            "since": (TODAY + timedelta(days=1)).isoformat(),
            "questions": "阀门无泄漏\n压力正常",
        },
    )
    ended = ask.client.post(
        f"{path}end", {"version": row.version + 1, "since": (TODAY + timedelta(days=2)).isoformat()}
    )

    assert "阀门无泄漏" in form
    assert (changed.status_code, ended.status_code) == (302, 302)
    assert "压力正常" in ask.page(path)


def test_the_list_says_what_is_to_be_walked_and_narrows_to_it(ask):
    ask.be("director").set_one()

    before = ask.page("/dangers/patrols/")
    ask.be("hand").hand_in(*["YES"] * 6)

    ask.be("director")
    assert ("待巡查" in before, "消防巡查" in ask.page("/dangers/patrols/?standing=DUE")) == (
        True,
        False,
    )
    assert "已巡查" in ask.page("/dangers/patrols/")


def test_what_was_missed_last_is_found_by_the_filter(ask):
    a_patrol(ask.scene)

    shown = ask.be("bureau").page("/dangers/patrols/?standing=MISSED")

    assert "漏巡" in shown
    assert "消防巡查" in shown


def test_three_patrols_cost_the_list_as_much_as_one(ask):
    holder = open_a_post(ask.scene)
    a_patrol(ask.scene, holder=holder)
    ask.be("director").page("/dangers/patrols/")
    with CaptureQueriesContext(connection) as one:
        ask.page("/dangers/patrols/")
    for number in range(2):
        a_patrol(ask.scene, name=str(number), holder=holder)

    with CaptureQueriesContext(connection) as three:
        ask.page("/dangers/patrols/")

    assert len(three) == len(one)


def test_the_enterprise_has_its_patrols_on_a_tab(ask):
    a_patrol(ask.scene)

    shown = ask.be("director").page(f"/enterprises/{ask.scene.firm.uid}/patrols/")

    assert "消防巡查" in shown
    assert "/dangers/patrols/set/" in shown


def test_a_worker_finds_a_danger_and_adds_its_photo(ask):
    ask.be("director").set_one()

    answer = ask.be("hand").hand_in("NO", *["YES"] * 5)

    told = answer.json()
    found = HiddenDanger.objects.get()
    assert (answer.status_code, told["number"], told["state"]) == (200, found.number, "walked")
    (question,) = PatrolFinding.objects.values_list("item", flat=True)
    file = keep_sent([picture()], "a.jpg", actor=ask.scene.who("hand"), at=datetime.now(UTC))
    photo = ask.post(f"{PHONE}{told['uid']}/{question}/photos/{file.uid}")
    assert photo.status_code == 204
    shown = ask.be("director").page(f"/dangers/patrols/{Patrol.objects.get().uid}/")
    assert found.wrong in shown


def test_what_a_patrol_found_counts_as_found_by_the_enterprise(ask):
    ask.be("director").set_one()
    ask.be("hand").hand_in("NO", *["YES"] * 5)

    shown = ask.be("bureau").page(f"/dangers/{HiddenDanger.objects.get().uid}/")

    assert "日常巡查" in shown


@pytest.mark.parametrize(
    ("other", "status", "code"),
    [
        ({"patrol": ""}, 400, "missing_key"),
        ({"patrol": "x"}, 400, "wrong_type"),
        ({"patrol": str(uuid4())}, 404, "not_found"),
        ({"opens_at": NOON.isoformat()}, 422, "not_expected"),
        ({"more": 1}, 400, "unknown_key"),
    ],
)
def test_a_refusal_says_why_and_changes_nothing(ask, other, status, code):
    ask.be("director").set_one()
    ask.be("hand").ahead()
    before = all_of_it()

    answer = ask.hand_in("YES", **other)

    assert (answer.status_code, answer.json()["code"]) == (status, code)
    assert all_of_it() == before


def test_what_is_no_text_is_no_round(ask):
    answer = ask.be("hand").client.post(
        f"{PHONE}hand-in", b"\xff", content_type="text/plain", headers={"Idempotency-Key": "a"}
    )

    assert (answer.status_code, answer.json()["code"]) == (400, "not_json")


def test_the_pages_for_a_phone_are_kept_by_the_worker(ask):
    shown = ask.be("hand").page("/dangers/report/worker.js")

    assert PHONE in shown
    assert len(PAGES) == shown.split("const PAGES = [")[1].split("]")[0].count('"') // 2
