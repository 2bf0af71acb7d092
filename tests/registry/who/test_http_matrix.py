"""One request for each distinct outcome: what the tables say is what the addresses answer."""

import pytest
from django.urls import get_resolver, reverse

from bazhua.infra.db.actors import NOBODY
from tests.api.rows import PUBLIC as API_PUBLIC
from tests.api.rows import ROWS as API_ROWS
from tests.grips.inherent.scene import DETECTOR, alarmed
from tests.infra.policies.scene import SHARE
from tests.registry.who import outcomes
from tests.registry.who.monitored import GATEWAY, INSTALLATION, POINT, POND, UNIT, monitored
from tests.registry.who.outcomes import (
    ASKING,
    MINE,
    Asker,
    Need,
    anywhere,
    askers,
    undivided,
    wrong_among,
)
from tests.registry.who.own_rows import DOORS, NO_NAME, OPEN, OWN, OWN_LISTS, TUS
from tests.registry.who.scene import COUNTY, NOON, SOMEBODY, acting
from tests.registry.who.subjects import (
    GATE,
    LEFT,
    PATROL,
    QUARTER,
    VISIT,
    WATCH,
    WRONG,
    brief_of_county,
    given,
    paper_about,
    signoff_about,
    stand,
    sum_of,
    watched,
)

PERSON = ("person", "post")
"""A person is seen by whoever sees where he works or which post he holds."""

