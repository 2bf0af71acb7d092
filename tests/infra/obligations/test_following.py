"""A year's holidays: the preview names the due instants that move, the confirmation moves them."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from bazhua.config.rules import BOOK
from bazhua.infra.events.models import Event
from bazhua.infra.obligations.following import affected, follow
from bazhua.infra.obligations.services import open_obligation
from bazhua.infra.policies.ports import Question
from bazhua.infra.policies.services import confirm, propose
from bazhua.kernel.policy.calendar import WorkCalendar, WorkdayYear
from bazhua.kernel.policy.limits import TimeLimit, Unit
from tests.infra.obligations.scene import CLERK, opening, stored
from tests.infra.policies.scene import EDITOR, HOLIDAYS, SECOND

pytestmark = pytest.mark.django_db

START = datetime(2026, 12, 28, 2, tzinfo=UTC)
LIMIT = TimeLimit(5, Unit.WORKING_DAY)
NOTICE = WorkdayYear(
    clause="HOLIDAYS/2026",
    since=date(2027, 1, 1),
    year=2027,
    holidays=(date(2027, 1, 1), date(2027, 1, 4)),
    workdays=(),
)


@pytest.fixture
def waiting():
    """Return an obligation that waits for the holidays of 2027, and one that waits for nothing."""
    due = LIMIT.due(START, WorkCalendar.of(BOOK))
    given = replace(opening(due.at, starts_at=START), limit=LIMIT)
    firm = opening(START + timedelta(days=3), starts_at=START)
    return [open_obligation(one, actor=CLERK, at=START) for one in (given, firm)]


def asked(row, old=None, actor=EDITOR):
    after = BOOK.extended([row])
    return affected(Question(row=row, old=old, before=BOOK, after=after, actor=actor, at=START))


def test_preview_names_the_due_instants_that_move(waiting):
    found = asked(NOTICE)

    moved = waiting[0].due_at + timedelta(days=2)
    assert (found.count, found.keep) == (1, 0)
    assert [(one.old, one.new) for one in found.changes] == [(waiting[0].due_at, moved)]
    assert found.changes[0].href == f"/obligations/{waiting[0].uid}/"
    assert stored(waiting[0]).due_at == waiting[0].due_at


@pytest.mark.usefixtures("waiting")
def test_preview_tells_only_of_what_he_may_see():
    nobody = replace(EDITOR, grants=())

    assert asked(NOTICE, actor=nobody).count == 0


def test_preview_of_another_row_counts_those_that_keep_the_old_one(waiting):
    row = next(row for row in BOOK.all_rows() if row.table == "coverage.flight")
    old = replace(row, clause=waiting[0].clause)

    found = asked(replace(row, since=date(2027, 1, 1), most_minutes=20), old)

    assert (found.count, found.changes, found.keep) == (0, (), 2)


def test_confirmed_notice_moves_what_the_preview_named(waiting, settings):
    settings.HUMAN_BEHIND = "tests.infra.policies.scene.human_behind"
    foreseen = asked(NOTICE).changes[0].new
    row = propose(HOLIDAYS, actor=EDITOR, at=START - timedelta(days=9))
    confirm(row.uid, version=1, actor=SECOND, at=START - timedelta(days=8))

    follow(Event.objects.get(kind="policy.confirmed"), START)

    assert stored(waiting[0]).due_at == foreseen
    assert stored(waiting[1]).due_at == waiting[1].due_at


def test_another_table_moves_nothing(waiting):
    event = Event(kind="policy.confirmed", data={"table": "tip.limit"}, at=START)

    follow(event, START)

    assert [stored(row).version for row in waiting] == [1, 1]
