"""`bazhua clock`: fire what is due, seal the ledger, send messages, until asked to stop."""

import gc
import logging
import signal
from datetime import UTC, datetime
from threading import Event

import click

from bazhua.config.settings.env import SiteEnv
from bazhua.config.settings.setting_up import set_up
from bazhua.infra.notify.settings import NotifyEnv


@click.command("clock")
def command() -> None:
    """Do what time brings about; any number of clocks may run, each thing is done once.

    BAZHUA_DATABASE_URL names the database. SIGTERM and Ctrl-C end it after what has begun.
    """
    set_up("clock")
    from bazhua.config.duties import duties  # noqa: PLC0415 -- models exist after the setup
    from bazhua.infra.clock.loop import run  # noqa: PLC0415
    from bazhua.infra.clock.signs import Signs, telling  # noqa: PLC0415

    logging.basicConfig(format="%(asctime)s %(threadName)s %(message)s")
    stop = Event()
    for asked in (signal.SIGTERM, signal.SIGINT):
        signal.signal(asked, lambda *_: stop.set())
    signs = Signs()
    own = duties(SiteEnv.read(), NotifyEnv.read(), now)
    gc.freeze()  # what is there now stays; looking through it again takes a fifth of a sweep
    click.echo("ready")
    run((*own, telling(signs)), now, stop, signs.note)


def now() -> datetime:
    """Return the present instant, UTC."""
    return datetime.now(UTC)
