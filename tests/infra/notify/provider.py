"""A small HTTP server that behaves as it is told, and remembers what it was asked."""

import json
import time
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

from typing_extensions import override


@dataclass
class Provider:
    """Answers by path; each request is kept as (path without query, headers, JSON)."""

    answers: dict[str, tuple[int, bytes]]
    slow_s: float = 0.0
    asked: list[tuple[str, dict[str, str], Any]] = field(default_factory=list)
    url: str = ""


@contextmanager
def provider(answers, slow_s=0.0):
    """Run a provider on a free port until the end of the block."""
    told = Provider(
        {
            path: (status, body if isinstance(body, bytes) else json.dumps(body).encode())
            for path, (status, body) in answers.items()
        },
        slow_s,
    )

    class Handler(BaseHTTPRequestHandler):
        def answer(self) -> None:
            size = int(self.headers.get("Content-Length", 0))
            body = self.rfile.read(size)
            path = self.path.partition("?")[0]
            told.asked.append((path, dict(self.headers), json.loads(body) if body else None))
            time.sleep(told.slow_s)
            status, text = told.answers[path]
            with suppress(BrokenPipeError, ConnectionResetError):
                self.send_response(status)
                self.send_header("Content-Length", str(len(text)))
                self.end_headers()
                self.wfile.write(text)

        do_GET = do_POST = answer  # noqa: N815 -- the server looks for these names

        @override
        def log_message(self, format: str, *args: Any) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    told.url = f"http://127.0.0.1:{server.server_port}"
    try:
        yield told
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
