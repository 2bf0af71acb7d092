"""Bring tables, standing records and static files up to date before the site starts."""

from datetime import UTC, datetime

import django
from django.core.management import call_command


def main() -> None:
    """Migrate the database, enter what every platform has, collect the static files."""
    django.setup()
    call_command("migrate", interactive=False)
    from bazhua.registry.api import prepare_registry  # noqa: PLC0415 -- models exist after setup

    prepare_registry(at=datetime.now(UTC))
    call_command("collectstatic", interactive=False, verbosity=0)


if __name__ == "__main__":
    main()
