"""`bazhua gate`: serve the live stream, until asked to stop."""

import logging
import os

import click
from django.core.exceptions import ImproperlyConfigured

from bazhua.config.settings.gate import GateEnv
from bazhua.gate.serving import Service, serve


@click.command("gate")
def command() -> None:
    """Serve the live stream to open pages: GET /stream, and GET /healthz.

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
        )
    )
