"""Readings over a real MQTT broker: what is told, what is kept, what a kill leaves."""

import asyncio
import signal
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

import pytest

from bazhua.engine.adapters.gateways import enrol, issue
from bazhua.engine.adapters.log import LOCK, read
from bazhua.gate.ingest.mqtt.line import Broker, Line
from bazhua.gate.ingest.reception import MOST_BYTES
from tests.engine.rig import GATEWAY, batch, connected, emptied
from tests.gate.broker import GATE, Sender, broker
from tests.gate.rig import WITHIN_S, database_address, eventually, gate

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.nats]
GAS = f"{GATEWAY}04001"
ALL = 2**62
TEN = range(10)


@pytest.fixture
def tables(transactional_db):  # noqa: ARG001 -- the gate must see what is written
    with connected() as connection:
        emptied(connection)
        enrol(connection, GATEWAY)
        yield connection


@pytest.fixture
def token(tables):
    return issue(tables, GATEWAY)


@pytest.fixture(scope="module")
def shared(django_db_setup, tmp_path_factory):  # noqa: ARG001 -- its database must be there
    """A broker and a gate for the tests that do them no harm."""
    folder = tmp_path_factory.mktemp("mqtt")
    with broker(folder, GATEWAY) as running, listening(folder, running):
        yield running


@pytest.fixture
def between(tmp_path):
    """A broker of one test."""
    with broker(tmp_path, GATEWAY) as running:
        yield running


@contextmanager
def listening(folder, through, **settings):
    """Run a gate that listens at a broker."""
    with gate(folder, database_address(), mqtt_url=through.url, **settings) as running:
        eventually(lambda: b"listening at" in running.log.read_bytes())
        yield running


@contextmanager
def sending(through, token):
    sender = Sender(through, GATEWAY, token)
    try:
        yield sender
    finally:
        sender.stop()


@pytest.fixture
def sender(shared, token):
    """A gateway that sends to the gate all share."""
    with sending(shared, token) as sender:
        yield sender


@pytest.fixture
def own(between, token):
    """A gateway that sends to the broker of its test."""
    with sending(between, token) as sender:
        yield sender


