"""Twin provinces: whatever made a danger known, the firm's people get the same bytes."""

import re
from difflib import unified_diff
from html import unescape

import pytest
from django.db import transaction

from bazhua.config.urls import API
from bazhua.grips.dangers.domain.closed_loop.terms import Action
from bazhua.grips.dangers.domain.terms import VisitKind
from bazhua.grips.dangers.models import HiddenDanger
from bazhua.grips.dangers.services.reporting import add_photo
from bazhua.infra.events.models import Event
from bazhua.infra.files.services import keep_sent
from bazhua.infra.obligations.models import Obligation
from tests.grips.dangers.crew import arrived, enlist, report
from tests.grips.dangers.scene import HOLDINGS, HOUR, MAJOR, NOON
from tests.infra.files.samples import picture
from tests.registry.who import outcomes

FIRM = ("principal", "director", "manager", "foreman", "hand")
LINK = re.compile(r'(?:href|src|hx-get)="(/[^"#?]*)"')
"""Links to pages and files; orders and filters of a list show no other rows."""

LAW = re.compile(r"/(static|rules|policies|style-guide|sign-|live)")
"""What no record of a province changes."""

UID = re.compile(r"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}")
SHORT = re.compile(r"\b[0-9a-f]{8}\b")
"""What an obligation is called by: the end of its identifier."""

VARYING = re.compile(
    r'name="csrfmiddlewaretoken" value="[^"]+"|"X-CSRFToken": "[^"]+"|"token": "[^"]+"'
    r'|data-[a-z-]+="\d+"|>[^<>]*\d\d:\d\d:\d\d<|<time datetime="[^"]+\.\d+[^"]*">[^<]+'
    r'|"(?:as_of|read_at|now)": ?"[^"]+"'
)
"""What changes from one request to the next: tokens, and the server's time."""

MOST = 400
PROGRAM = "token of {} as {}"
"""That of a program with the role of a person, as the scene makes it."""

TIP, ROUTINE = VisitKind.TIP_VERIFICATION, VisitKind.INSPECTION


class Province:
    """What somebody gets, under names of records that are the same in both provinces."""

    def __init__(self, client):
        self.client, self.uids, self.token = client, {}, ""

    def named(self, text):
        """Return a text with its identifiers numbered in the order of their first appearance."""
        text = UID.sub(lambda m: f"uid-{self.uids.setdefault(m[0], len(self.uids))}", text)
        ends = {uid[-8:]: number for uid, number in self.uids.items()}
        return SHORT.sub(lambda m: f"end-{ends[m[0]]}" if m[0] in ends else m[0], text)

    def got(self, path):
        bearer = {"Authorization": f"Bearer {self.token}"} if path.startswith("/api/") else {}
        answer = self.client.get(path, headers=bearer)
        body = b"".join(answer)
        kind = answer.headers.get("Content-Type", "")
        told = {name: self.named(value) for name, value in answer.headers.items()}
        for name in ("Content-Length", "Date", "Expires"):
            told.pop(name, None)
        if kind.startswith(("text/", "application/json", "application/problem")):
            text = body.decode()
            return text, (answer.status_code, told, self.named(VARYING.sub("", text)))
        return "", (answer.status_code, told, body)

    def all_got(self, starts):
        """Return what is got from some paths and from all that they lead to."""
        found, waiting = {}, list(starts)
        while waiting:
            path = waiting.pop(0)
            if self.named(path) in found or LAW.match(path):
                continue
            text, found[self.named(path)] = self.got(path)
            waiting += [unescape(link) for link in LINK.findall(text)]
            assert len(found) < MOST
        return found


def interface(*uids):
    """Return every address of the API that is read, those of a record for some records."""
    paths = API.get_openapi_schema()["paths"]
    asked = [path for path, does in paths.items() if "get" in does and path.count("{") <= 1]
    return [re.sub(r"{\w+}", str(uid), path) for path in asked for uid in uids]


