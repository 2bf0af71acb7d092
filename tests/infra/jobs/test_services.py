"""Asking and cancelling: with the transaction, by the asker, with a grant."""

import pytest
from django.db import connection, transaction

from bazhua.infra.db.actors import NOBODY
from bazhua.infra.events.models import Event
from bazhua.infra.jobs.core.declaration import sound
from bazhua.infra.jobs.core.refusals import JobOver, UnknownJobKind
from bazhua.infra.jobs.models import Job
from bazhua.infra.jobs.selectors import asked_job
from bazhua.infra.jobs.services import ask, cancel
from bazhua.kernel.errors import Forbidden, NotFound
from tests.infra.jobs.processes import queued
from tests.infra.jobs.scene import MINUTE, NOON, asked, run_now
from tests.samples.jobs import CLERK, LAPSED, OTHER

pytestmark = pytest.mark.django_db


def kinds():
    return list(Event.objects.order_by("id").values_list("kind", flat=True))


def test_job_is_there_with_its_queue_row_and_event():
    job = asked(most=3)

    with connection.cursor() as cursor:
        cursor.execute("SELECT args ->> 'uid', lock FROM procrastinate_jobs")
        rows = cursor.fetchall()
    assert rows == [(str(job.uid), str(job.uid))]
    assert (job.state, job.arguments, job.asked_by) == ("queued", {"most": 3}, CLERK.uid)
    assert kinds() == ["job.asked"]


def test_job_of_an_undone_transaction_is_not_there():
    with transaction.atomic():
        asked(most=3)
        transaction.set_rollback(True)

    assert (Job.objects.count(), queued(), kinds()) == (0, 0, [])


@pytest.mark.parametrize("actor", [LAPSED, NOBODY])
def test_actor_without_a_grant_may_not_ask(actor):
    with pytest.raises(Forbidden):
        asked(actor=actor)

    assert (Job.objects.count(), queued()) == (0, 0)


def test_unknown_kind_is_refused():
    with pytest.raises(UnknownJobKind) as refusal:
        ask("sample.none", {}, actor=CLERK, at=NOON)

    assert refusal.value.data == {"kind": "sample.none"}
    assert Job.objects.count() == 0


@pytest.mark.parametrize("arguments", [{"text": "字" * 201}, {str(n): n for n in range(21)}])
def test_arguments_hold_no_long_texts(arguments):
    with pytest.raises(ValueError, match=r"text|^$"):
        sound(arguments)


@pytest.mark.parametrize("actor", [OTHER, NOBODY])
def test_job_is_hidden_from_everybody_but_its_asker(actor):
    job = asked(most=3)

    with pytest.raises(NotFound):
        asked_job(job.uid, actor=actor)
    with pytest.raises(NotFound):
        cancel(job.uid, actor=actor, at=NOON)

    assert asked_job(job.uid, actor=CLERK) == job
    assert Job.objects.get().cancel_asked_at is None


def test_waiting_job_is_cancelled_at_once_and_never_runs():
    job = asked(most=3)

    cancelled = cancel(job.uid, actor=CLERK, at=NOON + MINUTE)
    after = run_now(job)

    assert (cancelled.state, cancelled.ended_at) == ("cancelled", NOON + MINUTE)
    assert (after.state, after.tries, after.done) == ("cancelled", 0, 0)
    assert kinds() == ["job.asked", "job.ended"]


def test_ended_job_is_not_cancelled():
    job = asked(most=1)
    run_now(job)

    with pytest.raises(JobOver):
        cancel(job.uid, actor=CLERK, at=NOON)

    assert Job.objects.get().state == "done"
