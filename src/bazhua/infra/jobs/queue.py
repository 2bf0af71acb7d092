"""The queue: a row in the transaction of the asking wakes a worker when it has committed."""

from functools import cache
from typing import Any, Final
from uuid import UUID

from procrastinate import BaseRetryStrategy, JobContext, RetryDecision
from procrastinate.connector import BaseConnector
from procrastinate.contrib.django import DjangoApp
from procrastinate.contrib.django.django_connector import DjangoConnector
from procrastinate.jobs import Job as QueuedJob
from procrastinate.jobs import JobDeferrer
from typing_extensions import override

from bazhua.infra.jobs.running import Again, Surroundings, run

TASK: Final = "bazhua.job"
SURROUNDINGS: Final = "surroundings"


class WhenSaid(BaseRetryStrategy):
    """Tries again exactly when the run says so; it alone counts the tries."""

    @override
    def get_retry_decision(
        self, *, exception: BaseException, job: QueuedJob
    ) -> RetryDecision | None:
        if not isinstance(exception, Again):
            return None
        milliseconds = round(exception.wait.total_seconds() * 1000)
        return RetryDecision(retry_in={"milliseconds": milliseconds})


def wake(uid: UUID) -> None:
    """Put a job into the queue, in the transaction of the caller."""
    deferred(_asking(), str(uid)).defer(uid=str(uid))


def deferred(app: DjangoApp, uid: str) -> JobDeferrer:
    """Return what puts a job into the queue: it neither waits twice nor runs twice at a time."""
    return app.configure_task(TASK, lock=uid, queueing_lock=uid)


def app_on(connector: BaseConnector) -> DjangoApp:
    """Return the queue over a connection: Django's to ask, one of its own to work."""
    app = DjangoApp(connector=connector)
    app.task(name=TASK, retry=WhenSaid(), pass_context=True)(_perform)
    return app


@cache
def _asking() -> DjangoApp:
    return app_on(DjangoConnector())


def _perform(context: JobContext, uid: str) -> None:
    given: dict[str, Any] = context.additional_context
    surroundings: Surroundings = given[SURROUNDINGS]
    run(UUID(uid), surroundings)
