"""A firm, officers of its county and province, and hidden dangers on their way at the firm."""

from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import sha256

from bazhua.grips.dangers.domain.closed_loop.terms import Action
from bazhua.grips.dangers.domain.terms import DangerGrade
from bazhua.grips.dangers.models import HiddenDanger
from bazhua.grips.dangers.services.acting import act
from bazhua.grips.dangers.services.deeds import Deed
from bazhua.grips.dangers.services.recording import Found, record_danger
from bazhua.grips.dangers.services.signing.asking import Wanted, ask_signatures
from bazhua.infra.db.records import new_uid
from bazhua.infra.events.models import Event
from bazhua.infra.findings.core.standing import Plan
from bazhua.infra.obligations.models import Obligation
from bazhua.infra.rollup.models import ContributionRow
from bazhua.infra.roster.holders import own_address
from bazhua.infra.signoff.asking import Decision, decide_on
from bazhua.infra.signoff.models import SignatureRow, SignOffRow
from bazhua.registry.domain.people import EngagementKind, PostKind
from bazhua.registry.models import Client, Engagement, Enterprise, Holding, Organisation, Post, Unit
from bazhua.registry.selectors.who.actors import actor_of, client_of
from bazhua.registry.services.naming import named
from tests.registry.who.scene import (
    COUNTY,
    FIRM,
    NOON,
    OTHER_COUNTY,
    PROVINCE,
    TEAM,
    TOWN,
    department,
    grant,
    person,
    settle,
)

HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
DUE_ON = date(2026, 12, 31)
OWNER, OVERSEER = "post:owner", "post:overseer"
MAJOR, GENERAL = DangerGrade.MAJOR, DangerGrade.GENERAL
HOLDINGS = {
    "principal": ("R19", FIRM),
    "director": ("R20", FIRM),
    "manager": ("R21", FIRM),
    "foreman": ("R22", TEAM),
    "bureau": ("R06", COUNTY),
    "colleague": ("R06", COUNTY),
    "town": ("R08", TOWN),
    "commission": ("R02", PROVINCE),
    "elsewhere": ("R06", OTHER_COUNTY),
    "viewer": ("R18", COUNTY),
    "grid": ("R09", TOWN),
    "hand": ("R23", FIRM),
    "expert": None,
    "worker": None,
}
"""Who holds which role over which node; two of them hold none."""


JUDGES = 14
"""The batch of the experts: no danger is assigned to it, so they see none by their grant."""


@dataclass(frozen=True)
class Scene:
    """Who is there; what is done is done by name."""

    firm: Enterprise
    team: Unit
    persons: dict

    def who(self, name):
        return actor_of(self.persons[name].uid, at=NOON)

    def uid(self, name):
        return self.persons[name].uid

    def program_of(self, name, role="R06", node=COUNTY):
        """Return a program that somebody issued, with a role of its own."""
        token = f"token of {name} as {role}"
        client = Client.objects.create(
            uid=new_uid(NOON),
            name=token,
            token_hash=sha256(token.encode()).digest(),
            since=NOON - DAY,
            until=NOON + 365 * DAY,
            given_by=self.uid(name),
        )
        grant(None, role, node, client=client)
        return client_of(token, at=NOON)

    def found(self, who="manager", at=NOON, **told):
        given = {
            "subject_kind": "enterprise",
            "subject_uid": self.firm.uid,
            "found_at": NOON,
            "wrong": "氨制冷机房未装报警装置",
            "owner": OWNER,
            "overseer": OVERSEER,
        }
        return record_danger(Found(**(given | told)), actor=self.who(who), at=at)

    def plan(self, *responsible, **other):
        given = {
            "responsible": frozenset(str(self.uid(name)) for name in responsible or ("worker",)),
            "measure": "加装报警装置",
            "funds_fen": 1_200_000,
            "due_on": DUE_ON,
            "emergency_plan": "停机撤人",
        }
        return Plan(**(given | other))

    def do(self, row, action, who, at=NOON + HOUR, **brought):
        """Do an act; who is a name or an actor."""
        actor = self.who(who) if isinstance(who, str) else who
        deed = Deed(danger=row.uid, version=row.version, action=action, **brought)
        return act(deed, actor=actor, at=at)

    def registered(self, grade=MAJOR):
        return self.do(self.found(), Action.REGISTER, "manager", grade=grade)

    def planned(self, grade=MAJOR):
        return self.do(self.registered(grade), Action.PLAN, "manager", plan=self.plan())

    def planned_until(self, day):
        """Return a general one that its plan puts right by a day."""
        plan = self.plan(due_on=day)
        return self.do(self.registered(GENERAL), Action.PLAN, "manager", plan=plan)

    def rectifying(self, grade=MAJOR):
        return self.do(self.planned(grade), Action.RECTIFY, "manager")

    def requested(self, grade=MAJOR):
        return self.do(self.rectifying(grade), Action.REQUEST_ACCEPTANCE, "director")

    def accepted(self, grade=MAJOR):
        return self.accept(self.requested(grade))

    def accept(self, row, who="bureau", at=NOON + HOUR, **more):
        """Accept it; a major one once its expert has signed."""
        ready = self.signed(row, at=at) if row.grade == MAJOR.value else row
        return self.do(ready, Action.ACCEPT, who, at=at, **more)

    def asked(self, row, action=Action.ACCEPT, who="bureau", at=NOON + HOUR, **said):
        """Ask others to sign an act; who is a name or an actor."""
        actor = self.who(who) if isinstance(who, str) else who
        wanted = Wanted(danger=row.uid, version=row.version, action=action, **said)
        return ask_signatures(wanted, actor=actor, at=at)

    def sign(self, signoff, who, address="", at=NOON + HOUR, **more):
        """Sign what was asked for, by his own name or for a post."""
        own = own_address(str(self.uid(who)))
        given = {"revision": SignOffRow.objects.get(pk=signoff.pk).revision} | more
        decision = Decision(signoff=signoff.uid, address=address or own, **given)
        return decide_on(decision, actor=self.who(who), at=at)

    def signed(self, row, *names, who="bureau", at=NOON + HOUR):
        """Return it with its acceptance signed by the experts."""
        signoff = self.asked(row, who=who, at=at, experts=self.experts(*names))
        for name in names or ("expert",):
            self.sign(signoff, name, at=at)
        return row

    def approved(self, row, action, who="bureau", at=NOON + HOUR, **said):
        """Do what the head has signed; return it."""
        post = head(self)
        signoff = self.asked(row, action, who, at, **said)
        self.sign(signoff, "head", post, at=at)
        return self.do(row, action, who, at=at)

    def experts(self, *names):
        return frozenset(self.uid(name) for name in names or ("expert",))