GOVERNED = {
    "enterprises:record": Need("enterprise", "view", "firm"),
    "enterprises:change": Need("enterprise", "update", "firm"),
    "enterprises:deed": Need("enterprise", "update", "deed"),
    "enterprises:deed_of": Need("supervision", "end", "supervision"),
    "enterprises:tab": Need("enterprise", "view", "firm_tab"),
    "regions:record": Need("region", "view", "region"),
    "regions:deed": Need("region", "update", "region_deed"),
    "organisations:record": Need("organisation", "view", "office"),
    "organisations:letters": Need("organisation", "update", "office"),
    "organisations:close": Need("organisation", "end", "office"),
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
    "who:engage": Need("engagement", "create", "person", views=PERSON),
    "who:reach": Need("person", "update", "person", views=PERSON),
    "who:grant": Need("grant", "view", "grant"),
    "who:end": Need("grant", "end", "grant", posted=True),
    "who:confirm": Need("grant", "confirm", "grant", posted=True),
    "roster:post": Need("roster", "view", "post"),
    "roster:plan": Need("roster", "plan", "post"),
    "roster:substitute": Need("roster", "plan", "post"),
    "roster:leave": Need("roster", "plan", "post"),
    "roster:end_shift": Need("roster", "plan", "shift"),
    "people_accounts:invite": Need("account", "invite", "accounted", views=PERSON),
    "people_accounts:renew": Need("account", "reset", "accounted", views=PERSON),
    "people_accounts:close": Need("account", "lock", "accounted", posted=True, views=PERSON),
    "people_accounts:reopen": Need("account", "unlock", "accounted", posted=True, views=PERSON),
    "people_accounts:badge": Need("account", "invite", "accounted", views=PERSON),
    "people_accounts:end_badge": Need("account", "lock", "accounted", posted=True, views=PERSON),
    "people_accounts:device": Need("device", "view", "device"),
    "people_accounts:end_device": Need("device", "end", "device", posted=True),
    "obligations:show": Need("obligation", "view", "obligation"),
    "obligations:answer": Need("obligation", "govern", "obligation", posted=True, only_views=409),
    "obligations:move": Need("obligation", "pause", "move", only_views=404),
    "deliveries:record": Need("delivery", "view", "delivery"),
    "deliveries:retry": Need("delivery", "retry", "delivery", posted=True),
    "deliveries:bury": Need("delivery", "bury", "delivery"),
    "dangers:record": Need("danger", "view", "danger"),
    "patrols:set": Need("recurrence", "set", "firm"),
    "patrols:record": Need("recurrence", "view", "patrol"),
    "patrols:change": Need("recurrence", "set", "patrol"),
    "patrols:end": Need("recurrence", "set", "patrol"),
    "visits:plan": Need("visit", "create", "firm"),
    "visits:record": Need("visit", "view", "visit"),
    "visits:arrive": Need("visit", "view", "visit", posted=True),
    "visits:finish": Need("visit", "view", "visit", posted=True),
    "dangers:sum": Need("danger", "view", "sum"),
    "dangers:ask": Need("danger", "update", "danger_asking"),
    "signoffs:show": Need("danger", "view", "signoff"),
    "dangers:do": Need("danger", "update", "danger_step"),
    "danger_papers:list": Need("danger", "view", "danger"),
    "danger_papers:draw": Need("paper", "draft", "paper_kind", views=("danger",)),
    "danger_papers:record": Need("paper", "view", "paper"),
    "danger_papers:picture": Need("paper", "view", "paper"),
    "danger_papers:preview": Need("paper", "view", "paper"),
    "danger_papers:issue": Need("paper", "issue", "paper", posted=True),
    "danger_papers:give_up": Need("paper", "revise", "paper", posted=True),
    "danger_papers:void": Need("paper", "void", "paper"),
    "danger_papers:print": Need("paper", "print", "paper", posted=True),
    "danger_papers:serve": Need("paper", "serve", "paper_way"),
    "monitoring:open": Need("monitoring", "create", "firm"),
    "monitoring:installation": Need("monitoring", "view", "installation"),
    "monitoring:change": Need("monitoring", "create", "installation"),
    "monitoring:close": Need("monitoring", "create", "installation", posted=True),
    "monitoring:open_gateway": Need("monitoring", "create", "firm"),
    "monitoring:gateway": Need("monitoring", "view", "gateway"),
    "monitoring:token": Need("monitoring", "create", "gateway"),
    "monitoring:close_gateway": Need("monitoring", "create", "gateway", posted=True),
    "monitoring:set_up": Need("monitoring", "create", "firm"),
    "monitoring:point": Need("monitoring", "view", "point"),
    "monitoring:change_point": Need("monitoring", "create", "point"),
    "monitoring:end_point": Need("monitoring", "create", "point", posted=True),
    "monitoring:new_limit": Need("monitoring", "create", "point"),
    "monitoring:limit": Need("monitoring", "create", "limit"),
    "monitoring:end_limit": Need("monitoring", "create", "limit"),
    "monitoring:approve": Need("monitoring", "approve", "loosening", posted=True),
    "monitoring:refuse": Need("monitoring", "approve", "loosening", posted=True),
    "monitoring:found": Need("monitoring", "view", "point"),
    "alarms:record": Need("alarm", "view", "alarm"),
    "alarms:do": Need("alarm", "acknowledge", "alarm_step"),
    "warnings:record": Need("alarm", "view", "warning"),
    "warnings:answer": Need("alarm", "acknowledge", "warning"),
    "warnings:unit": Need("monitoring", "view", "process_unit"),
    "warnings:set_up": Need("monitoring", "create", "installation"),
    "warnings:train": Need("monitoring", "create", "process_unit"),
    "warnings:reinstate": Need("monitoring", "create", "process_unit", posted=True),
    "warnings:close": Need("monitoring", "create", "process_unit", posted=True),
    "register:aside": Need("monitoring", "view", "gateway"),
    "register:replay": Need("monitoring", "create", "gateway", posted=True),
    "duty:commit": Need("commitment", "create", "firm"),
    "duty:risk": Need("monitoring", "view", "risk"),
    "parks:park": Need("monitoring", "view", "office"),
    "parks:grade": Need("station", "approve", "office", views=("monitoring",)),
    "duty:inspected": Need("monitoring", "view", "installation"),
    "duty:inspect": Need("recurrence", "fulfil", "inspection", views=("monitoring",)),
    "files:file": Need("enterprise", "view", "file"),
    "files:shown": Need("enterprise", "view", "file"),
    "files:original": Need("enterprise", "update", "file"),
}
"""Addresses of records that have a place."""