def awaited(coroutine):
    """Return what a coroutine comes to, in a thread of its own: a browser has the loop of this one."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, coroutine).result()


def body(sequence, value=1):
    return batch(sequence, (GAS, sequence, value))


def told_of(sender, sequences):
    """Return what is told first of each batch; the broker may bring one again meanwhile."""
    first = {}
    while first.keys() != sequences:
        told = sender.told()
        first.setdefault(told["seq"], told["outcome"])
    return set(first.values())


def logged(tables):
    return [(e.gateway, e.sequence, e.body) for e in read(tables, 0, ALL, 10_000)]


def aside(tables):
    return tables.execute(
        "SELECT gateway, sequence, reason, length(body) FROM telemetry_quarantine ORDER BY at"
    ).fetchall()


def refused(tables):
    return tables.execute("SELECT refused FROM telemetry_gateway").fetchone()[0]


def test_batch_is_durable_when_it_is_told(tables, sender):
    sender.send(body(1))

    assert sender.told() == {"seq": 1, "outcome": "accepted", "accepted": 1}
    assert logged(tables) == [(GATEWAY, 1, body(1))]


def test_repeated_batch_is_told_so_and_kept_once(tables, sender):
    sender.send(body(1))
    sender.send(body(1))

    assert [sender.told()["outcome"] for _ in range(2)] == ["accepted", "repeated"]
    assert logged(tables) == [(GATEWAY, 1, body(1))]


def test_what_is_refused_is_told_counted_and_put_aside(tables, sender):
    sender.send(body(1))
    sender.told()

    told = []
    for wrong in (body(1, 2), b"{", b"x" * (MOST_BYTES + 1)):
        sender.send(wrong)
        told.append(sender.told())

    assert told == [
        {"seq": 1, "outcome": "refused", "code": "sequence_taken"},
        {"seq": None, "outcome": "refused", "code": "batch_malformed"},
        {"seq": None, "outcome": "refused", "code": "batch_too_large"},
    ]
    eventually(
        lambda: (
            aside(tables)
            == [
                (GATEWAY, 1, "other_content", len(body(1))),
                (GATEWAY, None, "malformed", 1),
                (GATEWAY, None, "oversized", MOST_BYTES),
            ]
        )
    )
    eventually(lambda: refused(tables) == 3)
    assert logged(tables) == [(GATEWAY, 1, body(1))]


@pytest.mark.parametrize("shown", [b"", b"0" * 64, b"\xff" * 64])
def test_body_without_a_seal_is_refused_and_a_hash_is_kept(tables, sender, shown):
    sender.put(shown + b"\n" + body(1))
    sender.put(shown + b"\n" + body(2))

    told = [sender.told() for _ in range(2)]

    assert told == [{"seq": None, "outcome": "refused", "code": "gateway_token_refused"}] * 2
    eventually(lambda: refused(tables) == 2)
    eventually(lambda: aside(tables) == [(GATEWAY, None, "wrong_token", 32)])
    assert logged(tables) == []


def test_token_of_another_gateway_does_not_seal(tables, sender):
    enrol(tables, "other")

    sender.send(body(1), issue(tables, "other"))

    assert sender.told()["code"] == "gateway_token_refused"
    assert logged(tables) == []


@pytest.mark.parametrize("name", [b"\xff\xfe", b"a\x00b", b"\n", b"g" * 80])
def test_topic_that_is_no_name_does_no_harm(tables, shared, sender, name):
    shared.put_raw(b"gw/" + name + b"/readings", b"x")
    sender.send(body(1))

    assert sender.told()["outcome"] == "accepted"
    assert logged(tables) == [(GATEWAY, 1, body(1))]


def test_broker_that_lets_the_gate_not_in_is_tried_again(between, tables, tmp_path):  # noqa: ARG001
    address = between.url.replace(GATE, "wrong")
    with gate(tmp_path, database_address(), mqtt_url=address) as running:
        eventually(lambda: running.log.read_bytes().count(b"broker_down: Not authorized") >= 2)

        assert running.is_well()


def test_what_waits_at_the_broker_is_taken_when_the_gate_comes(tables, between, own, tmp_path):
    with listening(tmp_path, between) as running:
        own.send(body(1))
        own.told()
        running.stop()
    own.send(body(2))
    with listening(tmp_path, between):
        told = own.told()

    assert told == {"seq": 2, "outcome": "accepted", "accepted": 1}
    assert [sequence for _, sequence, _ in logged(tables)] == [1, 2]


def test_gate_killed_between_receipt_and_commit_gets_the_batch_again(
    tables, between, own, tmp_path
):
    def waits():
        return tables.execute(
            "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted"
        ).fetchone()[0]

    with listening(tmp_path, between) as running:
        tables.execute("SELECT pg_advisory_lock(%s)", [LOCK])
        own.send(body(1))
        eventually(waits)
        running.stop(signal.SIGKILL)
        tables.execute("SELECT pg_advisory_unlock(%s)", [LOCK])
    before = logged(tables)
    with listening(tmp_path, between):
        told = own.told()

    assert before == []
    assert told == {"seq": 1, "outcome": "accepted", "accepted": 1}
    assert logged(tables) == [(GATEWAY, 1, body(1))]


def test_broker_that_was_killed_is_found_again(tables, between, own, tmp_path):
    with listening(tmp_path, between):
        own.send(body(1))
        first = own.told()
        between.kill()
        between.start()
        own.send(body(2))
        while (second := own.told())["seq"] == 1:
            pass  # what the broker had sent and not heard of it comes again

    assert (first["seq"], first["outcome"]) == (1, "accepted")
    assert (second["seq"], second["outcome"]) == (2, "accepted")
    assert [sequence for _, sequence, _ in logged(tables)] == [1, 2]


def test_no_more_is_read_than_there_is_room_for(between, own):
    gate_itself = Broker("127.0.0.1", between.port, tls=False, user="gate", password=GATE, name="n")

    async def over_a_line(what):
        taken = asyncio.Queue()
        line = Line(gate_itself, 2)
        reading = asyncio.create_task(line.listen(taken.put_nowait))
        async with asyncio.timeout(WITHIN_S):
            seen = await what(line, taken)
        reading.cancel()
        await asyncio.gather(reading, return_exceptions=True)
        return seen

    async def subscribe(line, _):
        await line.heard.wait()

    async def answer_one_by_one(line, taken):
        held, seen = [await taken.get(), await taken.get()], []
        for number in TEN:
            seen.append(len(held) + taken.qsize())
            line.answer(held.pop(0), f"gw/{GATEWAY}/ack", b"{}")
            if number + 2 < len(TEN):
                held.append(await taken.get())
        return seen

    awaited(over_a_line(subscribe))
    for sequence in TEN:
        own.send(body(sequence))
    seen = awaited(over_a_line(answer_one_by_one))

    assert seen == [2] * 9 + [1]


def test_everything_is_taken_with_little_room(tables, between, own, tmp_path):
    with listening(tmp_path, between, most_waiting_mib=1):
        for sequence in range(40):
            own.send(body(sequence))
        told = told_of(own, set(range(40)))

    assert told == {"accepted"}
    assert sorted(sequence for _, sequence, _ in logged(tables)) == list(range(40))


def test_batches_wait_at_the_broker_while_the_engine_is_too_far_behind(
    tables, between, own, tmp_path
):
    with listening(tmp_path, between, most_backlog=1):
        for sequence in range(2):
            own.send(body(sequence))
            own.told()
        own.send(body(2))
        own.send(body(3))
        before = [sequence for _, sequence, _ in logged(tables)]
        tables.execute("UPDATE telemetry_applied SET position = 100")
        told = told_of(own, {2, 3})

    assert before == [0, 1]
    assert told == {"accepted"}
    assert refused(tables) == 0
