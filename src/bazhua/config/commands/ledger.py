"""`bazhua ledger`: export the ledger; verify exports, with no database and no secret."""

import json
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

import click
from msgspec import to_builtins

from bazhua.infra.ledger.core.problems import LedgerBroken
from bazhua.infra.ledger.core.trust import Trust, published, published_in
from bazhua.infra.ledger.core.verify import Verified, verify
from bazhua.kernel.errors import DomainError
from bazhua.kernel.lexicon import sentence
from bazhua.kernel.words import Lang

BROKEN = 2
FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.group("ledger")
def command() -> None:
    """Export the ledger, and verify exports."""


@command.command("export")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--personal", is_flag=True, help="Open the personal fields of those not erased.")
@click.option("--lang", type=click.Choice([lang.value for lang in Lang]), default="zh")
def export_file(*, file: Path, personal: bool, lang: str) -> None:
    """Write all that is sealed to a new FILE, as gzip when its name ends in .gz.

    BAZHUA_DATABASE_URL names the database; without it the one in BAZHUA_HOME is meant. The file is
    for its owner only.
    """
    from bazhua.config.settings.setting_up import set_up  # noqa: PLC0415 -- verifying needs no Django

    set_up()
    exporter = import_module("bazhua.infra.ledger.exporter")
    try:
        exporter.export_to(file, personal=personal)
    except FileExistsError as there:
        raise click.UsageError(f"{file} is there already") from there
    except DomainError as refusal:
        error = {"code": refusal.code, "field": None, "message": sentence(refusal, Lang(lang))}
        _print({"error": error})
        sys.exit(BROKEN)


@command.command("verify")
@click.argument("files", nargs=-1, required=True, type=FILE, metavar="FILE…")
@click.option("--since", type=FILE, help="An older export; each FILE must go on from it.")
@click.option("--root", "roots", type=FILE, multiple=True, help="A daily root file you trust.")
@click.option("--public-key", help="The key you trust, hex.")
@click.option("--lang", type=click.Choice([lang.value for lang in Lang]), default="zh")
def verify_files(
    *,
    files: tuple[Path, ...],
    since: Path | None,
    roots: tuple[Path, ...],
    public_key: str | None,
    lang: str,
) -> None:
    """Verify each FILE, plain or gzip, and print one line of JSON for it.

    The first wrong line is named as {"error": …} and the exit status is then 2. Without --since,
    --root or --public-key a file is only checked against itself.
    """
    try:
        trust = _trust(roots, since, public_key)
    except LedgerBroken as broken:
        _print(_error(broken, Lang(lang)))
        sys.exit(BROKEN)
    good = [_verified(path, trust, Lang(lang)) for path in files]
    if not all(good):
        sys.exit(BROKEN)


def _trust(roots: tuple[Path, ...], since: Path | None, public_key: str | None) -> Trust:
    held = [published_in(path) for path in roots]
    old = verify(since) if since else None
    if old and old.last:
        held.append(published(old.log, old.last))
    keys = {root.public_key for root in held}
    if old:
        keys.add(old.log.public_key.hex())
    if public_key:
        keys.add(public_key.lower())
    return Trust(frozenset(keys), tuple(root.root for root in held))


def _verified(path: Path, trust: Trust, lang: Lang) -> bool:
    try:
        verified = verify(path, trust)
    except LedgerBroken as broken:
        _print(_error(broken, lang))
        return False
    _print(_shown(path, verified, trust))
    return True


def _shown(path: Path, verified: Verified, trust: Trust) -> dict[str, Any]:
    last = verified.last
    return {
        "file": path.name,
        "log": verified.log.id,
        "suite": verified.log.suite.id,
        "public_key": verified.log.public_key.hex(),
        **to_builtins(verified.counts),
        "root": last.root.hash if last else None,
        "sealed_at": last.root.sealed_at if last else None,
        "trusted": {"keys": len(trust.public_keys), "roots": len(trust.roots)},
    }


def _error(broken: LedgerBroken, lang: Lang) -> dict[str, Any]:
    error = {
        "code": broken.code,
        "field": broken.field,
        "message": sentence(broken, lang),
        "reason": broken.reason,
        "file": broken.file,
        "line": broken.line,
        "entry": broken.entry,
    }
    return {"error": error}


def _print(value: dict[str, Any]) -> None:
    click.echo(json.dumps(value, ensure_ascii=False))
