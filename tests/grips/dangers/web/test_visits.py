"""Pages of visits: planned by a form, begun by a scan, with the buttons that their kind allows."""

import re
from datetime import UTC, datetime

import pytest

from bazhua.grips.dangers.domain.terms import VisitKind
from bazhua.grips.dangers.models import Visit
from tests.grips.dangers.crew import OFFICERS, arrived, enlist, move, plan, report
from tests.registry.who import outcomes


@pytest.fixture
def ask(scene, client, settings):
    """Return what asks as one of the scene."""
    settings.ACTOR_PROVIDER = f"{outcomes.__name__}.whoever"
    return Ask(enlist(scene), client)


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

    def post(self, path, **fields):
        return self.client.post(path, fields)

    def hand_in(self, body, key="a-1"):
        return self.client.post(
            f"{ARRIVE}hand-in",
            body,
            content_type="application/json",
            headers={"Idempotency-Key": key},
        )

    def plan(self, **other):
        given = {
            "kind": "INSPECTION",
            "ground": "PLAN",
            "basis": "2026 年度检查计划第 12 项",
            "approval": "检批〔2026〕12 号",
            "planned_on": "2026-11-23",
            "officers": [str(self.scene.uid(name)) for name in OFFICERS],
        }
        return self.post(f"/visits/plan/{self.scene.firm.uid}", **(given | other))


ARRIVE = "/dangers/report/arrive/"


def buttons(shown):
    main = shown[shown.index("<main") :]
    return re.findall(r'class="btn btn-[a-z]+"[^>]*>([^<]+)<', main)


def test_a_visit_is_planned_by_a_form(ask):
    form = ask.be("bureau").page(f"/visits/plan/{ask.scene.firm.uid}")

    answer = ask.plan()

    row = Visit.objects.get()
    assert (answer.status_code, answer["Location"]) == (302, f"/visits/{row.uid}/")
    assert form.count('type="checkbox"') == len(OFFICERS) + 1  # and the expert
    assert "RQ-2026-30-00001" in ask.page("/visits/")


@pytest.mark.parametrize(
    ("other", "words"),
    [({"approval": ""}, "approval"), ({"officers": []}, "必填"), ({"planned_on": "x"}, "日期")],
)
def test_a_plan_that_is_refused_says_why(ask, other, words):
    answer = ask.be("bureau").plan(**other)

    assert (answer.status_code, words in answer.content.decode()) == (422, True)
    assert not Visit.objects.exists()


def arrival(row, **other):
    now = datetime.now(UTC).isoformat()
    given = {"visit": str(row.uid), "scanned": str(row.subject_uid)}
    return given | {"said_at": now, "sent_at": now} | other


def test_an_officer_scans_the_code_and_arrives_by_his_phone(ask):
    row = plan(ask.scene)
    shown = ask.be("first").page(f"{ARRIVE}?at={row.subject_uid}")
    assert (ask.scene.firm.name in shown, row.number in shown) == (True, True)

    said = arrival(row, longitude=117.02, latitude=36.66)
    answers = [ask.hand_in(said) for _ in range(2)]

    row.refresh_from_db()
    assert [answer.status_code for answer in answers] == [200, 200]
    assert answers[0].json() == answers[1].json()
    assert (row.state, row.scanned, row.latitude, row.version) == ("ARRIVED", True, 36.66, 2)
    assert f"/dangers/report/?visit={row.uid}" in ask.page(ARRIVE)


def test_without_a_script_the_form_of_the_page_arrives(ask):
    row = plan(ask.scene)
    shown = ask.be("first").page(f"{ARRIVE}?at={row.subject_uid}")
    assert f'action="/visits/{row.uid}/arrive"' in shown

    answer = ask.post(
        f"/visits/{row.uid}/arrive", version=row.version, scanned=str(row.subject_uid)
    )

    row.refresh_from_db()
    assert (answer.status_code, row.state) == (302, "ARRIVED")


