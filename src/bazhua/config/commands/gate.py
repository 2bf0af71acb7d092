"""`bazhua gate`: take readings and serve the live stream, until asked to stop."""

import logging
import os

import click
from django.core.exceptions import ImproperlyConfigured

from bazhua.config.settings.gate import GateEnv
from bazhua.gate.serving import Service, serve


@click.command("gate")
def command() -> None:
    """Take readings: POST /ingest/v1/{gateway}; serve open pages: GET /stream; GET /healthz.

    BAZHUA_DATABASE_URL, BAZHUA_ORIGIN and BAZHUA_GATE_PORT say between whom. SIGTERM and Ctrl-C
    end it; open pages come back by themselves.
    """
    os.environ["PGAPPNAME"] = "bazhua gate"
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s %(message)s")
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
        )
    )