def set_scene():
    """Put everybody on record."""
    department()
    province = settle()
    persons = {name: person(name) for name in HOLDINGS}
    for name, held in HOLDINGS.items():
        if held is not None:
            grant(persons[name], *held)
    grant(persons["expert"], "R14", COUNTY, assignment=JUDGES)
    return Scene(province.firm, province.team, persons)


def head(scene):
    """Return the address of the post of the bureau's head, who holds it from now on."""
    office = Organisation.objects.get(name="示例县应急管理局")
    if "head" not in scene.persons:
        scene.persons["head"] = person("head")
        office_post(office, scene.persons["head"])
    return f"post:{Post.objects.get(organisation=office, kind=PostKind.HEAD.value).uid}"


def office_post(office, holder):
    """Return the post of the head of an office, held by somebody."""
    post = Post.objects.create(
        uid=new_uid(NOON),
        path_then=office.path_then,
        path_now=office.path_now,
        dept_mask=office.dept_mask,
        kind=PostKind.HEAD.value,
        organisation=office,
        **named("主要负责人"),
    )
    Holding.objects.create(uid=new_uid(NOON), post=post, person=holder, since=NOON - DAY)
    return post


def engage(scene, name):
    """Let somebody be engaged by the firm, so that he can be named in a plan."""
    firm, who = scene.firm, scene.persons[name]
    return Engagement.objects.create(
        uid=new_uid(NOON),
        person=who,
        pinyin=who.pinyin,
        kind=EngagementKind.EMPLOYEE.value,
        firm=firm,
        since=date(2026, 1, 1),
        path_then=firm.path_now,
        path_now=firm.path_now,
        dept_mask=firm.dept_mask,
    )


def stored(row):
    return HiddenDanger.objects.get(pk=row.pk)


def owed(row):
    """Return duty, holder, state or outcome of what posts owe about a danger, as it was opened."""
    rows = Obligation.objects.filter(subject_uid=row.uid).order_by("pk")
    return [
        (one.kind.removeprefix("danger."), one.holder, one.outcome or one.state) for one in rows
    ]


def due(row, kind):
    """Return the due instant of what a post must still do."""
    return Obligation.objects.exclude(state="closed").get(subject_uid=row.uid, kind=kind).due_at


def told(row):
    """Return kind and data of the events of a danger."""
    events = Event.objects.filter(record_uid=row.uid).order_by("seq")
    return [(event.kind, event.data) for event in events]


def counted(row):
    """Return what a danger counts in, added up: indicator, day, codes → value."""
    sums = {}
    for one in ContributionRow.objects.filter(record_uid=row.uid):
        key = (one.indicator, one.day, tuple(sorted(one.dims.items())))
        sums[key] = sums.get(key, 0) + one.value
    return {key: value for key, value in sums.items() if value}


def everything():
    """Return all that an act could change."""
    return [
        list(table.objects.order_by("pk").values())
        for table in (
            HiddenDanger,
            Obligation,
            Event,
            ContributionRow,
            SignOffRow,
            SignatureRow,
        )
    ]
