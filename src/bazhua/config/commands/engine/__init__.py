"""`bazhua engine`: judge readings, raise alarms, keep history, until asked to stop."""

import logging
import os
import signal
from threading import Event
from time import monotonic

import click
from django.core.exceptions import ImproperlyConfigured

from bazhua.config.rules import BOOK
from bazhua.config.settings.engine import EngineEnv
from bazhua.engine.adapters.database import Database
from bazhua.engine.running import run
from bazhua.grips.inherent.domain.alarm.policy import tolerances


@click.command("engine")
def command() -> None:
    """Follow the log of readings; one engine is at work, any number of others wait.

    BAZHUA_DATABASE_URL names the database. SIGTERM and Ctrl-C end it after what has begun; it may
    be killed at any moment and comes to the same alarms.
    """
    os.environ["PGAPPNAME"] = "bazhua engine"
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s %(message)s")
    try:
        env = EngineEnv.read()
    except ImproperlyConfigured as wrong:
        raise click.ClickException(str(wrong)) from None
    stop = Event()
    for asked in (signal.SIGTERM, signal.SIGINT):
        signal.signal(asked, lambda *_: stop.set())
    run(Database(env.database_url), tolerances(BOOK), stop, monotonic)
