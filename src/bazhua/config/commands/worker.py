"""`bazhua worker`: tell subscribers what has happened, until asked to stop."""

import signal
from datetime import UTC, datetime
from threading import Event

import click

from bazhua.config.settings.env import SiteEnv
from bazhua.config.settings.setting_up import set_up
from bazhua.engine.adapters.database import EVENTS, Database


@click.command("worker")
def command() -> None:
    """Deliver events to their subscribers; any number of workers may run.

    BAZHUA_DATABASE_URL names the database. SIGTERM and Ctrl-C end it after the current batch.
    """
    set_up("worker")
    from bazhua.infra.events.worker import work  # noqa: PLC0415 -- models exist after the setup

    stop = Event()
    for asked in (signal.SIGTERM, signal.SIGINT):
        signal.signal(asked, lambda *_: stop.set())
    with Database(SiteEnv.read().database_url).bell(EVENTS) as bell:
        work(bell, lambda: datetime.now(UTC), stop.is_set)
