"""Obligations, events, imports and policy rows over the API."""

from datetime import timedelta
from uuid import UUID

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from bazhua.infra.events.models import Event
from bazhua.infra.imports.models import Import
from bazhua.infra.ledger.models import Leaf
from bazhua.infra.obligations.core.case import Terms
from bazhua.infra.obligations.core.escalation import EscalationRule, Level
from bazhua.infra.obligations.models import Obligation
from bazhua.infra.obligations.services import Opening, open_obligation
from bazhua.infra.policies.models import Addition
from bazhua.kernel.scope import Path, Place
from tests.api.scene import officer, principal, program, reader, settle
from tests.api.test_registry import API, FACTS, problem
from tests.infra.policies.scene import SHARE
from tests.registry.who.scene import (
    COUNTY,
    NOON,
    OTHER_COUNTY,
    PROVINCE,
    REGIONS,
    SOMEBODY,
    acting,
)

pytestmark = pytest.mark.django_db

RULE = EscalationRule((Level("post:county", timedelta()),), timedelta(minutes=5))
ADDITION = {
    "table": SHARE.table,
    "values": dict(SHARE.values),
    "clause": SHARE.clause,
    "since": "2031-01-01",
    "reason": "通知",
}


@pytest.fixture
def province():
    return settle()


def owed(region=COUNTY):
    opening = Opening(
        kind="sample.mend",
        subject_kind="sample",
        subject_uid=UUID(int=1),
        place=Place(region=Path.of(*REGIONS[region])),
        terms=Terms(holder="post:town", clause="platform:test", starts_at=NOON, rule=RULE),
        due_at=NOON + timedelta(days=900),
    )
    return open_obligation(opening, actor=acting("R02"), at=NOON)


@pytest.mark.usefixtures("province")
def test_obligations_are_those_within_reach():
    mine, other = owed(), owed(OTHER_COUNTY)
    asking = officer()

    listed = asking.get(f"{API}/obligations?kind=sample").json()["items"]
    one = asking.get(f"{API}/obligations/{mine.uid}")

    assert [item["uid"] for item in listed] == [str(mine.uid)]
    assert one.json() == listed[0]
    assert one.headers["ETag"] == '"1"'
    assert problem(asking.get(f"{API}/obligations/{other.uid}"))[:2] == (404, "not_found")


@pytest.mark.usefixtures("province")
def test_an_obligation_is_moved_by_who_may():
    row, asking = owed(), officer()
    path = f"{API}/obligations/{row.uid}/acts"

    paused = asking.post(path, {"action": "pause", "ground": "等待鉴定"}, seen=1)
    stale = asking.post(path, {"action": "resume", "ground": "鉴定完成"}, seen=1)
    resumed = asking.post(
        path, {"action": "resume", "ground": "鉴定完成"}, seen=paused.headers["ETag"]
    )
    waived = asking.post(path, {"action": "waive", "ground": "已停产"}, seen=3)

    assert [one.status_code for one in (paused, resumed, waived)] == [200, 200, 200]
    assert problem(stale)[:2] == (412, "stale_state")
    assert (waived.json()["state"], waived.json()["outcome"]) == ("closed", "waived")


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ({"action": "verify"}, None),
        ({"action": "pause"}, None),
        ({"action": "eat"}, (400, "bad_input", "action")),
        ({}, (400, "missing_key", "action")),
    ],
)
@pytest.mark.usefixtures("province")
def test_a_move_that_is_not_offered_changes_nothing(body, told):
    row = owed()

    found = problem(officer().post(f"{API}/obligations/{row.uid}/acts", body, seen=1))

    assert told in {None, found}
    assert 400 <= found[0] < 500
    assert Obligation.objects.get(pk=row.pk).version == 1


@pytest.mark.usefixtures("province")
def test_who_was_not_called_answers_nothing():
    row, asking = owed(), principal()

    assert problem(asking.post(f"{API}/obligations/{row.uid}/answer", {}))[0] in {403, 404, 409}
    assert Obligation.objects.get(pk=row.pk).version == 1


def sealed():
    """Give each event its entry in the ledger, in the order of their ids."""
    first = Leaf.objects.count()
    waiting = Event.objects.exclude(pk__in=Leaf.objects.values("event")).order_by("pk")
    Leaf.objects.bulk_create(
        Leaf(number=first + place, event=event, hash=b"-") for place, event in enumerate(waiting)
    )


def test_events_come_once_in_the_order_of_the_ledger(province):
    path, asking = f"{API}/enterprises/{province.firm.uid}", officer()
    for version in (1, 2, 3):
        asking.put(path, FACTS | {"headcount": version}, seen=version)
    sealed()
    auditor = reader()

    first = auditor.get(f"{API}/events?kind=enterprise.").json()
    asking.put(path, FACTS | {"headcount": 9}, seen=4)
    sealed()
    rest = auditor.get(f"{API}/events?kind=enterprise.&after={first['after']}").json()
    again = auditor.get(f"{API}/events?after={rest['after']}").json()

    kinds = [item["kind"] for item in (*first["items"], *rest["items"])]
    assert kinds == ["enterprise.changed"] * 4
    assert [item["data"]["headcount"] for item in rest["items"]] == [9]
    assert (again["items"], again["more"]) == ([], False)
    one = auditor.get(f"{API}/events?record={province.firm.uid}").json()["items"]
    assert {item["record"] for item in one} == {str(province.firm.uid)}


