"""Readings over real HTTP: who may send, what is durable, what is refused and what is kept of it."""

import json
import socket
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from http.client import HTTPConnection

import pytest

from bazhua.engine.adapters.gateways import end, enrol, issue
from bazhua.engine.adapters.log import read
from bazhua.engine.aside import Reason
from bazhua.gate.ingest.committer import MOST_NAMES, Committer, Limits
from bazhua.gate.ingest.reception import MOST_BYTES
from bazhua.gate.ingest.refusals import IngestFull
from tests.engine.rig import GATEWAY, batch, connected, emptied
from tests.gate.rig import database_address, eventually, gate

pytestmark = pytest.mark.django_db(transaction=True)
ALL = 2**62
GAS = f"{GATEWAY}04001"


@pytest.fixture
def tables(transactional_db):  # noqa: ARG001 -- the gate must see what is written
    with connected() as connection:
        emptied(connection)
        enrol(connection, GATEWAY)
        yield connection


@pytest.fixture
def token(tables):
    return issue(tables, GATEWAY)


def sent(door, body, token=None, gateway=GATEWAY, **headers):
    """Return status and body of a batch's answer."""
    connection = HTTPConnection("127.0.0.1", door.port, timeout=10)
    shown = {"Authorization": f"Bearer {token}"} if token else {}
    connection.request("POST", f"/ingest/v1/{gateway}", body, shown | headers)
    answer = connection.getresponse()
    told = answer.status, json.loads(answer.read())
    connection.close()
    return told


def logged(tables):
    return [(e.gateway, e.sequence, e.body) for e in read(tables, 0, ALL, 100)]


def aside(tables):
    return tables.execute(
        "SELECT gateway, sequence, reason, body FROM telemetry_quarantine ORDER BY at"
    ).fetchall()


def refused(tables):
    return tables.execute("SELECT refused FROM telemetry_gateway").fetchone()[0]


def test_batch_is_durable_when_it_is_answered(door, tables, token):
    body = batch(1, (GAS, 1, 27), (GAS, 2, 28))

    assert sent(door, body, token) == (200, {"accepted": 2, "repeated": False})
    assert logged(tables) == [(GATEWAY, 1, body)]


def test_repeated_batch_is_accepted_and_kept_once(door, tables, token):
    body = batch(1, (GAS, 1, 27))
    sent(door, body, token)

    assert sent(door, body, token) == (200, {"accepted": 1, "repeated": True})
    assert logged(tables) == [(GATEWAY, 1, body)]


def test_other_content_under_a_number_is_refused_and_put_aside(door, tables, token):
    sent(door, batch(1, (GAS, 1, 27)), token)
    other = batch(1, (GAS, 1, 28))

    status, told = sent(door, other, token)

    assert (status, told["code"], told["data"]) == (409, "sequence_taken", {"sequence": 1})
    assert logged(tables) == [(GATEWAY, 1, batch(1, (GAS, 1, 27)))]
    eventually(lambda: aside(tables) == [(GATEWAY, 1, "other_content", other)])


@pytest.mark.parametrize(
    "body", [b"", b"{", batch(1, (GAS, 1, 1))[:-2], batch(1, (GAS, 1, 1), gateway="h")]
)
def test_body_that_is_no_batch_is_refused_and_put_aside(door, tables, token, body):
    status, told = sent(door, body, token)

    assert (status, told["code"]) == (400, "batch_malformed")
    assert logged(tables) == []
    eventually(lambda: aside(tables) == [(GATEWAY, None, "malformed", body)])
    eventually(lambda: refused(tables) == 1)


def test_body_that_is_too_large_is_refused_and_its_beginning_put_aside(door, tables, token):
    status, told = sent(door, b"x" * (MOST_BYTES + 1), token)

    assert (status, told["code"], told["data"]) == (413, "batch_too_large", {"most": MOST_BYTES})
    assert logged(tables) == []
    eventually(lambda: aside(tables) == [(GATEWAY, None, "oversized", b"x" * MOST_BYTES)])


def test_sender_that_leaves_in_the_middle_leaves_what_it_sent(door, tables, token):
    with socket.create_connection(("127.0.0.1", door.port)) as line:
        line.sendall(
            f"POST /ingest/v1/{GATEWAY} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {token}\r\n"
            'Content-Length: 100\r\n\r\n{"gw":'.encode()
        )

    eventually(lambda: aside(tables))
    ((*about, body),) = aside(tables)
    assert about == [GATEWAY, None, "malformed"]
    assert b'{"gw":'.startswith(body)
    assert logged(tables) == []


@pytest.mark.parametrize("shown", [None, "", "wrong", "Ω"])
def test_wrong_token_is_refused_and_counted(door, tables, token, shown):
    assert token != shown

    status, told = sent(door, batch(1, (GAS, 1, 27)), shown and shown.encode().decode("latin-1"))

    assert (status, told["code"]) == (401, "gateway_token_refused")
    assert logged(tables) == []
    eventually(lambda: refused(tables) == 1)
    eventually(lambda: aside(tables))
    ((*about, kept),) = aside(tables)
    assert (about, len(kept)) == ([GATEWAY, None, "wrong_token"], 32)