CLIENT = ("who:client", "who:end_client", "who:give_client")
BRIEF = ("briefs:paper", "briefs:picture", "briefs:word")
ADDITION = ("policies:addition", "policies:confirm", "policies:withdraw")
POSTED = {"version": "9", "reason": "核对"}
LINE = (SHARE.table, "SD")
REPORTERS = anywhere("danger", "create", 403)
READERS = [
    Asker("nobody", NOBODY, 404),
    Asker("sees it, is not to sign it", acting("R06"), 403),
]
HAND = acting("R23", MINE)
ANYBODY = [Asker("nobody", NOBODY, 403), Asker("anybody", acting("R09"), None)]
EVERYBODY = [Asker("nobody", NOBODY, None), Asker("anybody", acting("R09"), None)]
WALKERS = [
    Asker("nobody", NOBODY, 403),
    Asker("an authority", acting("R06"), 403),
    Asker("too late", acting("R23", MINE, until=NOON), 403),
    Asker("may", HAND, None),
]
ISSUERS = [
    Asker("nobody", NOBODY, 403),
    Asker("is of the enterprise", acting("R19", MINE), 403),
    Asker("acts for no office", acting("R06", COUNTY), 403),
]
UNPLACED = {
    "obligations:desk": [Asker("nobody", NOBODY, 403), Asker("anybody", acting("R09"), None)],
    "obligations:list": anywhere("obligation", "view", 404),
    "deliveries:list": anywhere("delivery", "view", 404),
    "people_accounts:enrol": anywhere("device", "create", 403),
    "files:uploads": anywhere("file", "give", 403),
    "imports:new": anywhere("enterprise", "import", 404),
    "imports:template": anywhere("enterprise", "import", 404),
    "policies:list": anywhere("policy", "view", 403),
    "policies:additions": anywhere("policy", "view", 403),
    "policies:line": anywhere("policy", "view", 403),
    "policies:propose": anywhere("policy", "create", 403),
    "policies:propose_new": anywhere("policy", "create", 403),
    "policies:addition": anywhere("policy", "view", 404),
    "policies:confirm": anywhere("policy", "approve", 403, over=404),
    "policies:withdraw": anywhere("policy", "approve", 403, over=404),
    "dangers:board": anywhere("danger", "view", 404),
    "map:map": anywhere("figure", "view", 403),
    "screen:screen": anywhere("figure", "view", 403),
    "screen:panel": anywhere("figure", "view", 403),
    "figures:explorer": anywhere("figure", "view", 403),
    "figures:save": anywhere("figure", "view", 403),
    "dangers:assign": anywhere("danger", "update", 403),
    "alarms:acknowledge": anywhere("alarm", "acknowledge", 403),
    "enterprises:new": anywhere("enterprise", "create", 403),
    "organisations:new": anywhere("organisation", "create", 403),
    "organisations:offices": anywhere("organisation", "create", 403),
    "who:new_person": anywhere("engagement", "create", 403),
    "who:new_post": anywhere("post", "create", 403),
    "who:end_client": anywhere("client", "end", 404),
    "who:give": anywhere("grant", "give", 403),
    "visits:do": [
        Asker("nobody", NOBODY, 404),
        Asker("sees it, takes no part", acting("R06"), 403),
    ],
    "signoffs:sign": READERS,
    "signoffs:refuse": READERS,
    "report:page": REPORTERS,
    "report:hand_in": REPORTERS,
    "report:similar": REPORTERS,
    "report:near": REPORTERS,
    "report:standing": REPORTERS,
    "report:photo": [*REPORTERS[:-1], Asker("may, and there is none", acting("R06"), 404)],
    "report:arrive": ANYBODY,
    "report:arrive_hand_in": ANYBODY,
    "report:patrol": WALKERS,
    "report:patrol_hand_in": WALKERS,
    "report:patrol_photo": [*WALKERS[:-1], Asker("may, and there is none", HAND, 404)],
    "register:by": EVERYBODY,
    "register:behind": EVERYBODY,
    "briefs:brief": anywhere("figure", "view", 403),
    "briefs:issue": ISSUERS,
    "briefs:month": [
        *anywhere("figure", "view", 403),
        Asker("of one department", acting("R07", COUNTY, departments=1), 403),
    ],
    "briefs:issue_month": ISSUERS,
    "briefs:paper": undivided(Need("paper", "view", "brief")),
    "briefs:picture": undivided(Need("paper", "view", "brief")),
    "briefs:word": undivided(Need("paper", "view", "brief")),
    "vitals:system": anywhere("system", "view", 404),
    "who:new_client": anywhere("client", "create", 403),
    "who:client": anywhere("client", "view", 404),
    "who:give_client": [
        Asker("nobody", NOBODY, 403),
        Asker("sees it", acting("R27"), 403),
        Asker("gives, and sees none", acting("R19", MINE), 404),
        Asker("too late", acting("R28", until=NOON), 403),
        Asker("may", acting("R28"), None),
    ],
}
"""Addresses of what has no place, and who asks for them."""

