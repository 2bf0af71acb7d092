"""Readings of a real OPC UA server: what is heard, numbered, repeated, and heard again after a break."""

import asyncio
import threading
from contextlib import contextmanager
from datetime import UTC, datetime

import pytest
from asyncua import Server, ua

from bazhua.engine.adapters.gateways import enrol
from bazhua.engine.adapters.log import Draft, append, latest_sequence, read
from bazhua.engine.core.codes import Quality
from bazhua.engine.messages import readings, tags
from bazhua.gate.ingest.committer import Committer, Limits
from bazhua.gate.ingest.opcua.collector import MOST_HELD, Collector
from bazhua.gate.ingest.opcua.endpoints import Endpoint, Unusable, endpoints
from bazhua.gate.ingest.opcua.told import OVERLAP_MS, Reading, Told
from tests.engine.rig import GAS, GATEWAY, TANK, connected, emptied
from tests.gate.rig import WITHIN_S, database_address, eventually, free_port, gate

ALL = 2**62
FILE = """
[[endpoint]]
gateway = "{gateway}"
address = "opc.tcp://127.0.0.1:{port}"
sampling_ms = 50
repeat_s = {repeat}

[endpoint.points]
{gas} = "ns=2;s=gas"
{tank} = "ns=2;s=tank"
nowhere = "ns=2;s=nowhere"
"""


class Plant:
    """An OPC UA server in a thread of its own, with two nodes."""

    def __init__(self, port):
        self.port = port
        self.loop = asyncio.new_event_loop()
        self.thread = threading.Thread(target=self.loop.run_forever)
        self.thread.start()
        self.do(self._start())

    def do(self, what):
        return asyncio.run_coroutine_threadsafe(what, self.loop).result(WITHIN_S)

    async def _start(self):
        self.server = Server()
        await self.server.init()
        self.server.set_endpoint(f"opc.tcp://127.0.0.1:{self.port}")
        await self.server.register_namespace("plant")
        folder = self.server.nodes.objects
        self.nodes = {
            name: await folder.add_variable(ua.NodeId(name, 2), name, 1.0)
            for name in ("gas", "tank")
        }
        await self.server.start()

    def leave(self):
        """Break all connections, and take no new ones."""
        self.do(self.server.bserver.stop())

    def come_back(self):
        self.do(self.server.bserver.start())

    def say(self, name, value, status=ua.StatusCodes.Good):
        told = ua.DataValue(
            ua.Variant(value, ua.VariantType.Double),
            ua.StatusCode(status),
            SourceTimestamp=datetime.now(UTC),
        )
        self.do(self.nodes[name].write_value(told))

    async def _end(self):
        await self.server.stop()
        left = asyncio.all_tasks() - {asyncio.current_task()}
        for task in left:  # of sessions whose gate was killed
            task.cancel()
        await asyncio.gather(*left, return_exceptions=True)

    def end(self):
        self.do(self._end())
        self.loop.call_soon_threadsafe(self.loop.stop)
        self.thread.join()
        self.loop.close()


@pytest.fixture
def tables(transactional_db):  # noqa: ARG001 -- the gate must see what is written
    with connected() as connection:
        emptied(connection)
        enrol(connection, GATEWAY)
        yield connection


@pytest.fixture(scope="module")
def server():
    running = Plant(free_port())
    yield running
    running.end()


@pytest.fixture
def plant(server):
    """The server, whose nodes say 1."""
    for name in server.nodes:
        server.say(name, 1.0)
    return server


@contextmanager
def listening(plant, folder, repeat=3_600):
    path = folder / "opcua.toml"
    told = FILE.format(gateway=GATEWAY, port=plant.port, repeat=repeat, gas=GAS, tank=TANK)
    path.write_text(told)
    with gate(folder, database_address(), opcua_file=path) as running:
        yield running


def said(tables):
    """Return point and value of all readings in the log."""
    found = []
    for entry in read(tables, 0, ALL, 10_000):
        own = readings(entry.body, entry.gateway)
        found += zip(tags(own.ids), own.v, strict=True)
    return found


def numbers(tables):
    return [entry.sequence for entry in read(tables, 0, ALL, 10_000)]


