"""`bazhua history`: what points have read, as a file."""

import sys
from datetime import datetime
from pathlib import Path

import click
import psycopg
from django.core.exceptions import ImproperlyConfigured

from bazhua.config.settings.engine import EngineEnv
from bazhua.engine.adapters.history.exporting import Format, export
from bazhua.engine.intake import milliseconds
from bazhua.kernel.times import BEIJING

FORMATS = ["%Y-%m-%d", "%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%dT%H:%M:%S%z"]


@click.group("history")
def command() -> None:
    """Read what points have read."""


@command.command("export")
@click.argument("point")
@click.option("--from", "begins", type=click.DateTime(FORMATS), required=True)
@click.option("--to", "ends", type=click.DateTime(FORMATS), required=True, help="Not included.")
@click.option("--format", "as_", type=click.Choice([one.value for one in Format]), default="csv")
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="A new file.")
def export_point(
    *, point: str, begins: datetime, ends: datetime, as_: str, out: Path | None
) -> None:
    """Write every reading of POINT with its quality, to --out or to standard output.

    Times without an offset are those of Shanghai. BAZHUA_DATABASE_URL names the database. Of
    readings older than the policy book keeps them nothing is left but their minutes.
    """
    try:
        env = EngineEnv.read()
    except ImproperlyConfigured as wrong:
        raise click.ClickException(str(wrong)) from None
    first, last = (milliseconds(_placed(at)) for at in (begins, ends))
    if first >= last:
        raise click.UsageError("--from lies after --to")
    try:
        with (
            psycopg.connect(env.database_url, autocommit=True) as connection,
            out.open("xb") if out else sys.stdout.buffer as into,
        ):
            written = export(connection, point, first, last, into=into, as_=Format(as_))
    except FileExistsError as there:
        raise click.UsageError(f"{out} is there already") from there
    click.echo(f"{written} readings", err=True)


def _placed(at: datetime) -> datetime:
    return at if at.tzinfo else at.replace(tzinfo=BEIJING)
