"""A case, its two inspectors, a chief with a deputy, and a worker; all of them by small numbers."""

from datetime import timedelta
from uuid import UUID

from bazhua.infra.db.actors import Actor
from bazhua.infra.db.records import new_uid
from bazhua.infra.obligations.models import Obligation
from bazhua.infra.roster.delegation import Delegation
from bazhua.infra.roster.duty import Holder
from bazhua.infra.roster.rows import delegation_row
from bazhua.infra.roster.spans import Span
from bazhua.infra.signoff.asking import Decision, ask, decide_on
from bazhua.infra.signoff.core.plan import ASKER, Plan, Step
from bazhua.infra.signoff.kinds import SignOffKind
from bazhua.infra.signoff.models import SignOffRow
from bazhua.infra.signoff.pages.desk import duties
from bazhua.kernel.scope import Grant, Path
from bazhua.kernel.words import Word
from tests.infra.signoff.rig import AT, asked, paper
from tests.samples.models import Case

CLERK, ANN, BOB, CHIEF, DEPUTY, WORKER, PROGRAM, VIEWER = (UUID(int=n) for n in range(1, 9))
RIGHTS = {("case", "view"): frozenset({"viewer"})}
YEAR = Span(AT - timedelta(days=9), AT + timedelta(days=365))
POST = "post:chief"
PAPER = paper("valve V-101 closed")
BARRED = frozenset({"worker", ASKER})
PLAN = Plan(
    (
        Step(
            "INSPECT",
            Word("检查", "inspect"),
            frozenset({f"person:{ANN}", f"person:{BOB}"}),
            quorum=2,
            barred=BARRED,
        ),
        Step("APPROVE", Word("批准", "approve"), frozenset({POST}), barred=BARRED),
    )
)
KINDS = (
    SignOffKind(
        key="case.sign",
        word=Word("签署作业票", "Sign the permit"),
        resource="case",
        record=lambda uid: Case.objects.get(uid=uid),
        roles=lambda uid: {"worker": frozenset({str(WORKER)})} if uid else {},
        page=lambda uid: f"/cases/{uid}/",
    ),
)
DUTIES = duties(KINDS)


class Holders:
    """The chief holds his post; the port of the tests."""

    def within(self, posts, window):
        return [Holder(POST, str(CHIEF), window)] if POST in posts else []

    def posts_of(self, person, at):
        del at
        return [POST] if person == CHIEF else []

    def callable_among(self, persons):
        return persons


def human_behind(uid, at):
    """Return the person: the program is the clerk's."""
    del at
    return CLERK if uid == PROGRAM else uid


def actor(uid):
    grant = Grant(role="viewer", region=Path(".1."), since=YEAR.since)
    return Actor(uid=uid, grants=(grant,) if uid == VIEWER else (), rights=RIGHTS)


def made():
    return Case.objects.create(uid=new_uid(AT), path_then=".1.2.", path_now=".1.2.")


def opened(case=None, plan=PLAN, by=CLERK):
    case = case or made()
    return ask(asked(plan, PAPER, subject=case.uid), actor=actor(by), at=AT)


def decided(row, who, address=None, at=AT, **more):
    given = {"revision": now(row).revision} | more
    decision = Decision(signoff=row.uid, address=address or f"person:{who}", **given)
    return decide_on(decision, actor=actor(who), at=at)


def let_act_for(giver, taker, span=YEAR):
    delegation_row(Delegation(str(giver), str(taker), span), AT).save(force_insert=True)


def now(row):
    return SignOffRow.objects.get(uid=row.uid)


def owed(row):
    """Return who owes a signature or owed one, and how that stands."""
    rows = Obligation.objects.filter(subject_uid=row.uid).order_by("pk")
    return [(one.holder, one.outcome or one.state) for one in rows]
