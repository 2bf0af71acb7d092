"""The database of the platform that runs here, for the commands beside it."""

import os
from pathlib import Path
from typing import Final

from bazhua.infra.launcher.postgres.sockets import SOCKET_NAME, socket_folder

HOME: Final = "var"


def local_database() -> str | None:
    """Return its address when BAZHUA_HOME, or the usual folder, holds one that runs."""
    run = Path(os.environ.get("BAZHUA_HOME", HOME)).resolve() / "run"
    folder = socket_folder(run, os.environ.get("XDG_RUNTIME_DIR"))
    if not (folder / SOCKET_NAME).exists():
        return None
    # Asking a rule stays fast where no platform runs.
    from bazhua.infra.launcher.postgres.cluster import database_url  # noqa: PLC0415

    return database_url(folder)
