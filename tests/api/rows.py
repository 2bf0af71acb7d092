"""Every endpoint of the API: what is asked, who may, and what stands in its lists."""

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from bazhua.infra.db.actors import NOBODY
from tests.infra.policies.scene import SHARE
from tests.registry.who.outcomes import Asker, Need, anywhere, undivided
from tests.registry.who.scene import COUNTY, OTHER_COUNTY, acting
from tests.registry.who.subjects import CODE

PERSON = ("person", "post")
UNKNOWN = 401
SINCE = "2026-11-24"
NOW = "2026-11-24T08:00:00+08:00"
FACTS = {"name": "青岩冷链（示例）有限公司"}
END = {"until": "2026-12-01"}


@dataclass(frozen=True)
class Row:
    """A request, and what who asks needs for it.

    Attributes:
        need: at the record whose uid stands in the address; none where no record does.
        askers: who asks, where there is no such record.
        names: subjects by uid in the body.
        listed: subject that the answer holds for who may view it.
        everybody: who may not view it gets an answer without it.
    """

    need: Need | None = None
    askers: tuple[Asker, ...] = ()
    method: str = "get"
    body: dict[str, Any] | None = None
    names: dict[str, str] = field(default_factory=dict)
    listed: str = ""
    everybody: bool = False


def one(resource, subject, **more):
    return Row(Need(resource, "view", subject, **more))


def within(resource, subject, listed):
    return Row(Need(resource, "view", subject), listed=listed)


def act(resource, action, subject, body=None, *, method="post", names=None, **more):
    need = Need(resource, action, subject, **more)
    return Row(need, method=method, body=body or {}, names=names or {})


def make(resource, action, body, *, elsewhere=None, names=None):
    """Return a row of what is made at no address; `elsewhere` where the body names its place."""
    found = anywhere(resource, action, 403, over=elsewhere, stranger=UNKNOWN)
    if elsewhere:
        role = found[-1].actor.grants[0].role
        found.insert(-1, Asker("elsewhere", acting(role, OTHER_COUNTY), elsewhere))
    return Row(None, tuple(found), "post", body, names or {})


def known(resource, action="view", *, listed="", method="get", body=None, over=404):
    """Return a row of what has no place, for who has a right somewhere."""
    without = 403 if action != "view" else over
    found = anywhere(resource, action, without, over=over, stranger=UNKNOWN)
    return Row(None, tuple(found), method, body, listed=listed, everybody=bool(listed))


def listing(resource, subject):
    """Return a row of a list that everybody may read, each his own part of it."""
    return Row(Need(resource, "view", subject), listed=subject, everybody=True)


def own(method="get", body=None):
    """Return a row of what its asker alone sees."""
    mine, other = acting("R06", COUNTY), acting("R06", COUNTY, uid=UUID(int=79))
    found = (
        Asker("nobody", NOBODY, UNKNOWN),
        Asker("another", other, 404),
        Asker("who brought it", mine, None),
    )
    return Row(None, found, method, body)


