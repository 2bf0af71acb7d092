"""`bazhua gateways`: let a gateway in, change its token, see who was refused."""

import json
from datetime import UTC, datetime, timedelta

import click

from bazhua.config.commands.engine.connection import connected
from bazhua.engine.adapters.gateways import end, enrol, issue, known


@click.group("gateways")
def command() -> None:
    """Let gateways send readings, and change their tokens.

    BAZHUA_DATABASE_URL names the database; without it the one in BAZHUA_HOME is meant.
    """


@command.command("list")
def list_gateways() -> None:
    """Print gateways, tokens that are good and refusals, as a line of JSON each."""
    with connected() as connection:
        for one in known(connection):
            click.echo(json.dumps(one._asdict()))


@command.command("token")
@click.argument("gateway")
@click.option(
    "--end-others-in",
    "hours",
    type=click.FloatRange(min=0),
    metavar="HOURS",
    help="Let the gateway's other tokens end then; without it they stay good.",
)
def give_token(gateway: str, hours: float | None) -> None:
    """Print a new token of a gateway, which is known from now on; it is shown this once."""
    with connected() as connection, connection.transaction():
        enrol(connection, gateway)
        token = issue(connection, gateway)
        if hours is not None:
            end(connection, gateway, datetime.now(UTC) + timedelta(hours=hours), keep=token)
    click.echo(token)


@command.command("end")
@click.argument("gateway")
def end_tokens(gateway: str) -> None:
    """Let no token of a gateway be good any more, and print how many were ended."""
    with connected() as connection:
        ended = end(connection, gateway, datetime.now(UTC), keep="")
    click.echo(json.dumps({"ended": ended}))
