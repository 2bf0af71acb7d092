"""`bazhua files`: compare the stored bytes with the table; delete what time is over for."""

import json
import sys
from dataclasses import asdict
from datetime import UTC, datetime
from importlib import import_module
from types import ModuleType

import click

from bazhua.config.settings.setting_up import set_up

WRONG = 2


@click.group("files")
def command() -> None:
    """Check the files that were given, and delete those whose time is over.

    BAZHUA_DATABASE_URL names the database, BAZHUA_HOME the folder above the files and, without the
    other, of the database.
    """


@command.command("check")
def check_files() -> None:
    """Read and hash every file again, and print what was found as JSON.

    The exit status is 2 when bytes are missing or corrupt. Orphans, which no file refers to, are
    named too; `bazhua files sweep` deletes them. The platform may run meanwhile.
    """
    found = _module("checking").check()
    click.echo(json.dumps({"whole": found.is_whole, **asdict(found)}))
    sys.exit(0 if found.is_whole else WRONG)


@command.command("sweep")
def sweep_files() -> None:
    """Delete late uploads, files nothing needs or holds, and stray bytes; print how many."""
    click.echo(json.dumps(asdict(_module("sweeping").sweep(datetime.now(UTC)))))


def _module(name: str) -> ModuleType:
    set_up()
    return import_module(f"bazhua.infra.files.{name}")
