"""The stream over real HTTP: who may hear, what arrives, what a page that does not read costs."""

import json
import logging
import socket
import time
from contextlib import ExitStack

import psycopg
import pytest
from django.db import transaction

from bazhua.config.bench.engine.processes import Process
from bazhua.gate.serving import ASKED_WITHIN_S
from bazhua.infra.stream.ringing import place_topic, ring
from bazhua.kernel.scope import Path
from tests.gate.rig import ORIGIN, cookie, database_address, eventually, gate

pytestmark = pytest.mark.django_db(transaction=True)
REFRESH = ("refresh", "")


def rung(topic="person:1", kind="notification", **data):
    with transaction.atomic():
        ring(topic, kind, **data)


def told(topic="person:1", kind="notification", **data):
    return "hint", json.dumps({"topic": topic, "kind": kind, "data": data}, separators=(",", ":"))


def test_page_hears_its_topic_and_no_other(door):
    with door.hear("person:1") as page:
        first = page.event()

        rung("person:2")
        rung("person:1", count=3)

        assert (page.answer.status, page.answer.getheader("Content-Type")) == (
            200,
            "text/event-stream",
        )
        assert first == REFRESH
        assert page.event() == told("person:1", count=3)


def test_place_is_heard_from_above_and_not_from_beside(door):
    with door.hear("place:.3.") as above, door.hear("place:.3.371.", holder="b") as beside:
        assert (above.event(), beside.event()) == (REFRESH, REFRESH)

        rung(place_topic(Path(".3.37.")), "case")
        rung(place_topic(Path(".3.371.")), "case")

        assert above.event() == told("place:.3.37.", "case")
        assert beside.event() == told("place:.3.371.", "case")


def test_hint_of_an_undone_change_is_not_heard(door):
    with door.hear("person:1") as page:
        page.event()

        with transaction.atomic():
            ring("person:1", "undone")
            transaction.set_rollback(True)
        rung("person:1", "done")

        assert page.event() == told("person:1", "done")


def test_equal_hints_of_one_change_are_heard_once(door):
    with door.hear("person:1", "place:.3.") as page:
        page.event()

        with transaction.atomic():
            for _ in range(3):
                ring("person:1", "case")
        rung("person:1", "next")

        assert [page.event(), page.event()] == [told("person:1", "case"), told("person:1", "next")]


@pytest.mark.parametrize(
    "given",
    [
        "",
        "bazhua_stream=",
        "bazhua_stream=x.y",
        cookie("person:1", key="x" * 48),
        cookie("person:1", until=time.time() - 1),
        cookie("person:1")[:-2] + "zz",
        cookie("person:1").replace("=", "=e30", 1),
        f"other={cookie('person:1')}",
        "bazhua_stream=\u00e9".encode().decode("latin-1"),
    ],
    ids=[
        "none",
        "empty",
        "noise",
        "forged",
        "over",
        "signature",
        "body",
        "other name",
        "not ascii",
    ],
)
def test_without_a_good_pass_nothing_is_heard(door, given):
    status, headers, body = door.ask(Cookie=given, Origin=ORIGIN)

    problem = json.loads(body)
    assert (status, headers["content-type"]) == (401, "application/problem+json")
    assert problem["code"] == "stream_pass_refused"
    assert problem["title"] == "实时推送凭证缺失、无效或已过期；请刷新页面。"


def test_refusal_is_in_english_for_who_asks_so(door):
    _, _, body = door.ask(**{"Accept-Language": "en-GB"})

    assert json.loads(body)["title"].startswith("The pass for the live stream is missing")


def test_only_the_sites_pages_may_read(door):
    with door.hear("person:1") as page:
        shared = {name: page.answer.getheader(name) for name in CORS}
    status, headers, body = door.ask(Cookie=cookie("person:1"), Origin="http://127.0.0.1:3000")

    assert shared == {
        "Access-Control-Allow-Origin": ORIGIN,
        "Access-Control-Allow-Credentials": "true",
        "Vary": "Origin",
    }
    assert (status, json.loads(body)["code"]) == (403, "origin_refused")
    assert {name.lower() for name in headers} & {name.lower() for name in CORS} == {"vary"}


@pytest.mark.parametrize(
    ("site", "status"),
    [("same-site", 403), ("cross-site", 403), ("none", 403), ("same-origin", 404)],
)
def test_address_embedded_in_another_page_takes_no_place(door, site, status):
    path = "/stream" if status == 403 else "/streams"

    answer = door.ask(path, Cookie=cookie("person:1"), **{"Sec-Fetch-Site": site})

    assert answer[0] == status


