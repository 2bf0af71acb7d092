"""`bazhua papers`: look at what official papers look like."""

from pathlib import Path

import click

from bazhua.infra.papers.specimen import specimen_pdf, specimen_pictures
from bazhua.kernel.words import Lang

PPI = 110


@click.group("papers")
def command() -> None:
    """Look at official papers."""


@command.command("specimen")
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), required=True)
@click.option("--lang", type=click.Choice([lang.value for lang in Lang]), default="zh")
def specimen(*, out: Path, lang: str) -> None:
    """Write a specimen with every element: FILE.pdf whole, FILE.png its first page."""
    if out.suffix.lower() == ".png":
        drawn = specimen_pictures(Lang(lang), PPI)[0]
    else:
        drawn = specimen_pdf(Lang(lang))
    try:
        out.write_bytes(drawn)
    except OSError as exc:
        raise click.UsageError(f"{out} cannot be written: {exc.strerror}") from exc
