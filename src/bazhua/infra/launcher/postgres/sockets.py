"""Where the database's socket lies: in the home, or somewhere shorter."""

import hashlib
import os
import stat
from pathlib import Path

from bazhua.infra.launcher.refusal import refuse

LONGEST_BYTES = 90
SOCKET_NAME = ".s.PGSQL.5432"
FOLDER_MODE = 0o700
FOR_ALL = Path("/tmp")  # noqa: S108 -- the folder in it is private and its owner is checked


def socket_folder(wanted: Path, runtime: str | None) -> Path:
    """Return `wanted`, or a short folder of its own when a socket there is out of reach.

    A socket's path may have 107 bytes and is cut without a word beyond; a comma separates hosts, a quote ends a name.

    Args:
        wanted: the folder in the home, absolute.
        runtime: the value of XDG_RUNTIME_DIR, if any.
    """
    if _fits(wanted):
        return wanted
    digest = hashlib.sha256(bytes(wanted)).hexdigest()[:12]
    if runtime and _fits(Path(runtime, f"bazhua-{digest}")):
        return Path(runtime, f"bazhua-{digest}")
    return FOR_ALL / f"bazhua-{os.geteuid()}-{digest}"


def _fits(folder: Path) -> bool:
    return len(bytes(folder / SOCKET_NAME)) <= LONGEST_BYTES and not set(str(folder)) & set(',"')


def make_private(folder: Path, owners: frozenset[int]) -> None:
    """Make the folder for its owner alone.

    Raises: LaunchRefused – somebody else made it first, or it is a link.
    """
    folder.mkdir(mode=FOLDER_MODE, parents=True, exist_ok=True)
    found = folder.lstat()
    if not stat.S_ISDIR(found.st_mode) or found.st_uid not in owners:
        raise refuse(
            "{folder} 属于其他用户，请删除它，或为 BAZHUA_HOME 选一个较短的路径。",
            "{folder} belongs to somebody else; remove it, or choose a shorter BAZHUA_HOME.",
            folder=str(folder),
        )
    folder.chmod(FOLDER_MODE)
