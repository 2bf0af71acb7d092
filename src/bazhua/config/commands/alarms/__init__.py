"""`bazhua alarms`: take over what the engine tells, until asked to stop."""

import signal
from datetime import UTC, datetime
from threading import Event

import click

from bazhua.config.settings.env import SiteEnv
from bazhua.config.settings.setting_up import set_up
from bazhua.engine.adapters.database import Database
from bazhua.engine.adapters.store import CHANNEL


@click.command("alarms")
def command() -> None:
    """Make alarms and obligations of what the engine tells; one is at it, any number of others wait.

    BAZHUA_DATABASE_URL names the database. SIGTERM and Ctrl-C end it after the current batch; it may
    be killed at any moment and comes to the same alarms.
    """
    set_up("alarms")
    from bazhua.grips.inherent.api import follow_alarms  # noqa: PLC0415 -- models exist after the setup

    stop = Event()
    for asked in (signal.SIGTERM, signal.SIGINT):
        signal.signal(asked, lambda *_: stop.set())
    with Database(SiteEnv.read().database_url).bell(CHANNEL) as bell:
        follow_alarms(bell, lambda: datetime.now(UTC), stop.is_set)
