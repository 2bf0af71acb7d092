"""Real processes: killed in the middle, stopped in the middle, queue rows lost."""

import signal
from collections import Counter

import pytest

from bazhua.infra.jobs.models import Job
from bazhua.infra.jobs.services import cancel
from tests.infra.jobs.processes import empty_queue, queued, running, start, wait_until
from tests.infra.jobs.scene import NOON, asked
from tests.samples.jobs import CLERK
from tests.samples.models import Note

pytestmark = pytest.mark.django_db(transaction=True)

STEPS = 1_000


@pytest.fixture(autouse=True)
def _queue():
    empty_queue()
    yield
    empty_queue()


def over(job):
    return Job.objects.get(pk=job.pk).ended_at is not None


def effects(job):
    return Counter(Note.objects.filter(record_uid=job.uid).values_list("seq", flat=True))


def test_killed_process_is_followed_and_each_step_happens_once():
    job = asked(most=STEPS, slow_ms=1)

    with running() as processes:
        wait_until(lambda: Job.objects.get().done >= STEPS // 4)
        processes[0].send_signal(signal.SIGKILL)
        killed = processes[0].wait()
        reached = Job.objects.get().done
        processes[0] = start()
        wait_until(lambda: over(job))

    after = Job.objects.get()
    assert (killed, 0 < reached < STEPS) == (-signal.SIGKILL, True)
    assert (after.state, after.done, after.tries) == ("done", STEPS, 2)
    assert effects(job) == Counter(range(STEPS))
    assert queued() == 0


def test_stopped_process_gives_its_job_back():
    job = asked(most=STEPS, slow_ms=10)

    with running():
        wait_until(lambda: Job.objects.get().done >= 20)

    between = Job.objects.get()
    assert (between.state, between.tries, queued()) == ("queued", 0, 1)
    assert effects(job) == Counter(range(between.reached))


def test_process_cancels_wakes_what_the_queue_lost_and_tries_failures_again():
    lost = asked(most=3)
    empty_queue()
    broken, endless = asked("sample.break"), asked(most=100_000, slow_ms=1)

    with running():
        wait_until(lambda: Job.objects.get(pk=endless.pk).done >= 20)
        cancel(endless.uid, actor=CLERK, at=NOON)
        wait_until(lambda: all(over(job) for job in (lost, broken, endless)))

    rows = Job.objects.order_by("id").values_list("state", "tries")
    assert list(rows) == [("done", 1), ("failed", 2), ("cancelled", 1)]
    assert effects(lost) == Counter(range(3))
    assert effects(endless) == Counter(range(Job.objects.get(pk=endless.pk).done))
