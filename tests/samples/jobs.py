"""Jobs of the tests, and the persons that they act as."""

import time
from datetime import UTC, datetime, timedelta
from uuid import UUID

from bazhua.config.jobs import OF_IMPORTS
from bazhua.infra.db.actors import Actor
from bazhua.infra.jobs.core.declaration import Retry, job
from bazhua.infra.jobs.progress import Run
from bazhua.kernel.errors import StaleState
from bazhua.kernel.scope import Grant, Path
from bazhua.kernel.words import Word
from tests.samples.models import Note

SINCE = datetime(2026, 1, 1, tzinfo=UTC)
RIGHTS = {("case", "import"): frozenset({"clerk"})}
CLERK = Actor(
    uid=UUID(int=41), grants=(Grant(role="clerk", region=Path.of(1), since=SINCE),), rights=RIGHTS
)
OTHER = Actor(uid=UUID(int=42), grants=CLERK.grants, rights=RIGHTS)
LAPSED = Actor(
    uid=UUID(int=43),
    grants=(Grant(role="clerk", region=Path.of(1), since=SINCE, until=SINCE),),
    rights=RIGHTS,
)
ROBOT = Actor(uid=UUID(int=44), grants=CLERK.grants, rights=RIGHTS)
COUNTING = Word("正在计数", "counting")
RIGHT = ("case", "import")


class KnownActors:
    def person(self, uid, at):
        del at
        return {actor.uid: actor for actor in (CLERK, OTHER, LAPSED)}.get(uid)

    def system(self, name, at):
        del at
        return ROBOT if name == "robot" else None


ACTORS = KnownActors()


@job(kind="sample.count", word=Word("计数", "Count"), right=RIGHT)
def count(run: Run) -> str:
    """Note each number once."""
    most = run.arguments["most"]
    run.tell(total=most, phase=COUNTING)
    for number in range(run.reached or 0, most):
        with run.step(number + 1, done=number + 1):
            note("count", run.uid, number, run.actor.uid)
            time.sleep(run.arguments.get("slow_ms", 0) / 1000)
    return f"count:{most}"


@job(
    kind="sample.break",
    word=Word("出错", "Break"),
    retry=Retry(most=2, wait=timedelta(milliseconds=1)),
)
def break_(run: Run) -> str:
    """Fail as a program does."""
    with run.step(None):
        note("break", run.uid, 0, run.actor.uid)
        raise ZeroDivisionError


@job(kind="sample.refuse", word=Word("拒绝", "Refuse"))
def refuse(run: Run) -> str:
    """Fail as a service does."""
    run.tell()
    raise StaleState


@job(kind="sample.robot", word=Word("系统", "Robot"), system="robot")
def robot(run: Run) -> str:
    """Say as whom it acts."""
    return f"actor:{run.actor.uid}"


def note(subscriber: str, record: UUID, seq: int, actor: UUID) -> None:
    """Leave a trace."""
    Note.objects.create(
        subscriber=subscriber, record_uid=record, seq=seq, event_uid=actor, at=datetime.now(UTC)
    )


JOBS = (
    *(f"tests.samples.jobs.{name}" for name in ("count", "break_", "refuse", "robot")),
    *OF_IMPORTS,
)
