"""`bazhua gate`: take readings and serve the live stream, until asked to stop."""

import logging
import os
from collections.abc import Sequence
from typing import Final
from urllib.parse import unquote, urlsplit

import click
from django.core.exceptions import ImproperlyConfigured

from bazhua.config.settings.gate import GateEnv
from bazhua.gate.ingest.mqtt.line import Broker
from bazhua.gate.ingest.opcua.endpoints import Endpoint, Unusable, endpoints
from bazhua.gate.serving import Service, serve

PORT: Final = 1883
TLS_PORT: Final = 8883


@click.command("gate")
def command() -> None:
    """Take readings: POST /ingest/v1/{gateway}; serve open pages: GET /stream; GET /healthz.

    BAZHUA_DATABASE_URL, BAZHUA_ORIGIN and BAZHUA_GATE_PORT say between whom; with BAZHUA_MQTT_URL
    readings come over MQTT, with BAZHUA_OPCUA_FILE from OPC UA servers, too. SIGTERM and Ctrl-C
    end it; open pages come back by themselves.
    """
    os.environ["PGAPPNAME"] = "bazhua gate"
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s %(message)s")
    logging.getLogger("asyncua").setLevel(logging.WARNING)  # else it logs every value
    try:
        env = GateEnv.read()
        key = env.stream_key()
    except ImproperlyConfigured as wrong:
        raise click.ClickException(str(wrong)) from None
    serve(
        Service(
            database_url=env.database_url,
            key=key.encode(),
            origin=env.origin,
            host=env.gate_host,
            port=env.gate_port,
            heartbeat_s=env.gate_heartbeat_s,
            most_pages=env.gate_most_pages,
            most_pages_each=env.gate_most_pages_each,
            most_waiting_bytes=env.gate_most_waiting_mib << 20,
            most_backlog=env.gate_most_backlog,
            broker=_broker(env),
            endpoints=_endpoints(env),
        )
    )


def _endpoints(env: GateEnv) -> Sequence[Endpoint]:
    if env.opcua_file is None:
        return ()
    try:
        return endpoints(env.opcua_file)
    except Unusable as wrong:
        raise click.ClickException(f"BAZHUA_OPCUA_FILE: {wrong}") from None


def _broker(env: GateEnv) -> Broker | None:
    if env.mqtt_url is None:
        return None
    parts = urlsplit(env.mqtt_url)
    tls = parts.scheme == "mqtts"
    return Broker(
        host=parts.hostname or "",
        port=parts.port or (TLS_PORT if tls else PORT),
        tls=tls,
        user=unquote(parts.username) if parts.username else None,
        password=unquote(parts.password) if parts.password else None,
        name=env.mqtt_name,
    )