@pytest.mark.parametrize(
    ("who", "other", "status", "code"),
    [
        ("first", {"scanned": ""}, 409, "transition_refused"),
        ("first", {"visit": ""}, 400, "missing_key"),
        ("first", {"visit": "x"}, 400, "wrong_type"),
        ("first", {"more": 1}, 400, "unknown_key"),
        ("foreign", {}, 404, "not_found"),
        ("bureau", {}, 404, "not_found"),
    ],
)
def test_an_arrival_by_phone_that_is_refused_changes_nothing(ask, who, other, status, code):
    row = plan(ask.scene)
    before = list(Visit.objects.values())

    answer = ask.be(who).hand_in(arrival(row, **other))

    assert (answer.status_code, answer.json()["code"]) == (status, code)
    assert list(Visit.objects.values()) == before


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({"version": "1"}, 409),
        ({"version": "x"}, 400),
        ({"version": "9", "scanned": "own"}, 409),
        ({"version": "1", "scanned": "x"}, 400),
    ],
)
def test_an_arrival_that_is_refused_changes_nothing(ask, fields, status):
    row = plan(ask.scene)
    if fields.get("scanned") == "own":
        fields = fields | {"scanned": str(row.subject_uid)}

    answer = ask.be("first").post(f"/visits/{row.uid}/arrive", **fields)

    row.refresh_from_db()
    assert (answer.status_code, row.state, row.version) == (status, "PLANNED", 1)


def test_who_takes_no_part_has_nothing_to_arrive_for(ask):
    row = plan(ask.scene)

    assert row.number not in ask.be("foreign").page(f"{ARRIVE}?at={row.subject_uid}")
    assert ask.client.get(f"{ARRIVE}?at=x").status_code == 400


@pytest.mark.parametrize(
    ("kind", "offered"),
    [
        ("INSPECTION", ["记录隐患", "结束"]),
        ("OVERSIGHT", ["记录隐患", "结束", "移交执法"]),
        ("ASSISTANCE", ["记录隐患", "结束", "移交执法"]),
    ],
)
def test_the_kind_decides_the_buttons(ask, kind, offered):
    row = arrived(ask.scene, kind=VisitKind(kind))

    shown = ask.be("first").page(f"/visits/{row.uid}/")

    assert buttons(shown) == offered
    assert ("责令整改" in shown) is (kind == "INSPECTION")
    assert ("本年行政检查" in shown) is (kind == "INSPECTION")


def test_who_takes_no_part_has_no_buttons_and_an_inspection_waits_for_its_scan(ask):
    row = plan(ask.scene)

    assert buttons(ask.be("bureau").page(f"/visits/{row.uid}/")) == []
    assert buttons(ask.be("first").page(f"/visits/{row.uid}/")) == ["取消"]


def test_what_was_found_stands_on_the_record(ask):
    row = arrived(ask.scene)
    report(ask.scene, row)

    shown = ask.be("bureau").page(f"/visits/{row.uid}/")

    assert "三号压缩机油封漏油" in shown
    assert "2026 年第 1 次，上限 4 次" in shown


def test_a_hand_off_is_noted(ask):
    row = arrived(ask.scene, kind=VisitKind.OVERSIGHT)
    path = f"/visits/{row.uid}/do/hand-off"
    assert "移交执法" in ask.be("first").page(path)

    answer = ask.post(path, version=row.version, note="拒不停产")

    assert answer.status_code == 302
    assert "移交执法：拒不停产" in ask.page(f"/visits/{row.uid}/")


def test_what_is_not_said_is_asked_for(ask):
    row = plan(ask.scene)

    answer = ask.be("first").post(f"/visits/{row.uid}/do/cancel", version=row.version, note="")

    assert answer.status_code == 422
    assert ask.client.get(f"/visits/{row.uid}/do/dance").status_code == 404


def test_a_visit_ends_on_its_page(ask):
    row = arrived(ask.scene)

    answer = ask.be("second").post(f"/visits/{row.uid}/finish", version=row.version)

    row.refresh_from_db()
    assert (answer.status_code, row.state) == (302, "FINISHED")


def test_the_page_of_an_enterprise_has_its_visits_and_its_codes(ask):
    row = move(ask.scene, plan(ask.scene), "CANCEL", note="企业停产")
    firm = f"/enterprises/{ask.scene.firm.uid}"

    visits, codes = (ask.be("bureau").page(f"{firm}/{tab}/") for tab in ("visits", "codes"))

    assert (row.number in visits, f"/visits/plan/{ask.scene.firm.uid}" in visits) == (True, True)
    assert codes.count('src="data:image/svg+xml') == 1
    assert ask.be("manager").client.get(f"{firm}/visits/").status_code == 403


def test_something_found_on_a_visit_is_reported_from_the_phone(ask):
    row = arrived(ask.scene)

    shown = ask.be("first").page(f"/dangers/report/?visit={row.uid}")

    assert row.number in shown
    assert row.number not in ask.be("hand").page(f"/dangers/report/?visit={row.uid}")


@pytest.mark.parametrize("several", [1, 3])
def test_the_list_costs_the_same_for_one_and_for_three(ask, several, django_assert_num_queries):
    for _ in range(several):
        plan(ask.scene)
    ask.be("first").page("/visits/")

    with django_assert_num_queries(5):
        ask.page("/visits/")
