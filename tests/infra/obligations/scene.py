"""What the tests of stored obligations share: actors, openings, a roster in the database."""

from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID

from bazhua.infra.db.actors import Actor
from bazhua.infra.events.models import Event
from bazhua.infra.obligations.core.case import Terms
from bazhua.infra.obligations.core.escalation import EscalationRule, Level
from bazhua.infra.obligations.core.workflow import Action
from bazhua.infra.obligations.models import Obligation
from bazhua.infra.obligations.services import Opening, open_obligation
from bazhua.infra.roster.models import DutyDelegation, DutyLeave, DutyShift
from bazhua.infra.roster.rows import delegation_row, leave_row, shift_row
from bazhua.infra.roster.services import plan_shift
from bazhua.infra.roster.shifts import Rhythm, Shift
from bazhua.kernel.scope import Grant, Path, Place

START = datetime(2026, 11, 23, 23, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
DUE = START + 30 * MINUTE
PLACE = Place(region=Path(".1.2.3."))
LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)
MOVES = frozenset(action.value for action in Action)
RIGHTS = {("obligation", name): frozenset({"officer", "chief"}) for name in (*MOVES, "view")} | {
    ("obligation", "govern"): frozenset({"chief"})
}
RULE = EscalationRule(
    (Level("post:town", 0 * MINUTE), Level("post:county", 10 * MINUTE)), 5 * MINUTE
)


def actor(number, role="officer", region=".1."):
    grant = Grant(role=role, region=Path(region), since=LONG_AGO)
    return Actor(uid=UUID(int=number), grants=(grant,), rights=RIGHTS)


CLERK = actor(900)
NOBODY = Actor(uid=UUID(int=901), grants=(), rights=RIGHTS)


def opening(due_at=DUE, rule=RULE, **terms):
    fixed = {"holder": "post:town", "clause": "platform:test", "starts_at": START, "rule": rule}
    return Opening(
        kind="sample.mend",
        subject_kind="sample",
        subject_uid=UUID(int=1),
        place=PLACE,
        terms=Terms(**(fixed | terms)),
        due_at=due_at,
    )


def opened(due_at=DUE, **terms):
    return open_obligation(opening(due_at, **terms), actor=CLERK, at=START)


def shift(post, person, begins=0, lasts=24):
    return Shift(
        post=post,
        person=str(UUID(int=person)),
        rhythm=Rhythm(first=date(2026, 11, 20)),
        begins=time(begins),
        lasts=timedelta(hours=lasts),
    )


def on_roster(*shifts):
    for one in shifts:
        plan_shift(one, actor=CLERK, at=START)


def keep_roster(roster, delegations=()):
    """Let the database hold exactly this roster."""
    for table in (DutyShift, DutyLeave, DutyDelegation):
        table.objects.all().delete()
    DutyShift.objects.bulk_create(shift_row(one, START) for one in roster.shifts)
    DutyLeave.objects.bulk_create(leave_row(one, START) for one in roster.leaves)
    DutyDelegation.objects.bulk_create(delegation_row(one, START) for one in delegations)


def stored(row):
    return Obligation.objects.get(pk=row.pk)


def told(row):
    """Return (kind, instant, data) of the events of an obligation after its opening."""
    events = Event.objects.filter(record_uid=row.uid).order_by("seq")[1:]
    return [(event.kind, event.at, event.data) for event in events]
