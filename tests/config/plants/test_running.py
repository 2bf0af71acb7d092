"""The plants of a demonstration at a real gate, engine and broker: a leak becomes an alarm."""

import os
import subprocess
import sys
from contextlib import contextmanager

import pytest

from bazhua.config.plants.broker import broker_in
from bazhua.engine.adapters.gateways import enrol, issue
from bazhua.engine.core.definitions import Limit, Point
from bazhua.engine.messages import Definitions
from bazhua.grips.inherent.domain.demo.plants import PERIOD_S, PLANTS, SPHERES
from bazhua.infra.launcher.home import Home
from tests.engine.rig import KNOWN, alarms, connected, defined, emptied, engine
from tests.gate.rig import database_address, eventually, free_port, gate

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.nats]
GAS = f"{SPHERES.gateway}-GT101"
ALWAYS = {one.gateway for one in PLANTS if all(each.sign for each in one.episodes)}
"""Gateways whose line is never cut."""

TOLD = Definitions(
    points=[Point(tag=GAS, period_ms=PERIOD_S * 1_000)],
    limits=[
        Limit(point=GAS, kind=kind, set_point=value)
        for kind, value in next(
            one for one in SPHERES.instruments if one.sign == "GT101"
        ).limits.items()
    ],
    tolerances=KNOWN,
)


@pytest.fixture
def tables(transactional_db):  # noqa: ARG001 -- the gate must see what is written
    with connected() as connection:
        emptied(connection)
        for plant in PLANTS:
            enrol(connection, plant.gateway)
        defined(connection, TOLD)
        yield connection


@contextmanager
def process(argv, env):
    running = subprocess.Popen(argv, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        yield running
    finally:
        running.kill()
        running.wait()


@contextmanager
def plants(port, url):
    """Run `bazhua plants` until the end of the block."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith("BAZHUA_")}
    told = {
        "BAZHUA_DATABASE_URL": database_address(),
        "BAZHUA_GATE_PORT": str(port),
        "BAZHUA_PLANTS_MQTT_URL": url,
    }
    with process([sys.executable, "-m", "bazhua.config", "plants"], kept | told) as running:
        yield running


def sending(tables):
    """Return the gateways of which batches are durable."""
    rows = tables.execute("SELECT DISTINCT gateway FROM telemetry_log WHERE kind = 0").fetchall()
    return {gateway for (gateway,) in rows}


def test_what_plants_send_by_both_ways_becomes_alarms(tables, tmp_path, monkeypatch):
    monkeypatch.delenv("BAZHUA_MQTT_URL", raising=False)
    old = issue(tables, SPHERES.gateway)
    broker = broker_in(Home(tmp_path), free_port())
    spec = broker.process()
    with (
        process(spec.argv, spec.env),
        gate(tmp_path, database_address(), mqtt_url=broker.url("gate")) as listening,
        engine(tmp_path),
        plants(listening.port, broker.url("plants")),
    ):
        eventually(
            lambda: {(one[0], one[1]) for one in alarms(tables)} >= {(GAS, "H"), (GAS, "HH")}
        )
        eventually(lambda: sending(tables) >= ALWAYS)

    ended = tables.execute("SELECT count(*) FROM telemetry_token WHERE until IS NOT NULL")
    assert ended.fetchone() == (1,)
    kept = (tmp_path / "broker" / "nats.conf").read_text()
    assert old not in kept
    assert broker.gate not in kept
    assert tables.execute(
        "SELECT count(*) FROM telemetry_quarantine WHERE reason <> 'unknown_point'"
    ).fetchone() == (0,)
