"""What the tests of roll-up share: an actor, events, and a chronicle lived in the database."""

from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.db import transaction

from bazhua.infra.db.actors import Actor
from bazhua.infra.events.emission import Subject, emit
from bazhua.infra.rollup.contributing import contribute, end, move, reorganise
from bazhua.infra.rollup.core.contribute import Contribution, dims_of
from bazhua.infra.rollup.core.declare import Audience
from bazhua.infra.rollup.core.read import Window
from bazhua.infra.rollup.models import Cell, ContributionRow, Presence
from bazhua.infra.rollup.reading.question import Question
from bazhua.kernel.scope import Grant, Path
from bazhua.kernel.times import BEIJING
from tests.infra.rollup.chronicle import BEGIN, Count, End, Move, Reorganise
from tests.infra.rollup.model import contribution
from tests.samples.indicators import OPENED
from tests.samples.models import Case

LONG_AGO = datetime(2020, 1, 1, tzinfo=BEIJING)
JANUARY = Window(date(2026, 1, 1), date(2026, 1, 31))
RIGHTS = {
    ("figure", "view"): frozenset({"officer"}),
    ("figure", "own"): frozenset({"firm"}),
    ("case", "view"): frozenset({"officer"}),
}


def actor(role="officer", region=".1.", departments=None):
    grant = Grant(role=role, region=Path(region), since=LONG_AGO, departments=departments)
    return Actor(uid=UUID(int=1), grants=(grant,), rights=RIGHTS)


OFFICER = actor()


def noon(day):
    return datetime.combine(day, time(12), BEIJING)


def happened(record=None, day=BEGIN + timedelta(days=180)):
    """Emit an event of a record; only within a transaction."""
    subject = Subject(record or UUID(int=7), ".1.")
    return emit("case.counted", subject, actor=OFFICER, at=noon(day), data={})


def do(op):
    """Do one thing of a chronicle in the database."""
    match op:
        case Count():
            contribute(happened(op.record), [contribution(op)])
        case Move():
            path = op.path and Path(op.path)
            move(happened(op.record), day=op.day, path=path, codes=dims_of(op.codes))
        case End():
            end(happened(op.record), day=op.day)
        case Reorganise():
            reorganise(happened(), old=Path(op.old), new=Path(op.new), day=op.day)


def counted(path, day=BEGIN, *, indicator=OPENED, record=None, value=1, **codes):
    """Return a contribution; ``None`` leaves a dimension out."""
    codes = {"department": "1", "grade": "general"} | codes
    return Contribution(
        indicator=indicator.key,
        record_uid=record or UUID(int=7),
        path=Path(path),
        day=day,
        dims=dims_of({key: code for key, code in codes.items() if code}),
        value=value,
    )


@transaction.atomic
def count(*contributions):
    """Let one event contribute."""
    contribute(happened(), contributions)


def case(path, number, departments=2):
    """Make a record, so that somebody may see it."""
    uid = UUID(int=number)
    return Case.objects.create(uid=uid, path_then=path, path_now=path, dept_mask=departments)


def question(path=".1.", indicator=OPENED, window=JANUARY, **more):
    fixed = {"audience": Audience.AUTHORITY, "threshold": 5, "today": date(2026, 7, 1)}
    return Question(indicator=indicator.key, path=Path(path), window=window, **(fixed | more))


def cells():
    rows = Cell.objects.values_list("indicator", "path", "dims", "day", "value")
    return {
        (indicator, path, dims_of(dims), day): value for indicator, path, dims, day, value in rows
    }


def presences():
    rows = Presence.objects.values_list("indicator", "path", "dims", "day", "record_uid", "times")
    return {(each[0], each[1], dims_of(each[2]), *each[3:5]): each[5] for each in rows}


def written():
    """Return (indicator, record, path, day, dims, value) of everything contributed, sorted."""
    rows = ContributionRow.objects.values_list(
        "indicator", "record_uid", "path", "day", "dims", "value"
    )
    return sorted((*row[:4], dims_of(row[4]), row[5]) for row in rows)
