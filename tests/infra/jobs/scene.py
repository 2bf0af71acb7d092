"""What the tests of jobs share: a clock, a run without a process, a job."""

from datetime import UTC, datetime, timedelta

from bazhua.infra.jobs.models import Job
from bazhua.infra.jobs.running import Surroundings, run
from bazhua.infra.jobs.services import ask
from tests.samples.jobs import CLERK

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


def asked(kind="sample.count", actor=CLERK, **arguments):
    return ask(kind, arguments, actor=actor, at=NOON)


def run_now(job, stopping=lambda: False, at=NOON + MINUTE):
    """Run a job here; return it as it is then."""
    run(job.uid, Surroundings(lambda: at, stopping))
    return Job.objects.get(pk=job.pk)


def run_beside(job):
    """Begin a job as a second process would that thinks the first is dead."""
    Job.objects.filter(pk=job.pk).update(version=job.version + 1)
