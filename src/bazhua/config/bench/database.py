"""A database of its own for a benchmark: new, with all tables, gone afterwards."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import django
from django.core.management import call_command

from bazhua.infra.launcher.home import move_in, open_home
from bazhua.infra.launcher.journal import Journal
from bazhua.infra.launcher.pause import signals_held
from bazhua.infra.launcher.postgres.startup import start_database
from bazhua.infra.launcher.supervisor import Supervisor
from bazhua.kernel.words import Phrase


@contextmanager
def own_database() -> Iterator[None]:
    """Let Django use an empty, migrated database that the launcher starts and ends."""
    with tempfile.TemporaryDirectory() as folder, signals_held():
        home = open_home(Path(folder) / "var")
        tenancy = move_in(home)
        supervisor = Supervisor(Journal(home.log), _silent)
        try:
            os.environ["BAZHUA_DATABASE_URL"] = start_database(supervisor, home, _silent)
            os.environ["BAZHUA_HOME"] = str(home.root)
            os.environ["DJANGO_SETTINGS_MODULE"] = "bazhua.config.settings.site"
            django.setup()
            call_command("migrate", interactive=False, verbosity=0)
            yield
        finally:
            supervisor.stop()
            tenancy.leave()


def _silent(_: Phrase) -> None:
    """Say nothing: a benchmark prints one JSON object."""
