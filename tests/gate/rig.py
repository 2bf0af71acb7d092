"""A gate as a process of its own, and pages that hear it over real sockets."""

import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from urllib.parse import quote

from django.db import connections

from bazhua.kernel.stream.passes import COOKIE, Pass, Passes

KEY = "k" * 48
ORIGIN = "http://127.0.0.1:8000"
WITHIN_S = 20.0
HEAR_WITHIN_S = 5.0


def database_address():
    """Return the address of this worker's test database."""
    parts = connections["default"].settings_dict
    return f"postgresql://{parts['USER']}@/{parts['NAME']}?host={quote(parts['HOST'], safe='')}"


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def eventually(condition, within_s=WITHIN_S):
    until = time.monotonic() + within_s
    while not condition():
        assert time.monotonic() < until, "did not come true in time"
        time.sleep(0.02)


@dataclass
class Gate:
    """A running gate."""

    port: int
    process: subprocess.Popen[bytes]
    log: Path

    def ask(self, path="/stream", method="GET", **headers):
        """Return status, headers and body of one request."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=HEAR_WITHIN_S)
        connection.request(method, path, headers=headers)
        answer = connection.getresponse()
        told = answer.status, dict(answer.getheaders()), answer.read()
        connection.close()
        return told

    def is_well(self):
        try:
            return self.ask("/healthz")[0] == 200
        except OSError:
            return False

    def hear(self, *topics, holder="h", until=None, **more):
        return Ear(self.port, cookie(*topics, holder=holder, until=until), **more)

    def stop(self, how=signal.SIGTERM):
        self.process.send_signal(how)
        return self.process.wait(WITHIN_S)


def cookie(*topics, holder="h", until=None, key=KEY):
    given = Pass(holder, topics, int(until or time.time() + 300))
    return f"{COOKIE}={Passes(key.encode()).sealed(given)}"


@contextmanager
def gate(
    folder, database_url, *, origin=ORIGIN, port=0, mqtt_url=None, opcua_file=None, **settings
):
    """Run `bazhua gate` until the end of the block."""
    key, log, port = folder / "stream-key", folder / "gate.log", port or free_port()
    key.write_text(KEY, encoding="ascii")
    kept = {k: v for k, v in os.environ.items() if not k.startswith("BAZHUA_")}
    told = {
        "BAZHUA_DATABASE_URL": database_url,
        "BAZHUA_STREAM_KEY_FILE": str(key),
        "BAZHUA_ORIGIN": origin,
        "BAZHUA_GATE_PORT": str(port),
        **({"BAZHUA_MQTT_URL": mqtt_url} if mqtt_url else {}),
        **({"BAZHUA_OPCUA_FILE": str(opcua_file)} if opcua_file else {}),
        **{f"BAZHUA_GATE_{name.upper()}": str(value) for name, value in settings.items()},
    }
    with log.open("wb") as output:
        process = subprocess.Popen(
            [sys.executable, "-m", "bazhua.config", "gate"],
            env=kept | told,
            stdout=output,
            stderr=output,
        )
    running = Gate(port, process, log)
    try:
        eventually(running.is_well)
        yield running
    finally:
        process.kill()
        process.wait()


@dataclass
class Ear:
    """One open page."""

    port: int
    cookie: str
    origin: str = ORIGIN
    receive_bytes: int = 0
    answer: HTTPResponse = field(init=False)

    def __enter__(self):
        self.socket = socket.socket()
        if self.receive_bytes:
            self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, self.receive_bytes)
        self.socket.settimeout(HEAR_WITHIN_S)
        self.socket.connect(("127.0.0.1", self.port))
        request = (
            f"GET /stream HTTP/1.1\r\nHost: 127.0.0.1:{self.port}\r\nOrigin: {self.origin}\r\n"
            f"Cookie: sessionid=not-yours; {self.cookie}\r\nAccept: text/event-stream\r\n\r\n"
        )
        self.socket.sendall(request.encode())
        self.answer = HTTPResponse(self.socket)
        self.answer.begin()
        return self

    def __exit__(self, *problem):
        self.answer.close()
        self.socket.close()

    def block(self):
        """Return the next event or comment as its lines; nothing at the end of the stream."""
        lines = []
        while line := self.answer.readline().decode().rstrip("\n"):
            lines.append(line)
        return lines

    def event(self):
        """Return name and data of the next event."""
        while block := self.block():
            told = dict(line.split(": ", 1) for line in block if ": " in line)
            if "event" in told:
                return told["event"], told.get("data", "")
        return None