def test_events_out_of_reach_are_passed_over(province):
    asking = officer()
    asking.put(f"{API}/enterprises/{province.firm.uid}", FACTS, seen=1)
    sealed()

    here = program("R27", COUNTY).get(f"{API}/events?kind=enterprise").json()
    elsewhere = program("R27", OTHER_COUNTY).get(f"{API}/events").json()
    nobody = asking.get(f"{API}/events").json()

    assert len(here["items"]) == 1
    assert (elsewhere["items"], nobody["items"]) == ([], [])
    assert elsewhere["after"] >= 0


@pytest.mark.parametrize("query", ["?after=x", "?kind=A%00", "?record=1", "?after=-2"])
@pytest.mark.usefixtures("province")
def test_a_cursor_of_events_that_is_none_is_refused(query):
    assert problem(reader().get(f"{API}/events{query}"))[:2] == (400, "bad_input")


@pytest.fixture
def imports(settings):
    settings.IMPORTS = "bazhua.config.jobs.IMPORTS"
    settings.JOBS = "bazhua.config.jobs.JOBS"


def brought(asking, kind="registry.enterprises", content=b"name\n", key="table-1"):
    headers = asking.headers | {"Idempotency-Key": key}
    file = SimpleUploadedFile("firms.csv", content, "text/csv")
    return asking.browser.post(f"{API}/imports", {"kind": kind, "file": file}, headers=headers)


@pytest.mark.usefixtures("province", "imports")
def test_a_table_is_brought_and_followed_by_its_asker():
    asking = officer()

    made = brought(asking)
    assert made.status_code == 201, made.content
    path = f"{API}/imports/{made.json()['uid']}"
    job = asking.get(f"{API}/jobs/{made.json()['job']}")

    assert asking.get(path).json() == made.json()
    assert [one["uid"] for one in asking.get(f"{API}/imports").json()] == [made.json()["uid"]]
    assert (job.status_code, job.json()["kind"]) == (200, "imports.read")
    assert asking.get(f"{path}/errors").json() == {"items": [], "after": None}
    stranger = officer(OTHER_COUNTY)
    for where in (path, f"{path}/errors", f"{API}/jobs/{made.json()['job']}"):
        assert problem(stranger.get(where))[:2] == (404, "not_found")
    refused = asking.post(f"{path}/taking", {"good_only": True}, seen=1)
    assert problem(refused)[0] == 409
    kinds = [one["name"] for one in asking.get(f"{API}/imports/kinds").json()]
    assert "registry.enterprises" in kinds


@pytest.mark.usefixtures("province", "imports")
def test_a_table_that_may_not_be_brought_is_not_kept():
    assert problem(brought(reader()))[:2] == (403, "forbidden")
    assert problem(brought(officer(), kind="no.such"))[0] == 404
    assert Import.objects.count() == 0


@pytest.mark.usefixtures("province")
def test_rows_of_the_book_are_told_as_of_a_day():
    answer = reader().get(f"{API}/policies/rows?table=tip.fine_share&on=2026-11-26").json()

    assert {row["table"] for row in answer["items"]} == {"tip.fine_share"}
    assert {"50"} <= {row["values"]["percent"] for row in answer["items"]}
    assert answer["version"] == 0


@pytest.mark.usefixtures("province")
def test_a_program_proposes_a_row_and_withdraws_it_but_confirms_none():
    asking = program("R02", PROVINCE)

    made = asking.post(f"{API}/policies", ADDITION)
    assert made.status_code == 201, made.content
    path = f"{API}/policies/{made.json()['uid']}"
    listed = asking.get(f"{API}/policies").json()["items"]
    preview = asking.get(f"{path}/preview").json()
    gone = asking.post(f"{path}/withdrawal", {"reason": "误填"}, seen=1)

    assert listed == [made.json()]
    assert Addition.objects.get().behind == SOMEBODY
    assert [one["count"] for one in preview] == [0]
    assert (gone.status_code, gone.json()["state"]) == (200, "withdrawn")
    assert problem(asking.post(f"{API}/policies", ADDITION | {"since": "2020-01-01"})) == (
        422, "policy_in_past", "since",
    )  # fmt: skip
    assert problem(asking.post(f"{path}/confirm", {}, seen=2))[0] == 404
    assert problem(reader().post(f"{API}/policies", ADDITION))[:2] == (403, "forbidden")
    assert Addition.objects.count() == 1