@pytest.mark.django_db(transaction=True)
class TestListening:
    """A gate beside a server."""

    def test_changes_are_batches_of_the_gateway(self, tables, plant, tmp_path):
        with listening(plant, tmp_path):
            eventually(lambda: len(said(tables)) == 2)
            plant.say("gas", 27.0)
            eventually(lambda: (GAS, 27) in said(tables))
            plant.say("tank", 3.5)
            eventually(lambda: (TANK, 3.5) in said(tables))

        assert sorted(said(tables)[:2]) == [(TANK, 1), (GAS, 1)]
        assert said(tables)[2:] == [(GAS, 27), (TANK, 3.5)]
        assert numbers(tables) == list(range(len(numbers(tables))))

    def test_value_that_is_bad_keeps_its_number_and_says_so(self, tables, plant, tmp_path):
        with listening(plant, tmp_path):
            eventually(lambda: len(said(tables)) == 2)
            plant.say("gas", 27.0, ua.StatusCodes.BadSensorFailure)
            eventually(lambda: len(said(tables)) == 3)

        last = read(tables, 0, ALL, 100)[-1]
        assert readings(last.body, GATEWAY).q == ["BAD"]

    def test_number_is_not_used_again_after_a_kill(self, tables, plant, tmp_path):
        with listening(plant, tmp_path):
            eventually(lambda: len(said(tables)) == 2)
        before = numbers(tables)
        plant.say("gas", 28.0)
        with listening(plant, tmp_path):
            eventually(lambda: (GAS, 28) in said(tables))

        assert len(set(numbers(tables))) == len(numbers(tables))
        assert min(numbers(tables)[len(before) :]) > max(before)

    def test_server_that_was_away_is_heard_again(self, tables, plant, tmp_path):
        with listening(plant, tmp_path):
            eventually(lambda: len(said(tables)) == 2)
            plant.leave()
            plant.come_back()
            plant.say("gas", 29.0)
            eventually(lambda: (GAS, 29) in said(tables))

        assert (GAS, 29) in said(tables)

    def test_value_that_does_not_change_is_told_again(self, tables, plant, tmp_path):
        with listening(plant, tmp_path, repeat=1):
            eventually(lambda: said(tables).count((TANK, 1)) >= 3)

        times = {
            t
            for entry in read(tables, 0, ALL, 1_000)
            for own in [readings(entry.body, GATEWAY)]
            for tag, t in zip(tags(own.ids), own.t, strict=True)
            if tag == TANK
        }
        assert len(times) >= 3

    def test_latest_number_is_the_highest_of_the_gateway_itself(self, tables):
        assert latest_sequence(tables, GATEWAY) == -1

        append(tables, [Draft.of(b"x", GATEWAY, n) for n in (5, 3, -9)])
        append(tables, [Draft.of(b"x", "other", 8)])

        assert latest_sequence(tables, GATEWAY) == 5


def test_no_more_readings_are_held_than_may_and_the_others_are_counted():
    endpoint = Endpoint(gateway=GATEWAY, address="opc.tcp://127.0.0.1:1", points={})
    committer = Committer("", Limits(waiting_bytes=1, backlog=1))
    collector = Collector(endpoint, committer)

    for t in range(MOST_HELD + 3):
        collector._hold(Reading(GAS, t, 1.0, 0))  # noqa: SLF001 -- as if it were heard

    assert len(collector._held) == MOST_HELD  # noqa: SLF001
    assert committer._remarks().refused == {GATEWAY: 3}  # noqa: SLF001


def test_change_that_came_before_a_repeat_follows_it():
    told = Told()
    told.changed("a", 1_000, 1.0, 0.0, good=True)

    repeated = told.unchanged(30, 30.0)
    change = told.changed("a", 30_500, 2.0, 30.1, good=True)

    assert repeated == [Reading("a", 31_000, 1.0, 0)]
    assert change == Reading("a", 31_001, 2.0, 0)


def test_clock_that_was_set_back_is_told_as_it_is():
    told = Told()
    told.changed("a", 10 * OVERLAP_MS, 1.0, 0.0, good=True)

    assert told.changed("a", OVERLAP_MS, 2.0, 1.0, good=True).t == OVERLAP_MS


def test_what_was_told_lately_or_is_unknown_is_not_repeated():
    told = Told()
    told.changed("a", 1_000, 1.0, 0.0, good=True)
    told.changed("b", 1_000, 1.0, 29.0, good=True)

    assert [one.point for one in told.unchanged(30, 30.0)] == ["a"]
    told.forget()
    assert told.unchanged(30, 300.0) == []


@pytest.mark.parametrize("value", [None, "high", float("nan"), [1.0]])
def test_what_is_no_number_is_bad_and_keeps_the_last_one(value):
    told = Told()
    told.changed("a", 1, 7.5, 0.0, good=True)

    assert told.changed("a", 2, value, 0.0, good=True) == Reading("a", 2, 7.5, Quality.BAD)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("x", "Expected"),
        ("[[endpoint]]\ngateway = 'g'", "missing required field `address`"),
        (FILE.format(gateway="g", port=1, repeat=0, gas="a", tank="b"), "repeat_s"),
        (FILE.format(gateway="g", port=1, repeat=1, gas="a", tank="b") + "x = 1", "points"),
    ],
)
def test_file_that_says_what_it_may_not_is_refused(tmp_path, text, problem):
    (tmp_path / "f.toml").write_text(text)

    with pytest.raises(Unusable, match=problem):
        endpoints(tmp_path / "f.toml")
