"""Bring tables, standing records and static files up to date before the site starts."""

import os
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path

import django
from django.conf import settings
from django.core.management import call_command

from bazhua.infra.accounts.core.refusals import AccountsExist


def main() -> None:
    """Bring the platform up to date, and offer the first administrator his link."""
    django.setup()
    call_command("migrate", interactive=False)
    from bazhua.registry.api import prepare_registry  # noqa: PLC0415 -- models exist after setup

    prepare_registry(at=datetime.now(UTC))
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
    descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as opened:
        opened.write(accounts.address_of_link(token))


if __name__ == "__main__":
    main()
