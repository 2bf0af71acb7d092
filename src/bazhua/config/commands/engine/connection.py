"""A connection of a command to the tables of readings."""

import os

import click
import psycopg
from django.core.exceptions import ImproperlyConfigured

from bazhua.config.settings.engine import EngineEnv
from bazhua.config.settings.env import read_env
from bazhua.infra.launcher.postgres.here import local_database


def connected() -> psycopg.Connection:
    """Return a connection to the database of BAZHUA_DATABASE_URL, or the one that runs here."""
    try:
        url = None if "BAZHUA_DATABASE_URL" in os.environ else local_database()
        return psycopg.connect(url or read_env(EngineEnv, "command").database_url, autocommit=True)
    except (ImproperlyConfigured, psycopg.OperationalError) as wrong:
        raise click.ClickException(str(wrong)) from None