POSTED_UNPLACED = {
    "briefs:issue",
    "briefs:issue_month",
    "policies:confirm",
    "who:end_client",
    "files:uploads",
    "signoffs:sign",
    *(f"report:{name}" for name in ("hand_in", "similar", "near", "photo")),
    *(f"report:{name}" for name in ("arrive_hand_in", "patrol_hand_in", "patrol_photo")),
}
UPLOAD = TUS | {"Upload-Length": "9", "Upload-Metadata": "filename eC5qcGc="}

FIRM_NAME, OFFICE_NAME = "青岩冷链（示例）有限公司", "示例县应急管理局"
WITHIN_REACH = {
    "people_accounts:devices": (askers(Need("device", "view", "device")), GATE),
    "patrols:list": (askers(Need("recurrence", "view", "patrol")), PATROL),
    "visits:list": (askers(Need("visit", "view", "visit")), VISIT),
    "register:home": (askers(Need("monitoring", "view", "point")), FIRM_NAME),
    "register:quarantine": (askers(Need("monitoring", "view", "gateway")), GATEWAY),
    "duty:commitments": (askers(Need("commitment", "view", "commitment")), FIRM_NAME),
    "duty:today": (askers(Need("monitoring", "view", "installation")), FIRM_NAME),
    "duty:risks": (askers(Need("monitoring", "view", "risk")), FIRM_NAME),
    "duty:inspections": (askers(Need("monitoring", "view", "installation")), INSTALLATION),
    "ponds:list": (askers(Need("monitoring", "view", "installation")), POND),
    "monitoring:installations": (
        askers(Need("monitoring", "view", "installation")),
        INSTALLATION,
    ),
    "monitoring:gateways": (askers(Need("monitoring", "view", "gateway")), GATEWAY),
    "monitoring:points": (askers(Need("monitoring", "view", "point")), POINT),
    "warnings:list": (askers(Need("alarm", "view", "warning")), UNIT),
    "warnings:units": (askers(Need("monitoring", "view", "process_unit")), UNIT),
    "dangers:sums": (askers(Need("danger", "view", "danger")), QUARTER),
    "dangers:list": (askers(Need("danger", "view", "danger")), WRONG),
    "alarms:list": (askers(Need("alarm", "view", "alarm")), DETECTOR),
    "enterprises:list": (askers(Need("enterprise", "view", "firm")), FIRM_NAME),
    "enterprises:gaps": (undivided(Need("supervision", "view", "unsupervised")), LEFT),
    "enterprises:overlaps": (askers(Need("supervision", "view", "firm")), FIRM_NAME),
    "organisations:list": (askers(Need("organisation", "view", "office")), OFFICE_NAME),
    "regions:list": (askers(Need("region", "view", "region")), "370102"),
    "regions:all": (askers(Need("region", "view", "region")), "370102"),
    "roster:all": (askers(Need("roster", "view", "watch")), WATCH),
    "who:people": (askers(Need("person", "view", "person", views=PERSON)), "吴示例"),
    "who:grants": (askers(Need("grant", "view", "grant")), "李示例"),
    "who:posts": (askers(Need("post", "view", "post")), "安全员"),
    "who:clients": (anywhere("client", "view", 404), "对接程序"),
}
"""Lists that everybody may open, with what stands in them for who may view it."""


def names(resolver=None, prefix=""):
    """Yield the name of every address of the site."""
    for pattern in (resolver or get_resolver()).url_patterns:
        if hasattr(pattern, "url_patterns"):
            space = f"{pattern.namespace}:" if pattern.namespace else ""
            yield from names(pattern, prefix + space)
        else:
            yield prefix + (pattern.name or f"/{pattern.pattern}")