def test_strangers_do_not_fill_the_disk(door, tables, token):
    assert token

    for number in range(5):
        sent(door, b"x", f"wrong {number}")
    sent(door, b"x", "wrong", "nobody")

    eventually(lambda: refused(tables) == 5)
    eventually(lambda: len(aside(tables)) == 1)


@pytest.mark.parametrize("name", ["%00", "%0A", "g" * 65])
def test_name_that_no_gateway_has_does_no_harm(door, tables, token, name):
    status, _ = sent(door, batch(1, (GAS, 1, 27)), token, name)

    assert status == 401
    assert sent(door, batch(2, (GAS, 2, 27)), token)[0] == 200
    assert [sequence for _, sequence, _ in logged(tables)] == [2]


def test_names_that_are_counted_are_bounded():
    committer = Committer("", Limits(waiting_bytes=10, backlog=1))
    for number in range(MOST_NAMES + 5):
        committer.count_refused(f"g{number}")
        committer.note_stranger(f"g{number}", b"x")
    committer.count_refused("g1")

    remarks = committer._remarks()  # noqa: SLF001 -- what would be written
    assert (len(remarks.refused), len(remarks.strangers)) == (MOST_NAMES, MOST_NAMES)
    assert remarks.refused["g1"] == 2


def test_gateway_keeps_its_connection_and_a_stranger_does_not(door, tables, token):
    connection = HTTPConnection("127.0.0.1", door.port, timeout=10)
    shown = {"Authorization": f"Bearer {token}"}
    sockets, told = [], []
    for sequence in range(3):
        connection.request("POST", f"/ingest/v1/{GATEWAY}", batch(sequence, (GAS, 1, 1)), shown)
        sockets.append(connection.sock)
        answer = connection.getresponse()
        told.append((answer.status, answer.will_close))
        answer.read()
    connection.request("POST", f"/ingest/v1/{GATEWAY}", b"", {"Authorization": "Bearer wrong"})
    refusal = connection.getresponse()
    refusal.read()
    connection.close()

    assert told == [(200, False)] * 3
    assert sockets == [sockets[0]] * 3
    assert (refusal.status, refusal.will_close) == (401, True)
    assert [sequence for _, sequence, _ in logged(tables)] == [0, 1, 2]


def test_token_of_another_gateway_is_refused(door, tables, token):
    enrol(tables, "other")

    status, _ = sent(door, batch(1, (GAS, 1, 27), gateway="other"), token, "other")

    assert status == 401
    assert logged(tables) == []


def test_tokens_are_changed_without_a_gap(door, tables, token):
    new = issue(tables, GATEWAY)
    both = [sent(door, batch(n, (GAS, n, 1)), shown)[0] for n, shown in enumerate((token, new))]

    end(tables, GATEWAY, datetime.now(UTC), keep=new)

    assert both == [200, 200]
    eventually(lambda: sent(door, batch(8, (GAS, 8, 1)), token)[0] == 401)
    assert sent(door, batch(9, (GAS, 9, 1)), new)[0] == 200


def test_many_senders_at_once_are_all_kept(door, tables, token):
    bodies = [batch(n, (GAS, n, n)) for n in range(60)]
    with ThreadPoolExecutor(12) as pool:
        answers = list(pool.map(lambda body: sent(door, body, token), bodies))

    assert {status for status, _ in answers} == {200}
    assert sorted(sequence for _, sequence, _ in logged(tables)) == list(range(60))


def test_nothing_more_is_accepted_while_the_engine_is_too_far_behind(tables, token, tmp_path):
    with gate(tmp_path, database_address(), most_backlog=1) as own:
        accepted = [sent(own, batch(n, (GAS, n, 1)), token)[0] for n in range(2)]
        status, told = sent(own, batch(2, (GAS, 2, 1)), token)
        tables.execute("UPDATE telemetry_applied SET position = 2")
        eventually(lambda: sent(own, batch(3, (GAS, 3, 1)), token)[0] == 200)

    assert accepted == [200, 200]
    assert (status, told["code"]) == (429, "ingest_full")
    assert [sequence for _, sequence, _ in logged(tables)] == [0, 1, 3]


def test_no_more_waits_in_memory_than_may():
    committer = Committer("", Limits(waiting_bytes=10, backlog=1))
    committer.set_aside(GATEWAY, None, Reason.MALFORMED, b"x" * 8)
    committer.set_aside(GATEWAY, None, Reason.MALFORMED, b"x" * 8)

    committer.check_room(2)
    with pytest.raises(IngestFull):
        committer.check_room(3)


@pytest.mark.parametrize("method", ["GET", "PUT"])
def test_readings_are_posted(door, method):
    assert door.ask(f"/ingest/v1/{GATEWAY}", method)[0] == 404
