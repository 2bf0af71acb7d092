"""The `bazhua` command; each sub-command is imported only when it is called."""

from importlib import import_module

import click
from typing_extensions import override

COMMANDS = {
    "accounts": "Let the first administrator in.",
    "alarms": "Make alarms and obligations of what the engine tells.",
    "backfill": "Write history of a gateway from a file.",
    "bench": "Measure, and print JSON.",
    "clock": "Fire what is due, seal the ledger, send messages.",
    "demo": "Start a platform with an invented province, to look and to try.",
    "gate": "Take readings of gateways, serve the live stream to open pages.",
    "gateways": "Let gateways send readings, and change their tokens.",
    "history": "Export what points have read.",
    "jobs": "Do the long work that was asked for.",
    "engine": "Judge readings, raise alarms, keep history.",
    "files": "Check the files that were given, and delete those whose time is over.",
    "ledger": "Export the ledger, and verify exports.",
    "papers": "Look at official papers.",
    "plants": "Let the plants of a demonstration run.",
    "quarantine": "Look at readings that could not be used, and send them again.",
    "rights": "Say who may do what.",
    "rollup": "Count figures again.",
    "rule": "Ask one rule of law.",
    "up": "Start the platform on this machine and supervise it.",
    "worker": "Tell subscribers what has happened.",
}
"""Sub-command → one line of help; the module is `bazhua.config.commands.<name>`."""


class LazyGroup(click.Group):
    """A group that imports a sub-command when it is used, so that `bazhua rule` stays fast."""

    @override
    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(COMMANDS)

    @override
    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"bazhua.config.commands.{cmd_name}").command
        return command


@click.command(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="bazhua")
def main() -> None:
    """Bazhua (八抓): a province's work-safety governance on one machine or many."""
