"""`bazhua jobs`: do the long work that was asked for, until asked to stop."""

from datetime import UTC, datetime

import click

from bazhua.config.settings.setting_up import set_up


@click.command("jobs")
@click.option(
    "--at-once",
    type=click.IntRange(1, 64),
    envvar="BAZHUA_JOBS_AT_ONCE",
    default=1,
    show_default=True,
    show_envvar=True,
    help="Jobs that this process runs at a time.",
)
@click.option(
    "--dead-after",
    type=click.FloatRange(1, 3600),
    envvar="BAZHUA_JOBS_DEAD_AFTER_S",
    default=20,
    show_default=True,
    show_envvar=True,
    help="Seconds of silence after which another process is dead and its jobs are begun again.",
)
def command(at_once: int, dead_after: float) -> None:
    """Run imports, exports and other long work; any number of these may run.

    BAZHUA_DATABASE_URL names the database. SIGTERM and Ctrl-C end it: a running job goes back
    into the queue at its next checkpoint and is gone on with where it was.
    """
    set_up("jobs")
    from bazhua.infra.jobs.worker import work  # noqa: PLC0415 -- models exist after the setup

    work(clock=lambda: datetime.now(UTC), at_once=at_once, dead_after_s=dead_after)
