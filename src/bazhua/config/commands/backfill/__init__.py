"""`bazhua backfill`: history of a gateway from a file."""

import json
import sys
import time
from dataclasses import asdict
from pathlib import Path
from typing import Any, Final

import click

from bazhua.config.commands.engine.connection import connected
from bazhua.engine.adapters.gateways import known
from bazhua.gate.backfill.readings import Wrong
from bazhua.gate.backfill.sending import Backfill, Progress
from bazhua.gate.backfill.tables import Unreadable, table
from bazhua.kernel.words import Lang, say

SOME_WRONG: Final = 2
MOST_TOLD: Final = 100
WAIT_S: Final = 0.2
STEPS: Final = 1_000


@click.command("backfill")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--gateway", required=True, help="Code of the gateway whose points these are.")
@click.option("--lang", type=click.Choice([lang.value for lang in Lang]), default="zh")
def command(*, file: Path, gateway: str, lang: str) -> None:
    """Write the readings of FILE into history: CSV, or Parquet by its name.

    Columns time, point, value and, if there is one, quality (时间 点位 数值 质量); or time and one
    column for each point. A time without a zone is Beijing's. Rows that are no readings are named
    and left out. A run that was stopped is run again; what is written already counts once. The
    engine takes readings of the last 24 hours, which raise no alarm; older ones are put aside.

    Prints JSON; the exit status is 2 when rows were left out.
    """
    language = Lang(lang)
    with connected() as connection, click.progressbar(length=STEPS, file=sys.stderr) as bar:
        if gateway not in {one.gateway for one in known(connection)}:
            told = say("没有网关 {code}", "there is no gateway {code}", code=gateway)
            raise click.ClickException(told.text(language))
        backfill = Backfill(
            connection, gateway, _shown_on(bar), _Complaints(language), lambda: time.sleep(WAIT_S)
        )
        try:
            done = backfill.send(table(file))
        except Unreadable as wrong:
            raise click.ClickException(wrong.problem.text(language)) from None
    counts = asdict(done)
    del counts["share"]
    click.echo(json.dumps(counts))
    if done.wrong:
        sys.exit(SOME_WRONG)


def _shown_on(bar: Any) -> Any:
    def tell(progress: Progress) -> None:
        bar.update(int(progress.share * STEPS) - bar.pos)

    return tell


class _Complaints:
    """Names the first rows that are left out, and counts the others."""

    def __init__(self, language: Lang) -> None:
        self.language = language
        self.told = 0

    def __call__(self, wrong: Wrong) -> None:
        self.told += 1
        if self.told <= MOST_TOLD:
            told = say(
                "第 {row} 行：{problem}",
                "row {row}: {problem}",
                row=wrong.row,
                problem=wrong.problem,
            )
            click.echo(told.text(self.language), err=True)
