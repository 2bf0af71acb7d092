"""The plants of a demonstration at a real gate, engine and each broker: a leak becomes an alarm."""

import os
import subprocess
import sys
from contextlib import contextmanager
from queue import Queue
from threading import Event

import pytest
from paho.mqtt.client import Client
from paho.mqtt.enums import CallbackAPIVersion

from bazhua.config.plants.brokers.amqtt import Amqtt
from bazhua.config.plants.brokers.finding import BROKERS, broker_in
from bazhua.config.plants.brokers.mosquitto import Mosquitto
from bazhua.config.plants.brokers.nats import Nats
from bazhua.engine.adapters.gateways import enrol, issue
from bazhua.engine.core.definitions import Limit, Point
from bazhua.engine.messages import Definitions
from bazhua.grips.inherent.domain.demo.instruments import PERIOD_S
from bazhua.grips.inherent.domain.demo.plants import PLANTS, SPHERES
from bazhua.infra.launcher.home import Home
from tests.engine.rig import KNOWN, alarms, connected, defined, emptied, engine
from tests.gate.rig import database_address, eventually, free_port, gate

pytestmark = pytest.mark.django_db(transaction=True)
KINDS = [
    pytest.param(Nats, marks=pytest.mark.nats),
    pytest.param(Mosquitto, marks=pytest.mark.mosquitto),
    Amqtt,
]
GAS = f"{SPHERES.gateway}-GT101"
LISTENED_S = PERIOD_S + 1

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


def intruder(broker, user, password):
    """Return whether somebody gets in, and whether he hears what the plants send."""
    let_in, heard = Queue(), Event()
    client = Client(CallbackAPIVersion.VERSION2, client_id="intruder")
    client.username_pw_set(user, password)
    client.on_message = lambda *_: heard.set()

    def connected(client, _data, _flags, reason, _more):
        client.subscribe("gw/+/readings", 1)
        let_in.put(not reason.is_failure)

    client.on_connect = connected
    client.connect("127.0.0.1", broker.port)
    client.loop_start()
    found = let_in.get(timeout=LISTENED_S)
    found = found, found and heard.wait(LISTENED_S)
    client.disconnect()
    client.loop_stop()
    return found


@pytest.fixture
def broker(request, tmp_path, monkeypatch):
    """Return the broker of a kind, as a demonstration finds it where it finds no other."""
    monkeypatch.delenv("BAZHUA_MQTT_URL", raising=False)
    monkeypatch.setattr("bazhua.config.plants.brokers.finding.BROKERS", [request.param])
    return broker_in(Home(tmp_path), free_port())


def test_brokers_are_looked_for_from_the_strongest():
    assert [kind.name for kind in BROKERS] == ["nats-server", "mosquitto", "amqtt"]


def test_where_readings_come_from_another_broker_none_is_started(tmp_path, monkeypatch):
    monkeypatch.setenv("BAZHUA_MQTT_URL", "mqtt://gate@127.0.0.1")

    assert broker_in(Home(tmp_path), free_port()) is None


@pytest.mark.parametrize("broker", KINDS, indirect=True)
def test_what_plants_send_by_both_ways_becomes_alarms(tables, tmp_path, broker):
    old = issue(tables, SPHERES.gateway)
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
        assert intruder(broker, "plants", broker.plants) == (True, False)
        assert intruder(broker, "plants", "wrong") == (False, False)

    ended = tables.execute("SELECT count(*) FROM telemetry_token WHERE until IS NOT NULL")
    assert ended.fetchone() == (1,)
    files = [file for file in (tmp_path / "broker").iterdir() if file.is_file()]
    kept = "".join(file.read_text(errors="replace") for file in files)
    assert files
    assert not any(secret in kept for secret in (old, broker.gate, broker.plants))
    assert tables.execute(
        "SELECT count(*) FROM telemetry_quarantine WHERE reason <> 'unknown_point'"
    ).fetchone() == (0,)
