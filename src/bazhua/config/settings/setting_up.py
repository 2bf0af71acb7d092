"""Django for a command that stands beside the platform."""

import os

import click
import django
from django.core.exceptions import ImproperlyConfigured

from bazhua.infra.launcher.postgres.here import local_database


def set_up(program: str = "command") -> None:
    """Set Django up on the database of BAZHUA_DATABASE_URL, else the one that runs in BAZHUA_HOME.

    Args:
        program: by which the database knows the connections.

    Raises:
        ClickException: a setting is missing or wrong; which one, and the remedy.
    """
    os.environ["PGAPPNAME"] = f"bazhua {program}"
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bazhua.config.settings.site")
    if "BAZHUA_DATABASE_URL" not in os.environ and (here := local_database()):
        os.environ["BAZHUA_DATABASE_URL"] = here
    try:
        django.setup()
    except ImproperlyConfigured as wrong:
        raise click.ClickException(str(wrong)) from None
