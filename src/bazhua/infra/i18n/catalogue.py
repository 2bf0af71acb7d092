"""The catalogue of prose: compiled in pure Python, because a fresh machine has no gettext."""

import tempfile
from pathlib import Path

LOCALE = Path(__file__).parent / "locale"


def sources() -> list[Path]:
    """Return every catalogue in source form (.po)."""
    return sorted(LOCALE.glob("*/LC_MESSAGES/*.po"))


def stale(source: Path) -> bool:
    """Return whether the compiled file is missing or older than its source."""
    compiled = source.with_suffix(".mo")
    return not compiled.exists() or compiled.stat().st_mtime_ns < source.stat().st_mtime_ns


def compile_one(source: Path) -> Path:
    """Write the compiled file beside its source, whole or not at all, and return its path.

    Raises:
        OSError: the folder cannot be written; compile as the user who installed the platform.
    """
    from babel.messages.mofile import write_mo  # noqa: PLC0415 -- a tenth of the start of a process
    from babel.messages.pofile import read_po  # noqa: PLC0415 -- that finds nothing stale

    with source.open("rb") as stream:
        catalogue = read_po(stream, locale=source.parts[-3])
    with tempfile.NamedTemporaryFile(dir=source.parent, delete=False) as whole:
        write_mo(whole, catalogue)
    Path(whole.name).chmod(0o644)
    return Path(whole.name).replace(source.with_suffix(".mo"))


def compile_stale() -> list[Path]:
    """Compile what is missing or out of date and return what was written."""
    return [compile_one(source) for source in sources() if stale(source)]
