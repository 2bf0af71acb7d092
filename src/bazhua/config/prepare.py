"""Bring tables and static files up to date before the site starts: one Django start for both."""

import django
from django.core.management import call_command


def main() -> None:
    """Migrate the database, then collect the static files."""
    django.setup()
    call_command("migrate", interactive=False)
    call_command("collectstatic", interactive=False, verbosity=0)


if __name__ == "__main__":
    main()
