"""`bazhua bench`: measure, and print one JSON object."""

import json
from importlib import import_module

import click

from bazhua.config.bench.machine import machine

BENCHES = {
    "figures": "Figures of a whole province, each opened to its records.",
    "fold": "From the commit of an event to the figures of the province.",
    "history": "A month of one point, in a thousand stretches.",
    "ingest": "Readings from batches to disk, judged.",
    "judge": "100,000 points judged once.",
    "latency": "From a reading to the console and the desk, at 50,000 points a second.",
    "lists": "Pages of lists at a million records.",
    "missing": "Who is missing among 1.2 million.",
    "nuisance": "Calls of a month in which instruments err, beside those of bare limits.",
    "outage": "An hour without a network, and all that was kept sent at once.",
    "overload": "Ten times too many readings for minutes.",
    "pages": "Pages of a million enterprises, as three officers ask for them.",
    "paper": "One official paper drawn.",
    "import": "100,000 enterprises from the upload to records.",
    "people": "A roll of 100,000 people from the upload to records.",
    "rule": "One question to the law from a cold start.",
    "search": "One search box over a million entries.",
    "spine": "The shared records: events, fold, sweep, verification.",
    "start": "From installed to the first page.",
    "stream": "A change told to a thousand open pages.",
    "sweep": "Ten thousand obligations that are due at once.",
    "verify": "An export of the ledger.",
    "warning": "How soon faults of a process are seen, beside PCA, DPCA and CVA.",
}
"""Name → one line of help; the module is `bazhua.config.bench.<name>`."""

MODULES = {
    "figures": "pages.figures",
    "history": "engine.history",
    "import": "imports.firms",
    "ingest": "engine.ingesting",
    "judge": "engine.judging",
    "latency": "engine.latency",
    "nuisance": "engine.nuisance",
    "outage": "engine.outage",
    "overload": "engine.overload",
    "people": "imports.people",
    "warning": "engine.warning",
}
"""Those that stand elsewhere."""


@click.command(
    "bench",
    help="Measure NAME and print JSON.\n\n\b\n"
    + "\n".join(f"{name:<8}{text}" for name, text in BENCHES.items()),
)
@click.argument("name", type=click.Choice(list(BENCHES)))
@click.option("--runs", type=click.IntRange(1, 1_000), default=5, show_default=True)
def command(*, name: str, runs: int) -> None:
    """Run one benchmark."""
    figures = import_module(f"bazhua.config.bench.{MODULES.get(name, name)}").run(runs)
    report = {"bench": name, "machine": machine(), **figures}
    click.echo(json.dumps(report, ensure_ascii=False, indent=2))
