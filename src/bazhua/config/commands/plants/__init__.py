"""`bazhua plants`: let the plants of a demonstration run, until asked to stop."""

import logging
import os
import signal
import time
from collections.abc import Mapping
from contextlib import ExitStack
from datetime import UTC, datetime
from threading import Event

import click
import psycopg

from bazhua.config.bench.engine.process import process
from bazhua.config.commands.engine.connection import connected
from bazhua.config.plants.lines import HttpLine, Line, MqttLine
from bazhua.config.plants.sending import begun, run
from bazhua.engine.adapters.gateways import end, issue, known
from bazhua.gate.ingest.mqtt.sending import SendingLine
from bazhua.grips.inherent.domain.demo.plants import PLANTS
from bazhua.grips.inherent.domain.demo.terms import Plant
from bazhua.grips.inherent.domain.watching.terms import Way

log = logging.getLogger(__name__)


@click.command("plants")
@click.option(
    "--seed", type=int, envvar="BAZHUA_DEMO_SEED", default=1, show_default=True, show_envvar=True
)
@click.option(
    "--gate-port",
    type=int,
    envvar="BAZHUA_GATE_PORT",
    default=8001,
    show_default=True,
    show_envvar=True,
    help="Where the gate takes readings over HTTP.",
)
@click.option(
    "--broker", envvar="BAZHUA_PLANTS_MQTT_URL", show_envvar=True,
    help="Through which those send that speak MQTT; without it they send over HTTP.",
)  # fmt: skip
def command(*, seed: int, gate_port: int, broker: str | None) -> None:
    """Send what the plants of a demonstration measure; `bazhua demo` starts it.

    BAZHUA_DATABASE_URL names the database. Only gateways of a demonstration are known to it; they
    get a token at each start, which stands nowhere, and those before it end. SIGTERM ends it.
    """
    os.environ["PGAPPNAME"] = "bazhua plants"
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s %(message)s")
    stop = Event()
    for asked in (signal.SIGTERM, signal.SIGINT):
        signal.signal(asked, lambda *_: stop.set())
    with connected() as connection:
        tokens = _tokens(connection)
    with ExitStack() as ending:
        through = None
        if broker is not None:
            through = SendingLine(broker, "bazhua-plants")
            ending.callback(through.end)
        log.info("%s plants, through %s", len(tokens), "a broker" if through else "HTTP alone")
        lines = {
            plant.gateway: _line(plant, tokens[plant.gateway], gate_port, through)
            for plant in PLANTS
            if plant.gateway in tokens
        }
        click.echo("ready")
        run(begun(PLANTS, lines, time.time()), seed, process().faults, stop)


def _tokens(connection: psycopg.Connection) -> Mapping[str, str]:
    """Return a new token of each gateway that the demonstration has; the others end."""
    there = {one.gateway for one in known(connection)}
    tokens = {}
    for gateway in (plant.gateway for plant in PLANTS if plant.gateway in there):
        with connection.transaction():
            tokens[gateway] = issue(connection, gateway)
            end(connection, gateway, datetime.now(UTC), keep=tokens[gateway])
    return tokens


def _line(plant: Plant, token: str, port: int, through: SendingLine | None) -> Line:
    if plant.way is Way.MQTT and through is not None:
        return MqttLine(through, plant.gateway, token)
    return HttpLine(port, plant.gateway, token)
