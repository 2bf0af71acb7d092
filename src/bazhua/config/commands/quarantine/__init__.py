"""`bazhua quarantine`: look at what could not be used, and send it again when it can be."""

import json
from typing import Any

import click

from bazhua.config.commands.engine.connection import connected
from bazhua.engine.adapters.quarantine import MOST_AT_ONCE, Kept, Which, kept, replay
from bazhua.engine.aside import Reason

GATEWAY = click.option("--gateway", help="Of this gateway only.")
REASON = click.option(
    "--reason", type=click.Choice([reason.value for reason in Reason]), help="For this reason only."
)
NUMBER = click.option("--id", "number", type=int, help="Only this one.")


@click.group("quarantine")
def command() -> None:
    """Look at what could not be used, and send it again when it can be.

    BAZHUA_DATABASE_URL names the database; without it the one in BAZHUA_HOME is meant.
    """


@command.command("list")
@GATEWAY
@REASON
@NUMBER
@click.option("--replayed", is_flag=True, help="Also what was sent again.")
@click.option("--before", type=int, help="Only what was put aside before this one.")
@click.option("--most", type=click.IntRange(1, 10_000), default=MOST_AT_ONCE, show_default=True)
def list_kept(*, replayed: bool, before: int | None, most: int, **which: Any) -> None:
    """Print what was put aside, the latest first, as a line of JSON each."""
    with connected() as connection:
        for one in kept(connection, _which(**which), replayed=replayed, before=before, most=most):
            click.echo(json.dumps(_told(one)))


@command.command("replay")
@GATEWAY
@REASON
@NUMBER
def replay_kept(**which: Any) -> None:
    """Send again what may be used now, each once, and print how many.

    That is what was put aside for an unknown point, an early clock, age, or another content under
    its number. What still cannot be used is put aside anew.
    """
    with connected() as connection:
        click.echo(json.dumps({"replayed": replay(connection, _which(**which))}))


def _which(gateway: str | None, reason: str | None, number: int | None) -> Which:
    return Which(gateway, Reason(reason) if reason else None, number)


def _told(one: Kept) -> dict[str, object]:
    return {
        "id": one.id,
        "at": one.at.isoformat(timespec="milliseconds"),
        "gateway": one.gateway,
        "sequence": one.sequence,
        "reason": one.reason.value,
        "readings": one.readings,
        "bytes": one.bytes,
        "replayed_at": one.replayed_at and one.replayed_at.isoformat(timespec="milliseconds"),
    }
