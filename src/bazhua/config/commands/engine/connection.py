"""A connection of a command to the tables of readings."""

import click
import psycopg
from django.core.exceptions import ImproperlyConfigured

from bazhua.config.settings.engine import EngineEnv
from bazhua.config.settings.env import read_env


def connected() -> psycopg.Connection:
    """Return a connection to the database that BAZHUA_DATABASE_URL names."""
    try:
        url = read_env(EngineEnv, "command").database_url
        return psycopg.connect(url, autocommit=True)
    except (ImproperlyConfigured, psycopg.OperationalError) as wrong:
        raise click.ClickException(str(wrong)) from None
