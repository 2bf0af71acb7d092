"""`bazhua demo`: start a platform with the demonstration province, in a home of its own."""

import os
from pathlib import Path
from typing import Final

import click

from bazhua.config.commands.up import launch
from bazhua.kernel.words import Lang

SCALES: Final = {"sample": 0, "province": 1_002_500}
"""How many enterprises are poured in beside those of the sample."""


@click.command("demo")
@click.option(
    "--home",
    type=click.Path(readable=False, path_type=Path),
    envvar="BAZHUA_HOME",
    default=Path("var-demo"),
    show_default=True,
    show_envvar=True,
    help="Folder of data, files, keys and logs; never that of a platform in use.",
)
@click.option(
    "--port",
    type=click.IntRange(1, 65535),
    envvar="BAZHUA_PORT",
    default=8000,
    show_default=True,
    show_envvar=True,
    help="First port to try.",
)
@click.option(
    "--seed",
    type=click.IntRange(0, 2**31),
    default=1,
    show_default=True,
    help="The same number gives the same province.",
)
@click.option(
    "--scale",
    type=click.Choice(sorted(SCALES)),
    default="sample",
    show_default=True,
    help="province: a million enterprises with a hidden danger each beside the sample, ten minutes.",
)
@click.option(
    "--lang",
    type=click.Choice([lang.value for lang in Lang]),
    help="Of the messages; else by LANG.",
)
def command(home: Path, port: int, seed: int, scale: str, lang: str | None) -> None:
    """Start a platform whose people and enterprises are all invented; Ctrl-C stops it.

    It is loaded at the first start, marked on every page and for ever, and anybody may become any of
    its people. A platform with records of its own is refused, and nothing is loaded.
    """
    os.environ["BAZHUA_DEMO_SEED"] = str(seed)
    if SCALES[scale]:
        os.environ["BAZHUA_DEMO_ENTERPRISES"] = str(SCALES[scale])
    launch(home, port, lang)
