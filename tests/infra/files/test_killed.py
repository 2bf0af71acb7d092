"""A real server killed between and inside pieces: the sender goes on and the bytes are the same."""

import time
from contextlib import suppress
from http.client import HTTPException
from random import Random
from threading import Timer

import pytest

from bazhua.infra.files.configured import store
from bazhua.infra.files.models import StoredFile
from tests.infra.files.samples import video
from tests.infra.files.scene import drafts, kept, sha256
from tests.infra.files.server import Server

pytestmark = pytest.mark.django_db(transaction=True)
VIDEO = video(frames=Random(1).randbytes(1_500_000))  # noqa: S311 -- any bytes
PIECE = 300_000
WITHIN_S = 20.0


@pytest.fixture
def server(files_root):
    running = Server(files_root)
    running.start()
    yield running
    running.kill()


def send_all(server, path):
    offset = server.offset(path)
    while offset < len(VIDEO):
        offset = server.send(path, offset, VIDEO[offset : offset + PIECE])


def assert_arrived(path):
    file = StoredFile.objects.get()
    with store().open(file.sha256) as content:
        assert content.read() == VIDEO
    assert path.endswith(str(file.uid))
    assert (file.sha256, drafts(), kept()) == (sha256(VIDEO), [], [sha256(VIDEO)])


def test_killed_between_and_inside_pieces(server):
    path = server.begin(len(VIDEO))
    first = server.send(path, 0, VIDEO[:PIECE])
    server.kill()
    server.start()
    between = server.offset(path)
    line = server.begin_to_send(path, PIECE, VIDEO[PIECE : PIECE + 200_000], PIECE)
    time.sleep(0.3)
    server.kill()
    line.close()
    server.start()
    inside = server.offset(path)
    send_all(server, path)

    assert (first, between, inside) == (PIECE, PIECE, PIECE)
    assert_arrived(path)


def test_broken_line_keeps_what_arrived_and_players_get_parts(server):
    path = server.begin(len(VIDEO))
    server.begin_to_send(path, 0, VIDEO[:200_000], PIECE).close()
    until = time.monotonic() + WITHIN_S
    while not (arrived := server.offset(path)) and time.monotonic() < until:
        time.sleep(0.05)
    send_all(server, path)
    shown = path.replace("uploads/", "") + "/shown"
    part = server.ask("GET", shown, Range="bytes=1000-1999")
    head = server.ask("HEAD", shown)

    assert 0 < arrived <= 200_000
    assert_arrived(path)
    assert (part[0], part[2], part[1]["Content-Length"]) == (206, VIDEO[1000:2000], "1000")
    assert part[1]["Content-Range"] == f"bytes 1000-1999/{len(VIDEO)}"
    assert (head[0], head[2], head[1]["Content-Length"]) == (200, b"", str(len(VIDEO)))


@pytest.mark.soak
def test_killed_thirty_times_at_any_moment(server):
    """Before, in or after the work of a piece: what was accepted is there, and all of it is right."""
    random = Random(7)  # noqa: S311 -- any moments
    path = server.begin(len(VIDEO))
    offset = 0
    for _ in range(30):
        timer = Timer(random.uniform(0, 0.1), server.kill)
        timer.start()
        with suppress(OSError, HTTPException):
            offset = server.send(path, offset, VIDEO[offset : offset + 40_000])
        timer.join()
        server.start()
        accepted, offset = offset, server.offset(path)
        assert offset >= accepted
    send_all(server, path)

    assert_arrived(path)
