"""`bazhua accounts`: who may sign in, asked from the machine itself."""

import click

from bazhua.config.commands.accounts.link import print_link


@click.group("accounts")
def command() -> None:
    """Let the first administrator in.

    BAZHUA_DATABASE_URL names the database, BAZHUA_HOME the folder of the keys and, without the other,
    of the database.
    """


command.add_command(print_link)
