"""A real server of the site, to be killed, and a client that speaks tus to it."""

import os
import signal
import socket
import subprocess
import sys
import time
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from urllib.parse import quote

from django.db import connection

from tests.infra.files.scene import encoded

ROOT = Path(__file__).parents[3]
APPLICATION = "django.core.wsgi:get_wsgi_application"
WITHIN_S = 60.0


class Server:
    """The site in processes of its own, at a port of the loopback."""

    def __init__(self, files):
        parts = connection.settings_dict
        host = quote(parts["HOST"], safe="")
        self.environment = {
            **os.environ,
            "BAZHUA_DATABASE_URL": f"postgresql://{parts['USER']}@/{parts['NAME']}?host={host}",
            "DJANGO_SETTINGS_MODULE": "tests.infra.files.site",
            "FILES_OF_TEST": str(files),
        }
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.process = None

    def start(self):
        switches = ["--interface", "wsgi", "--factory", "--port", str(self.port), "--no-ws"]
        self.process = subprocess.Popen(
            [sys.executable, "-m", "granian", *switches, APPLICATION],
            cwd=ROOT,
            env=self.environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        until = time.monotonic() + WITHIN_S
        while not self.answers():
            assert time.monotonic() < until
            time.sleep(0.05)

    def answers(self):
        try:
            return self.ask("OPTIONS", "/files/uploads")[0] == 204
        except (OSError, HTTPException):
            return False

    def kill(self):
        """End the server and its workers at once, as a power cut ends them."""
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def ask(self, method, path, content=None, **headers):
        """Return status, headers and content of an answer."""
        client = HTTPConnection("127.0.0.1", self.port, timeout=WITHIN_S)
        try:
            client.request(method, path, content, headers_of(headers))
            answer = client.getresponse()
            return answer.status, answer.headers, answer.read()
        finally:
            client.close()

    def begin(self, size):
        said = f"filename {encoded('录像.mp4')}"
        return self.ask("POST", "/files/uploads", Upload_Length=size, Upload_Metadata=said)[1][
            "Location"
        ]

    def send(self, path, offset, content):
        kind = "application/offset+octet-stream"
        answer = self.ask("PATCH", path, content, Content_Type=kind, Upload_Offset=offset)
        assert answer[0] == 204, answer
        return int(answer[1]["Upload-Offset"])

    def offset(self, path):
        return int(self.ask("HEAD", path)[1]["Upload-Offset"])

    def begin_to_send(self, path, offset, content, declared):
        """Send the beginning of a piece; return its open line."""
        line = socket.create_connection(("127.0.0.1", self.port))
        headers = headers_of(
            {
                "Host": f"127.0.0.1:{self.port}",
                "Content_Type": "application/offset+octet-stream",
                "Content_Length": declared,
                "Upload_Offset": offset,
            }
        )
        head = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
        line.sendall(f"PATCH {path} HTTP/1.1\r\n{head}\r\n".encode() + content)
        return line


def headers_of(given):
    named = {name.replace("_", "-"): str(value) for name, value in given.items()}
    return {"Tus-Resumable": "1.0.0", "X-Person": "1"} | named