ROWS = {
    "list_regions": listing("region", "region"),
    "get_region": one("region", "region"),
    "put_region_name": act(
        "region",
        "update",
        "region",
        {"name": "示例区", "code": "370199", "since": SINCE},
        method="put",
    ),
    "list_organisations": listing("organisation", "office"),
    "get_organisation": one("organisation", "office"),
    "post_organisation": make(
        "organisation",
        "create",
        {"name": "示例园区", "kind": "park", "since": SINCE},
        elsewhere=404,
        names={"region": "region"},
    ),
    "post_offices": make(
        "organisation",
        "create",
        {"departments": ["YJ"], "since": SINCE},
        elsewhere=404,
        names={"region": "region"},
    ),
    "close_organisation": act("organisation", "end", "office", END),
    "list_enterprises": listing("enterprise", "firm"),
    "list_unsupervised": Row(
        None,
        tuple(undivided(Need("supervision", "view", "unsupervised"), stranger=UNKNOWN)),
        listed="unsupervised",
        everybody=True,
    ),
    "list_doubly_supervised": listing("supervision", "firm"),
    "get_enterprise": one("enterprise", "firm"),
    "post_enterprise": make(
        "enterprise", "create", FACTS | {"region": "370102001", "since": SINCE}, elsewhere=403
    ),
    "put_enterprise": act("enterprise", "update", "firm", FACTS, method="put"),
    "put_enterprise_code": act("enterprise", "update", "firm", {"code": CODE}, method="put"),
    "post_enterprise_move": act(
        "enterprise", "move", "firm", {"region": "370102001", "since": SINCE}
    ),
    "close_one_enterprise": act("enterprise", "close", "firm", END | {"reason": "注销"}),
    "list_units": within("unit", "firm", "unit"),
    "get_unit": one("unit", "unit"),
    "post_unit": act(
        "unit", "create", "firm", {"kind": "workshop", "name": "一车间", "since": SINCE}
    ),
    "close_unit": act("unit", "end", "unit", END),
    "list_places": within("place", "firm", "place"),
    "get_place": one("place", "place"),
    "post_place": act("place", "create", "firm", {"kind": "site", "name": "新厂区"}),
    "close_place": act("place", "end", "place", END),
    "list_zones": within("place", "place", "zone"),
    "get_zone": one("place", "zone"),
    "post_zone": act(
        "place",
        "update",
        "place",
        {"name": "区", "outline": [[[0, 0], [1, 0], [1, 1], [0, 0]]]},
    ),
    "end_zone": act("place", "update", "zone", END),
    "list_substances": within("place", "place", "substance"),
    "get_substance": one("place", "substance"),
    "post_substance": act("place", "update", "place", {"name": "氨", "most_t": 1}),
    "end_substance": act("place", "update", "substance", END),
    "list_supervisions": within("supervision", "firm", "supervision"),
    "get_supervision": one("supervision", "supervision"),
    "post_supervision": act(
        "supervision",
        "create",
        "firm",
        {"department": "GX", "kind": "business", "since": SINCE},
    ),
    "end_supervision": act("supervision", "end", "supervision", END),
    "list_contracts": within("contract", "firm", "contract"),
    "get_contract": one("contract", "contract"),
    "post_contract": act(
        "contract",
        "create",
        "firm",
        {"contractor": CODE, "work": "动火", "since": SINCE},
    ),
    "end_contract": act("contract", "end", "contract", END),
    "list_people": listing("person", "engagement"),
    "get_person": one("person", "person", views=PERSON),
    "post_person": make("person", "create", {"name": "孙示例", "phone": "13800000000"}),
    "post_identity_shown": act("person", "show_identity", "person", views=PERSON),
    "post_engagement": act(
        "engagement",
        "create",
        "accounted",
        {"kind": "dispatched", "since": SINCE},
        names={"enterprise": "firm"},
    ),
    "get_engagement": one("person", "engagement"),
    "end_engagement": act("engagement", "end", "engagement", END),
    "list_posts": listing("post", "post"),
    "get_post": one("post", "post"),
    "list_holders": within("post", "post", "person"),
    "post_post": make(
        "post",
        "create",
        {"name": "安全总监", "kind": "officer"},
        elsewhere=404,
        names={"enterprise": "firm"},
    ),
    "close_one_post": act("post", "end", "post"),
    "post_holder": act("post", "appoint", "post", {"since": NOW}, names={"person": "accounted"}),
    "post_holder_end": act("post", "relieve", "holding", {"until": NOW}),
    "post_handover": act(
        "post", "relieve", "holding", {"passes_at": NOW}, names={"person": "accounted"}
    ),
    "list_rosters": listing("roster", "post"),
    "get_roster": one("roster", "post"),
    "get_roster_week": one("roster", "post"),
    "list_shifts": one("roster", "post"),
    "list_grants": listing("grant", "grant"),
    "get_grant": one("grant", "grant"),
    "post_grant": make(
        "grant",
        "give",
        {"role": "R06", "node": COUNTY, "since": NOW, "reason": "任职文件"},
        names={"person": "accounted"},
    ),
    "post_grant_end": act("grant", "end", "grant", {"reason": "调离"}),
    "list_clients": known("client", listed="client"),
    "get_client": known("client"),
    "post_client": make(
        "client", "create", {"name": "示例程序", "until": "2026-12-31T00:00:00+08:00"}
    ),
    "post_client_end": Row(
        None, tuple(anywhere("client", "end", 404, stranger=UNKNOWN)), "post", {}
    ),
    "list_obligations": listing("obligation", "obligation"),
    "list_dangers": listing("danger", "danger"),
    "get_danger": one("danger", "danger"),
    "post_danger": make(
        "danger",
        "create",
        {"subject_kind": "enterprise", "found_at": NOW, "wrong": "配电箱未上锁"},
        elsewhere=404,
        names={"subject_uid": "firm"},
    ),
    "post_danger_asking": act("danger", "update", "danger", {"action": "LIST", "ground": "因故"}),
    "post_danger_act": act(
        "danger", "update", "danger", {"action": "REGISTER", "grade": "GENERAL"}
    ),
    "list_alarms": listing("alarm", "alarm"),
    "get_alarm": one("alarm", "alarm"),
    "post_alarm_acknowledgement": act("alarm", "acknowledge", "alarm", {"remark": "已派人"}),
    "list_installations": listing("monitoring", "installation"),
    "get_installation": one("monitoring", "installation"),
    "list_points": listing("monitoring", "point"),
    "get_point": one("monitoring", "point"),
    "list_limits": one("monitoring", "point"),
    "list_visits": listing("visit", "visit"),
    "get_visit": one("visit", "visit"),
    "list_visit_dangers": one("visit", "visit"),
    "post_visit": Row(
        None,
        tuple(anywhere("visit", "create", 404, over=404, stranger=UNKNOWN)),
        "post",
        {
            "kind": "ASSISTANCE",
            "ground": "PLAN",
            "basis": "企业申请",
            "planned_on": SINCE,
            "officers": [],
        },
        {"enterprise": "firm"},
    ),
    "post_visit_act": act("visit", "view", "visit", {"action": "FINISH"}),
    "list_danger_papers": one("danger", "danger"),
    "get_danger_paper": one("paper", "paper"),
    "get_obligation": one("obligation", "obligation"),
    "post_act": act("obligation", "pause", "obligation", {"action": "pause", "ground": "鉴定"}),
    "post_answer": act("obligation", "govern", "obligation", only_views=409),
    "list_policy_rows": known("policy", over=403),
    "list_additions": known("policy", listed="addition"),
    "get_addition": known("policy"),
    "get_addition_preview": known("policy"),
    "post_addition": make(
        "policy",
        "create",
        {
            "table": SHARE.table,
            "values": dict(SHARE.values),
            "clause": SHARE.clause,
            "since": "2031-01-01",
            "reason": "通知",
        },
    ),
    "post_withdrawal": known("policy", "approve", method="post", body={"reason": "误填"}),
    "list_events": listing("audit", "firm"),
    "list_import_kinds": Row(None, own().askers[::2]),
    "list_imports": Row(None, own().askers, listed="import", everybody=True),
    "post_import": make("enterprise", "import", None),
    "get_import": own(),
    "list_import_errors": own(),
    "post_taking": own("post", {"good_only": True}),
    "post_dropping": own("post", {}),
    "get_job": own(),
}
"""Name of an operation → its row."""

PUBLIC = {"openapi-json", "api-root", "list_rules", "ask_rule"}
"""Operations that answer everybody: the law is everybody's."""

SUBJECTS = {
    "addition": ("get_addition", "get_addition_preview", "post_withdrawal"),
    "client": ("get_client", "post_client_end"),
    "import": ("get_import", "list_import_errors", "post_taking", "post_dropping"),
    "job": ("get_job",),
}
"""Subject → operations of what has no place that name it in their address."""