def lived_through(scene, kind):
    """Let a danger be found on a visit of a kind, with a photo, and go its way for a while."""
    visit = arrived(scene, kind=kind)
    report(scene, visit)
    row = HiddenDanger.objects.get()
    file = keep_sent([picture()], "漏油.jpg", actor=scene.who("first"), at=NOON)
    add_photo(row.uid, file.uid, actor=scene.who("first"), at=NOON)
    row = scene.do(row, Action.REGISTER, "bureau", grade=MAJOR)
    scene.do(row, Action.PLAN, "manager", plan=scene.plan(), at=NOON + HOUR)
    return row, file


def province(scene, client, kind):
    """Return what the firm's people get, and what the records say that they may read."""
    row, file = lived_through(scene, kind)
    seen = Province(client)
    starts = [
        "/",
        "/desk/",
        "/search/?q=漏油",
        f"/dangers/{row.uid}/",
        f"/enterprises/{scene.firm.uid}/",
        *(f"/files/{file.uid}{part}" for part in ("", "/shown", "/original")),
        *interface(row.uid, scene.firm.uid),
    ]
    got = {}
    for who in FIRM:
        outcomes.ASKING["actor"] = scene.who(who)
        seen.token = PROGRAM.format(who, HOLDINGS[who][0])
        scene.program_of(who, *HOLDINGS[who])
        got[who] = seen.all_got(starts)
    events = Event.objects.filter(record_uid=row.uid).order_by("seq")
    owed = Obligation.objects.filter(subject_uid=row.uid).order_by("pk")
    got["events"] = [seen.named(str((one.kind, one.at, one.data))) for one in events]
    got["owed"] = [(one.kind, one.holder, one.due_at, one.state) for one in owed]
    return got


def differing(one, other):
    """Return the lines that differ, for every address."""
    paths = one.keys() | other.keys()
    return {
        path: [*unified_diff(*(str(each.get(path)).split("\\n") for each in (one, other)), n=0)]
        for path in paths
        if one.get(path) != other.get(path)
    }


@pytest.fixture
def both(scene, client, settings, tmp_path):
    """Return what the firm's people get in a province with a tip, and in one without."""
    settings.ACTOR_PROVIDER = f"{outcomes.__name__}.whoever"
    settings.FILES_ROOT = tmp_path
    enlist(scene)
    found = []
    for kind in (TIP, ROUTINE):
        before = transaction.savepoint()
        found.append(province(scene, client, kind))
        transaction.savepoint_rollback(before)
    return found


def test_the_firm_gets_the_same_bytes_whatever_made_a_danger_known(both):
    tip, routine = both

    unlike = {who: differing(tip[who], routine[who]) for who in FIRM}
    assert unlike == {who: {} for who in FIRM}
    assert (tip["events"], tip["owed"]) == (routine["events"], routine["owed"])
    assert [word for word in ("举报核查", "RQ-2026") if word in str(tip)] == []


def test_what_is_compared_is_what_the_firm_sees(both):
    pages = both[0]["manager"]
    answered = {path for path, (status, *_) in pages.items() if status == 200}

    assert len(answered) > 40
    assert {re.sub(r"uid-\d+", "…", path) for path in answered} >= {
        "/dangers/",
        "/dangers/…/",
        "/dangers/report/",
        "/enterprises/…/dangers/",
        "/files/…/shown",
        "/files/…/original",
        "/obligations/…/",
        "/api/v1/enterprises/…",
        "/api/v1/dangers/…/papers",
    }


def test_an_officer_of_the_authority_learns_it(scene, client, settings, tmp_path):
    settings.ACTOR_PROVIDER = f"{outcomes.__name__}.whoever"
    settings.FILES_ROOT = tmp_path
    row, _ = lived_through(enlist(scene), TIP)
    outcomes.ASKING["actor"] = scene.who("bureau")

    assert "举报" in client.get(f"/dangers/{row.uid}/").content.decode()
