"""One record of each kind, all at one firm of a county: what the addresses of the matrix name."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from uuid import UUID

from bazhua.grips.dangers.domain.papers.content import Firm, Told, content_of
from bazhua.grips.dangers.domain.papers.terms import PaperKind
from bazhua.grips.dangers.domain.periodic import last_over
from bazhua.grips.dangers.domain.terms import PatrolRhythm, ReportPeriod
from bazhua.grips.dangers.models import DangerPaper, HiddenDanger, PeriodicSum, Visit
from bazhua.grips.dangers.services.patrols.setting import Manner, NewPatrol, set_patrol
from bazhua.grips.dangers.services.periodic.drafting import draft_each
from bazhua.grips.dangers.services.recording import Found, record_danger
from bazhua.infra.accounts.models import Device
from bazhua.infra.accounts.services.accounts import invite
from bazhua.infra.accounts.services.badges import enrol_device, give_badge
from bazhua.infra.db.records import new_uid
from bazhua.infra.events.models import Delivery, Event
from bazhua.infra.events.states import State
from bazhua.infra.files.services import Belonging, attach_file, keep_sent
from bazhua.infra.files.uploads import Announced, begin_upload
from bazhua.infra.imports.services import upload
from bazhua.infra.notify.services import notify
from bazhua.infra.obligations.core.case import Terms
from bazhua.infra.obligations.core.escalation import EscalationRule, Level
from bazhua.infra.obligations.services import Opening, open_obligation
from bazhua.infra.papers.core.content import Content, Issuer, Piece
from bazhua.infra.papers.services import Drafting, draft_paper, issue_paper, publish_paper
from bazhua.infra.policies.services import propose
from bazhua.infra.rollup.showing.saved import save_view
from bazhua.infra.roster.holders import own_address
from bazhua.infra.roster.services import plan_shift
from bazhua.infra.roster.shifts import Rhythm, Shift
from bazhua.infra.signoff.asking import ask
from bazhua.infra.signoff.core.plan import Plan, Step
from bazhua.infra.signoff.core.sheet import Sheet
from bazhua.infra.signoff.services import Asking
from bazhua.kernel.scope import Path, Place
from bazhua.kernel.words import Lang, Word
from bazhua.registry.domain.people import PostKind
from bazhua.registry.domain.places import PlaceKind
from bazhua.registry.interfaces.web.roster.week import micros
from bazhua.registry.models import (
    Client,
    Contract,
    Engagement,
    Enterprise,
    Holding,
    NodeSpell,
    Organisation,
    Person,
    Supervision,
)
from bazhua.registry.selectors.around import posts_at
from bazhua.registry.selectors.who.rosters import address
from bazhua.registry.services.naming import named
from bazhua.registry.services.where.codes import ENTERPRISE_FILES
from bazhua.registry.services.where.places import (
    Drawing,
    Placing,
    draw_zone,
    hold_substance,
    open_place,
)
from bazhua.registry.services.who.posts import PostOpening, appoint, open_post
from tests.infra.files.samples import picture
from tests.infra.notify.scene import call
from tests.infra.policies.scene import SHARE
from tests.registry.who.outcomes import MINE
from tests.registry.who.scene import (
    COUNTY,
    DAY,
    FIRM,
    NOON,
    REGIONS,
    SOMEBODY,
    TODAY,
    TOWN,
    acting,
    department,
    grant,
    person,
    region,
    settle,
    settle_firm,
)
from tests.registry.who.test_people import hired, registered

CODE = "91370100MA3C00000X"
GATE = "一号门岗"
TABLE = "firms.csv"
PATROL = "消防巡查（示例）"
VISIT = "RQ-2026-30-00001"
WATCH = "值班员"
QUARTER = "2026 年第 3 季度"
WRONG = "配电箱未上锁"
LEFT = "无人监管（示例）厂"
OFFICER = acting("R06", COUNTY)
PRINCIPAL = acting("R19", MINE)
SQUARE = [[[117.0, 36.0], [117.1, 36.0], [117.1, 36.1], [117.0, 36.0]]]
RULE = EscalationRule((Level("post:county", timedelta()),), timedelta(minutes=5))


def stand():
    """Return the uid of each subject by its name."""
    where = settle()
    Organisation.objects.filter(pk=where.office.pk).update(dept_mask=1)
    firm = Enterprise.objects.get(pk=FIRM)
    return {
        "firm": firm.uid,
        "unit": where.team.uid,
        "office": where.office.uid,
        **_regions(),
        **_people(where),
        **_inside(firm),
        **_work(),
        **_danger(firm),
        **_visit(firm),
        **_patrol(firm),
        **_system(),
    }


def _regions():
    """Return a county that has a name and a code, and a firm in it that nobody supervises."""
    county = region(COUNTY, "county", "district", "370102")
    region(TOWN, "town", "town", "370102001")
    left = settle_firm(52, (*REGIONS[TOWN], 52), LEFT, departments=0)
    Enterprise.objects.filter(pk=left.pk).update(credit_code=CODE)
    NodeSpell.objects.create(node_id=FIRM, parent_id=TOWN, since=date(2020, 1, 1))
    Enterprise.objects.filter(pk=FIRM).update(doubled=True)
    return {"region": county.uid, "unsupervised": left.uid}


def _people(where):
    who = registered().person
    hired(where, who)
    opening = PostOpening(name="安全员", kind=PostKind.OFFICER, enterprise=where.firm.uid)
    post = open_post(opening, actor=OFFICER, at=NOON)
    appoint(post.uid, who.uid, since=NOON, actor=OFFICER, at=NOON)
    accounted = person("吴示例")
    hired(where, accounted)
    invite(person=accounted.uid, login="wu", actor=OFFICER, at=NOON)
    give_badge(person=accounted.uid, login="wu", actor=OFFICER, at=NOON)
    waiting = grant(
        person("李示例"), "R20", FIRM, departments=1, confirmed_by=None, confirmed_at=None
    )
    return {
        "person": who.uid,
        "accounted": accounted.uid,
        "engagement": Engagement.objects.get(person=who).uid,
        "post": post.uid,
        "holding": Holding.objects.get().uid,
        "grant": waiting.uid,
    }


def _inside(firm):
    supervision = Supervision.objects.create(
        uid=new_uid(NOON),
        enterprise=firm,
        department=department(),
        kind="industry",
        since=TODAY,
    )
    contract = Contract.objects.create(
        uid=new_uid(NOON),
        host=firm,
        contractor=Enterprise.objects.get(credit_code=CODE),
        work="检维修",
        since=TODAY,
    )
    given = Placing(enterprise=firm.uid, kind=PlaceKind.SITE, name="厂区")
    place = open_place(given, actor=OFFICER, at=NOON)
    zone = draw_zone(place.uid, Drawing(name="罐区", outline=SQUARE), actor=OFFICER, at=NOON)
    said = {"name": "液氨", "cas": "", "most_t": Decimal(1)}
    held = hold_substance(place.uid, **said, actor=OFFICER, at=NOON)
    return {
        "supervision": supervision.uid,
        "contract": contract.uid,
        "place": place.uid,
        "zone": zone.uid,
        "substance": held.uid,
    }


def _work():
    opening = Opening(
        kind="sample.mend",
        subject_kind="sample",
        subject_uid=UUID(int=1),
        place=Place(region=MINE, departments=1),
        terms=Terms(holder="post:town", clause="platform:test", starts_at=NOON, rule=RULE),
        due_at=NOON + 900 * DAY,
    )
    owed = open_obligation(opening, actor=acting("R02"), at=NOON)
    proposer = acting("R02", uid=UUID(int=78))
    Person.objects.create(uid=proposer.uid, **named("提议者示例"))
    Person.objects.create(uid=SOMEBODY, **named("办理者示例"))
    addition = propose(SHARE, actor=proposer, at=NOON)
    return {"obligation": owed.uid, "addition": addition.uid}


def _visit(firm):
    """Return a visit to a firm that somebody else is to make."""
    visit = Visit.objects.create(
        uid=new_uid(NOON),
        number=VISIT,
        subject_uid=firm.uid,
        path_then=firm.path_now,
        path_now=firm.path_now,
        dept_mask=firm.dept_mask,
        kind="ASSISTANCE",
        ground="PLAN",
        basis="企业申请",
        planned_on=TODAY,
        officers=[UUID(int=5)],
        planned_by=SOMEBODY,
    )
    return {"visit": visit.uid}


def _patrol(firm):
    """Return a patrol that the firm has set."""
    manner = Manner(
        holder=next(iter(posts_at(firm.place, at=NOON))),
        rhythm=PatrolRhythm.DAY,
        questions="通道畅通",
        since=TODAY,
    )
    new = NewPatrol(name=PATROL, enterprise=firm.uid, spot=None, manner=manner)
    return {"patrol": set_patrol(new, actor=PRINCIPAL, at=NOON).uid}


def _danger(firm):
    found = Found(
        subject_kind="enterprise",
        subject_uid=firm.uid,
        found_at=NOON,
        wrong=WRONG,
        owner="post:town",
        overseer="post:county",
    )
    return {"danger": record_danger(found, actor=replace(OFFICER, uid=SOMEBODY), at=NOON).uid}


def sum_of(firm):
    """Return the sum of a firm's last quarter."""
    draft_each([firm], last_over(ReportPeriod.QUARTER, TODAY), at=NOON)
    return PeriodicSum.objects.get().uid


