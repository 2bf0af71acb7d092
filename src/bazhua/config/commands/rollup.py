"""`bazhua rollup`: count every figure again, and say or mend what differs."""

import json
import sys
from datetime import UTC, datetime
from importlib import import_module
from typing import Any, Final
from uuid import NAMESPACE_URL, uuid5

import click

from bazhua.config.settings.setting_up import set_up

DIFFERENT: Final = 2
OPERATOR: Final = uuid5(NAMESPACE_URL, "bazhua:operator")
"""Whoever may run commands on the machine."""


@click.group("rollup")
def command() -> None:
    """Count figures again."""


@command.command("recount")
@click.option("--check", is_flag=True, help="Exit with status 2 when a figure differs.")
@click.option("--repair", is_flag=True, help="Write what was counted where it differs.")
def recount(*, check: bool, repair: bool) -> None:
    """Count all figures again from their records, in one snapshot, and print JSON.

    BAZHUA_DATABASE_URL names the database; without it the one in BAZHUA_HOME is meant. The platform may go on meanwhile; it folds nothing
    while --repair runs. A repair is an event of the ledger that names what was different.
    """
    if check and repair:
        raise click.UsageError("--check or --repair")
    set_up()
    counting = import_module("bazhua.infra.rollup.counting")
    actor = import_module("bazhua.infra.db.actors").Actor(uid=OPERATOR, grants=(), rights={})
    found = counting.repair(actor=actor, at=datetime.now(UTC)) if repair else counting.recount()
    click.echo(json.dumps(_report(found, repaired=repair), ensure_ascii=False, default=str))
    if check and found.differences:
        sys.exit(DIFFERENT)


def _report(found: Any, *, repaired: bool) -> dict[str, Any]:
    counting = import_module("bazhua.infra.rollup.counting")
    named = found.differences[: counting.MOST_NAMED]
    return {
        "contributions": found.contributions,
        "waiting": found.waiting,
        "cells": found.cells,
        "differences": len(found.differences),
        "different": [counting.shown(each) for each in named],
        "repaired": repaired and bool(found.differences),
    }
