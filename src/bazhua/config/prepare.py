"""Bring tables, standing records and static files up to date before the site starts."""

import os
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path
from typing import Any

import django
from django.conf import settings
from django.core.management import call_command
from django.db import transaction

from bazhua.infra.accounts.core.refusals import AccountsExist
from bazhua.infra.demo.refusals import OwnRecords
from bazhua.kernel.lexicon import sentence
from bazhua.kernel.words import Lang, Word


def main() -> None:
    """Bring the platform up to date, and offer the first administrator his link."""
    django.setup()
    call_command("migrate", interactive=False)
    from bazhua.registry.api import prepare_registry  # noqa: PLC0415 -- models exist after setup

    prepare_registry(at=datetime.now(UTC))
    if settings.DEMO_SEED is not None:
        demonstrate(settings.DEMO_SEED, settings.DEMO_ENTRANCES_FILE)
    call_command("collectstatic", interactive=False, verbosity=0)
    offer_first_link(settings.FIRST_LINK_FILE)


def offer_first_link(file: Path) -> None:
    """Write the link of the first administrator for `bazhua up` to print, while there is none.

    Not on the standard output: what is said there is kept in a log.
    """
    file.unlink(missing_ok=True)
    accounts = import_module("bazhua.infra.accounts.services.accounts")
    try:
        token = accounts.first_link(at=datetime.now(UTC))
    except AccountsExist:
        return
    _leave(file, accounts.address_of_link(token))


def demonstrate(seed: int, file: Path) -> None:
    """Load the demonstration at the first start, and write its entrances for `bazhua demo` to print.

    A platform with records of its own is refused: nothing of it changes, and it does not start.
    """
    file.unlink(missing_ok=True)
    if import_module("bazhua.infra.demo.models").Demonstration.objects.exists():
        return
    began = time.monotonic()
    try:
        entrances = _loaded(seed, at=datetime.now(UTC))
    except OwnRecords as refusal:
        sys.exit(" / ".join(sentence(refusal, lang) for lang in Lang))
    if settings.DEMO_ENTERPRISES:
        import_module("bazhua.config.province.loading").tidy()
    print(f"demonstration {seed}: loaded in {time.monotonic() - began:.1f} s")  # noqa: T201 -- the log
    lines = [f"  {one.login:<10} {one.password}  {one.role}" for one in entrances]
    _leave(file, "\n".join(lines))


def _loaded(seed: int, *, at: datetime) -> list[Any]:
    """Load all of a demonstration or nothing of it; return the entrances."""
    with transaction.atomic():
        entrances: list[Any] = import_module("bazhua.registry.interfaces.demo").load_demonstration(
            seed, at=at
        )
        dangers = import_module("bazhua.grips.dangers.api")
        dangers.load_dangers(seed, at=at)
        dangers.load_patrols(seed, at=at)
        inherent = import_module("bazhua.grips.inherent.api")
        inherent.load_plants(at=at)
        inherent.load_unit(import_module("bazhua.config.bench.engine.process").normal(), at=at)
        if settings.DEMO_ENTERPRISES:
            province = import_module("bazhua.config.province.loading")
            province.pour(settings.DEMO_ENTERPRISES, tell_in(settings.PROGRESS_FILE))
    return entrances


def tell_in(file: Path) -> Callable[[Word, int, int], None]:
    """Return what says in a file how far it has come, for the launcher to tell."""

    def tell(what: Word, done: int, whole: int) -> None:
        new = file.with_suffix(".new")
        new.write_text(f"{what.zh}\t{what.en}\t{100 * done // max(1, whole)}", encoding="utf-8")
        new.replace(file)

    return tell


def _leave(file: Path, text: str) -> None:
    """Write a secret for the launcher to print and delete."""
    descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as opened:
        opened.write(text)


if __name__ == "__main__":
    main()