def test_request_that_does_not_end_is_cut_off(door):
    with socket.create_connection(("127.0.0.1", door.port), timeout=15) as slow:
        slow.sendall(b"GET /stream HTTP/1.1\r\nHost: x\r\n")
        began = time.monotonic()

        rest = slow.recv(1)

    assert rest == b""
    assert time.monotonic() - began < 12


def test_page_that_asked_is_not_cut_off(door):
    with door.hear("person:1") as page:
        page.event()
        time.sleep(ASKED_WITHIN_S + 1)

        rung("person:1", "later")

        assert page.event() == told("person:1", "later")


CORS = ("Access-Control-Allow-Origin", "Access-Control-Allow-Credentials", "Vary")


@pytest.mark.parametrize(
    ("method", "path"),
    [("POST", "/stream"), ("GET", "/"), ("GET", "/stream/x"), ("HEAD", "/stream")],
)
def test_other_addresses_are_none(door, method, path):
    status, _, body = door.ask(path, method, Cookie=cookie("person:1"))

    assert status == 404
    assert method == "HEAD" or json.loads(body)["code"] == "no_such_address"


def test_stream_ends_with_the_pass_and_says_so(door):
    with door.hear("person:1", until=time.time() + 1.5) as page:
        began = time.monotonic()

        events = [page.event(), page.event(), page.event()]

    assert events == [REFRESH, ("renew", ""), None]
    assert time.monotonic() - began < 4


def test_heartbeat_keeps_the_way_open_for_longer_than_a_request_may_take(tmp_path):
    with gate(tmp_path, database_address(), heartbeat_s=1) as own, own.hear("person:1") as page:
        blocks = [page.block() for _ in range(ASKED_WITHIN_S + 4)]

    assert blocks[0][0].startswith("retry: ")
    assert blocks[1:] == [["event: refresh", "data:"], *[[":"]] * (ASKED_WITHIN_S + 2)]


def test_one_person_has_so_many_pages_and_all_have_so_many(tmp_path):
    with gate(tmp_path, database_address(), most_pages=3, most_pages_each=2) as own:
        with ExitStack() as open_pages:
            for holder in ("a", "a"):
                open_pages.enter_context(own.hear("person:1", holder=holder))
            third = own.ask(Cookie=cookie("person:1", holder="a"))
            open_pages.enter_context(own.hear("person:2", holder="b"))
            fourth = own.ask(Cookie=cookie("person:3", holder="c"))
        eventually(lambda: heard_again(own))

    assert (third[0], json.loads(third[2])["data"]) == (429, {"most": 2})
    assert (fourth[0], json.loads(fourth[2])["data"]) == (503, {"most": 3})


def heard_again(own):
    with own.hear("person:1", holder="a") as page:
        return page.answer.status == 200


def test_page_that_does_not_read_holds_up_nobody(door):
    hints = 800
    with ExitStack() as open_pages:
        quick = [open_pages.enter_context(door.hear("person:1", holder=f"q{n}")) for n in range(9)]
        slow = open_pages.enter_context(door.hear("person:1", holder="slow", receive_bytes=4_096))
        for page in quick:
            page.event()

        counts = [0] * len(quick)
        for first in range(0, hints, 20):
            with transaction.atomic():
                for number in range(first, first + 20):
                    ring("person:1", "load", number=number, filler="x" * 1_500)
            for which, page in enumerate(quick):
                for _ in range(20):
                    name, data = page.event()
                    counts[which] += name == "hint" and json.loads(data)["kind"] == "load"

        heard_late = 0
        while slow.event():
            heard_late += 1

    assert counts == [hints] * len(quick)
    assert heard_late < hints


def test_noise_on_the_channel_harms_nobody(door):
    with door.hear("person:1") as page:
        page.event()

        with psycopg.connect(database_address(), autocommit=True) as other:
            for noise in ("", "[]", "{}", '{"topic":"x","kind":"k","data":{}}', "null", "1"):
                other.execute("SELECT pg_notify('bazhua_stream', %s)", [noise])
        rung("person:1", "after")

        assert page.event() == told("person:1", "after")


def test_gate_that_is_stopped_ends_its_streams(tmp_path):
    with gate(tmp_path, database_address()) as own, own.hear("person:1") as page:
        page.event()
        began = time.monotonic()

        own.stop()

        assert page.event() is None
    assert time.monotonic() - began < 3
    assert "ERROR" not in own.log.read_text()


def test_nothing_of_cookies_is_logged(door):
    with door.hear("person:1"):
        logging.getLogger(__name__).info("heard")

    said = door.log.read_text()
    assert "not-yours" not in said
    assert "person:1" not in said


def test_connections_that_were_refused_take_no_memory_any_more(door):
    def refused(times):
        for _ in range(times):
            assert door.ask("/nothing")[0] == 404
        return Process(door.process.pid).memory_mib()

    before = refused(200)

    assert refused(800) - before < 3
