"""`bazhua accounts link`: the link of the first administrator."""

import os
import sys
from datetime import UTC, datetime
from importlib import import_module

import click

from bazhua.config.commands.up import spoken
from bazhua.config.settings.setting_up import set_up
from bazhua.kernel.errors import DomainError
from bazhua.kernel.lexicon import sentence


@click.command("link")
def print_link() -> None:
    """Print a link that makes the first administrator; an older one ends.

    It is refused as soon as there is an account: an administrator invites the others.
    """
    set_up()
    accounts = import_module("bazhua.infra.accounts.services.accounts")
    try:
        token = accounts.first_link(at=datetime.now(UTC))
    except DomainError as refusal:
        click.echo(sentence(refusal, spoken(os.environ)), err=True)
        sys.exit(1)
    click.echo(accounts.address_of_link(token))