def signoff_about(danger):
    """Return a sign-off about a danger that somebody else is to sign."""
    own = frozenset({own_address(str(UUID(int=5)))})
    asking = Asking(
        kind="danger.sign_list",
        subject_uid=danger,
        plan=Plan((Step("HEAD", Word("负责人", "head"), own),)),
        sheet=Sheet(Word("挂牌", "listing"), ()),
        clause="BZ/HAZ-SIGN",
        due_at=NOON + DAY,
    )
    return ask(asking, actor=replace(OFFICER, uid=SOMEBODY), at=NOON).uid


def paper_about(danger):
    """Return an order about a danger that is issued; it needs a store for its file."""
    row = HiddenDanger.objects.get(uid=danger)
    content = content_of(
        PaperKind.ORDER,
        Told(firm=Firm(name=Word("厂", "works"), code="", address=""), items=(), days=9),
        Lang.ZH,
    )
    drafting = Drafting(
        kind=PaperKind.ORDER.value,
        issuer=Issuer(code="org:bureau", name="示例县应急管理局", word="示例"),
        content=content,
        place=row.place,
    )
    paper = draft_paper(drafting, actor=OFFICER, at=NOON)
    DangerPaper.objects.create(
        uid=new_uid(NOON), paper=paper, danger=row, kind=PaperKind.ORDER.value, days=9
    )
    return issue_paper(paper.uid, version=paper.version, actor=OFFICER, at=NOON).uid


