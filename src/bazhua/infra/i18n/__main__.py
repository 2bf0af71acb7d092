"""Compile the catalogue: `python -m bazhua.infra.i18n`; with `--update`, collect msgids first."""

import sys

from bazhua.infra.i18n.catalogue import compile_one, sources
from bazhua.infra.i18n.extract import update


def main(arguments: list[str]) -> None:
    """Compile every catalogue and say so."""
    for source in sources():
        if "--update" in arguments:
            update(source)
        sys.stdout.write(f"{compile_one(source)}\n")


if __name__ == "__main__":
    main(sys.argv[1:])