def test_every_address_has_its_row():
    api = {f"api-1:{name}" for name in (*API_ROWS, *API_PUBLIC)} | {NO_NAME}
    tables = (GOVERNED, UNPLACED, WITHIN_REACH, OWN, OWN_LISTS, DOORS, OPEN)

    assert set(names()) == api.union(*tables)


@pytest.fixture
def paths(settings, tmp_path):
    """Return the arguments of each subject: everything stands at one firm of the county."""
    settings.ACTOR_PROVIDER = f"{outcomes.__name__}.whoever"
    settings.IMPORTS = "bazhua.config.jobs.IMPORTS"
    settings.FILES_ROOT = tmp_path
    uids = stand()
    firm, post = uids["firm"], uids["post"]
    uids |= given(firm) | watched(firm) | monitored(firm) | alarmed(firm)
    signoff, summed = signoff_about(uids["danger"]), sum_of(firm)
    brief = brief_of_county()
    return {name: [uid] for name, uid in uids.items()} | {
        "deed": [firm, "code"],
        "supervision": [firm, "end-supervision", uids["supervision"]],
        "tab": [uids["person"], "engagements"],
        "firm_tab": [firm, "supervision"],
        "limit": [uids["point"], "h"],
        "register:by": ["county"],
        "screen:panel": ["figures"],
        "register:behind": ["county", "online"],
        "alarm_step": [uids["alarm"], "acknowledge"],
        "inspection": [uids["installation"], "technical"],
        "region_deed": [uids["region"], "rename"],
        "danger_step": [uids["danger"], "register"],
        "danger_asking": [uids["danger"], "list"],
        "signoff": [signoff],
        "sum": [summed],
        "signoffs:sign": [signoff, "post:head"],
        "signoffs:refuse": [signoff, "post:head"],
        "paper_kind": [uids["danger"], "rectification_order"],
        "paper_way": [paper_about(uids["danger"]), "handed_over"],
        "paper": [paper_about(uids["danger"])],
        "briefs:issue": ["2026-11-23"],
        "briefs:issue_month": ["2026-10"],
        **{name: [brief] for name in BRIEF},
        "holding": [post, uids["holding"]],
        "move": [uids["obligation"], "pause"],
        "policies:line": LINE,
        "policies:propose": LINE,
        "policies:propose_new": LINE[:1],
        **{name: [uids["addition"]] for name in ADDITION},
        "who:give": [uids["person"]],
        **{name: [uids["client"]] for name in CLIENT},
        "report:photo": [SOMEBODY, SOMEBODY],
        "report:patrol_photo": [SOMEBODY, "patrol-x:1:q", SOMEBODY],
        "visits:do": [uids["visit"], "cancel"],
        **{name: ["registry.enterprises"] for name in ("imports:new", "imports:template")},
    }


@pytest.mark.django_db
@pytest.mark.parametrize("name", GOVERNED)
def test_an_address_answers_as_the_tables_say(client, paths, name):
    need = GOVERNED[name]
    path = reverse(name, args=paths[need.subject])

    def ask():
        return client.post(path, POSTED) if need.posted else client.get(path)

    assert wrong_among(askers(need), ask) == []


@pytest.mark.django_db
@pytest.mark.parametrize("name", UNPLACED)
def test_an_address_of_no_place_answers_as_the_tables_say(client, paths, name):
    path = reverse(name, args=paths.get(name, []))

    def ask():
        if name in POSTED_UNPLACED:
            return client.post(path, POSTED, headers=UPLOAD)
        return client.get(path)

    assert wrong_among(UNPLACED[name], ask) == []


@pytest.mark.django_db
@pytest.mark.usefixtures("paths")
@pytest.mark.parametrize("name", WITHIN_REACH)
def test_a_list_holds_what_the_tables_say(client, name):
    several, shown = WITHIN_REACH[name]
    wrong = []
    for one in several:
        ASKING["actor"] = one.actor
        answer = client.get(reverse(name))
        if (answer.status_code, shown in answer.content.decode()) != (200, one.status is None):
            wrong.append(one.called)

    assert wrong == []
