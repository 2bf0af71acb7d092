"""One run: progress, ends, tries, stopping, a second process, whom it acts as."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from bazhua.infra.events.models import Event
from bazhua.infra.jobs.models import Job
from bazhua.infra.jobs.progress import Interrupted, Run, Superseded
from bazhua.infra.jobs.running import Again
from bazhua.infra.jobs.services import cancel
from tests.infra.jobs.scene import MINUTE, NOON, asked, run_beside, run_now
from tests.samples import jobs as samples
from tests.samples.jobs import CLERK, LAPSED, OTHER, ROBOT
from tests.samples.models import Note

pytestmark = pytest.mark.django_db


def begun(job, **columns):
    """Return a job as a process runs it, and what its code is given."""
    Job.objects.filter(pk=job.pk).update(state="running", tries=1, started_at=NOON, **columns)
    row = Job.objects.get(pk=job.pk)
    return row, Run(row, CLERK, lambda: NOON, lambda: False)


def first_step(run, then):
    """Do the first step, and something after its effect."""
    with run.step(1, done=1):
        samples.note("count", run.uid, 0, CLERK.uid)
        then()


def test_job_ends_with_its_result_and_what_it_said():
    job = run_now(asked(most=3))

    assert (job.state, job.result, job.done, job.total, job.tries) == ("done", "count:3", 3, 3, 1)
    assert job.phase == {"zh": "正在计数", "en": "counting"}
    assert (job.started_at, job.ended_at) == (NOON + MINUTE, NOON + MINUTE)
    assert Event.objects.get(kind="job.ended").data == {
        "kind": "sample.count",
        "state": "done",
        "result": "count:3",
        "error": "",
    }
    assert list(Note.objects.values_list("seq", "event_uid").order_by("id")) == [
        (number, CLERK.uid) for number in range(3)
    ]


def test_ended_job_is_not_run_again():
    job = asked(most=3)

    run_now(job)
    again = run_now(job)

    assert (again.tries, Note.objects.count()) == (1, 3)


def test_refusal_ends_it_with_code_and_both_sentences():
    job = run_now(asked("sample.refuse"))

    assert (job.state, job.error, job.tries) == ("failed", "stale_state", 1)
    assert set(job.error_said) == {"zh", "en"}


def test_fault_is_tried_again_and_then_ends_it():
    job = asked("sample.break")

    with pytest.raises(Again) as again:
        run_now(job)
    between = Job.objects.get().state
    after = run_now(job)

    assert (again.value.wait, between) == (timedelta(milliseconds=1), "queued")
    assert (after.state, after.error, after.tries) == ("failed", "job_broken", 2)
    assert Note.objects.count() == 0


def test_job_whose_process_dies_too_often_ends():
    job = asked(most=3)
    Job.objects.update(state="running", tries=3, started_at=NOON)

    after = run_now(job)

    assert (after.state, after.error, Note.objects.count()) == ("failed", "job_broken", 0)


def test_stopping_process_gives_it_back_without_counting_a_try():
    job = asked(most=5)
    looks = iter([False, False, False, True])

    with pytest.raises(Again) as again:
        run_now(job, stopping=lambda: next(looks))
    between = Job.objects.get()
    after = run_now(job)

    assert again.value.wait == timedelta(0)
    assert (between.state, between.tries, between.reached) == ("queued", 0, 2)
    assert (after.state, after.done, Note.objects.count()) == ("done", 5, 5)


def test_running_job_is_cancelled_at_a_checkpoint(monkeypatch):
    job = asked(most=5)
    note = samples.note

    def note_and_cancel(subscriber, record, seq, actor):
        note(subscriber, record, seq, actor)
        if seq == 2:
            cancel(job.uid, actor=CLERK, at=NOON)

    monkeypatch.setattr(samples, "note", note_and_cancel)
    monkeypatch.setattr("bazhua.infra.jobs.progress.LEAST_GAP_S", 0)
    after = run_now(job)

    assert (after.state, after.reached, Note.objects.count()) == ("cancelled", 3, 3)
    assert after.ended_at == NOON + MINUTE


def test_second_process_makes_the_first_ones_step_undone():
    job, run = begun(asked(most=3))

    with pytest.raises(Superseded):
        first_step(run, lambda: run_beside(job))
    after = Job.objects.get()

    assert (after.reached, after.done, Note.objects.count()) == (None, 0, 0)
    assert run.reached is None


def test_step_that_fails_leaves_nothing():
    _, run = begun(asked(most=3))

    with pytest.raises(ZeroDivisionError):
        first_step(run, lambda: 1 / 0)

    assert (Job.objects.get().reached, Note.objects.count()) == (None, 0)


def test_progress_is_written_at_most_twice_a_second():
    _, run = begun(asked(most=3))

    run.tell(1)
    with CaptureQueriesContext(
        connection,
    ) as queries:
        for done in range(2, 1_000):
            run.tell(done)

    assert (len(queries), Job.objects.get().done, run.done) == (0, 1, 999)


def test_checkpoint_stops_a_stopping_process():
    job = asked(most=3)
    Job.objects.update(state="running", started_at=NOON)
    run = Run(Job.objects.get(), CLERK, lambda: NOON, lambda: True)

    with pytest.raises(Interrupted):
        run.tell(1)

    assert (Job.objects.get().done, job.done) == (0, 0)


def test_asker_whose_grant_has_ended_is_denied_at_the_run():
    job = asked(most=3)
    Job.objects.update(asked_by=LAPSED.uid)

    after = run_now(job)

    assert (after.state, after.error, Note.objects.count()) == ("failed", "job_denied", 0)


def test_asker_who_is_not_known_any_more_is_denied():
    job = asked(most=3)
    Job.objects.update(asked_by="00000000-0000-0000-0000-000000000099")

    assert run_now(job).error == "job_denied"


def test_no_actors_without_a_provider(settings):
    settings.JOB_ACTORS = "bazhua.infra.jobs.acting.NO_ACTORS"

    assert run_now(asked(most=3)).error == "job_denied"
    assert run_now(asked("sample.robot")).error == "job_denied"


def test_named_system_actor_acts_whoever_asked():
    job = run_now(asked("sample.robot", actor=OTHER))

    assert job.result == f"actor:{ROBOT.uid}"


def test_kind_that_is_gone_ends_with_its_code():
    job = asked(most=3)
    Job.objects.update(kind="sample.gone")

    after = run_now(job)

    assert (after.state, after.error) == ("failed", "unknown_job_kind")