def brief_of_county():
    """Return the issued brief of a day of the county; it needs a store for its file."""
    day = "2026-11-23"
    values = dict.fromkeys(("region", "since", "until", "taken", "root"), "示例") | {"day": day}
    drafting = Drafting(
        kind="duty_brief",
        issuer=Issuer(code="org:bureau", name="示例县应急管理局", word="示例"),
        content=Content(values=values, body=(Piece(text="无"),)),
        place=Place(region=Path.of(*REGIONS[COUNTY])),
    )
    return publish_paper(drafting, actor=OFFICER, at=NOON).uid


def _system():
    client = Client.objects.create(
        uid=new_uid(NOON),
        name="对接程序",
        token_hash=b"x" * 32,
        since=NOON,
        until=NOON + 900 * DAY,
        given_by=SOMEBODY,
    )
    enrol_device(name=GATE, path=MINE.dotted, actor=PRINCIPAL, at=NOON)
    event = Event.objects.filter(path_then=MINE.dotted).order_by("pk").first()
    dead = Delivery.objects.create(
        event=event,
        subscriber="sample",
        record_uid=event.record_uid,
        seq=event.seq,
        state=State.DEAD,
        attempts=10,
        next_try_at=NOON,
        error="poisoned",
    )
    return {"client": client.uid, "device": Device.objects.get().uid, "delivery": dead.pk}


def brought():
    """Return an import that the officer has brought, and its job."""
    row = upload("registry.enterprises", b"name\n", TABLE, actor=OFFICER, at=NOON)
    return {"import": row.uid, "job": row.job_uid}


def given(firm):
    """Return files that the officer has given: a firm's, one of no record yet, one on its way."""
    kept = [
        keep_sent([picture(colour=colour)], f"{colour}.jpg", actor=OFFICER, at=NOON)
        for colour in ("red", "blue")
    ]
    attach_file(kept[0].uid, Belonging(ENTERPRISE_FILES, firm), actor=OFFICER, at=NOON)
    begun = begin_upload(Announced("green.jpg", 9), actor=OFFICER, at=datetime.now(UTC))
    return {"file": kept[0].uid, "loose": kept[1].uid, "upload": begun.uid}


def told():
    """Return a message for the officer, and a view of figures that he keeps."""
    at = datetime.now(UTC)
    wanted = call(persons=(OFFICER.uid,), occasion=new_uid(at), until=at + timedelta(minutes=30))
    kept = save_view(actor=OFFICER, name="隐患", query="figure=dangers", at=at)
    return {"message": notify(wanted, actor=OFFICER, at=at).uid, "view": kept.uid}


def watched(firm):
    """Return a shift of the officer, its post, and the instant at which he takes it over."""
    opening = PostOpening(name=WATCH, kind=PostKind.DUTY_OFFICER, enterprise=firm)
    post = open_post(opening, actor=OFFICER, at=NOON)
    shift = Shift(
        post=address(post),
        person=str(OFFICER.uid),
        rhythm=Rhythm(first=TODAY),
        begins=time(8),
        lasts=timedelta(hours=12),
    )
    row = plan_shift(shift, actor=OFFICER, at=NOON)
    takes_over = datetime(TODAY.year, TODAY.month, TODAY.day, tzinfo=UTC)
    return {"shift": row.uid, "watch": post.uid, "takes_over": micros(takes_over)}
