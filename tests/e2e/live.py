"""A site with signed-in persons and its gate, on the test database."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.gate.rig import Gate, database_address, eventually, free_port, gate
from tests.launched import STARTED_WITHIN_S, answers

ROOT = Path(__file__).parents[2]


@dataclass
class LiveSite:
    """Where the site answers, and its gate."""

    address: str
    database_url: str
    gate: Gate
    environment: dict[str, str]

    @contextmanager
    def companion(self, command: str) -> Iterator[subprocess.Popen[bytes]]:
        """Run a command of the platform beside them until the end of the block."""
        with Path(self.environment["BAZHUA_HOME"], f"{command}.log").open("wb") as log:
            argv = [sys.executable, "-m", "bazhua.config", command]
            process = subprocess.Popen(argv, env=self.environment, cwd=ROOT, stdout=log, stderr=log)
        try:
            yield process
        finally:
            process.kill()
            process.wait(20)


@contextmanager
def live_site(
    folder: Path, static: Path, settings: str = "tests.e2e.signed_in", **of_gate: str
) -> Iterator[LiveSite]:
    """Run both until the end of the block; page files are those of a platform."""
    home, port = folder / "home", free_port()
    (home / "keys").mkdir(parents=True)
    (home / "keys" / "site-secret").write_text("s" * 48)
    (home / "static").symlink_to(static)
    address = f"http://127.0.0.1:{port}"
    with gate(home / "keys", database_address(), origin=address, **of_gate) as running:
        told = {
            "BAZHUA_DATABASE_URL": database_address(),
            "BAZHUA_HOME": str(home),
            "BAZHUA_SECRET_KEY_FILE": str(home / "keys" / "site-secret"),
            "BAZHUA_ORIGIN": address,
            "BAZHUA_STREAM_URL": f"http://127.0.0.1:{running.port}/stream",
            "DJANGO_SETTINGS_MODULE": settings,
        }
        options = {
            "--interface": "wsgi",
            "--host": "127.0.0.1",
            "--port": port,
            "--static-path-route": "/static",
            "--static-path-mount": static,
        }
        argv = [
            sys.executable,
            "-m",
            "granian",
            *(str(o) for pair in options.items() for o in pair),
        ]
        with (folder / "site.log").open("wb") as log:
            site = subprocess.Popen(
                [*argv, "bazhua.config.wsgi:application"],
                env=os.environ | told,
                cwd=ROOT,
                stdout=log,
                stderr=log,
            )
        try:
            eventually(lambda: answers(address), STARTED_WITHIN_S)
            yield LiveSite(address, database_address(), running, os.environ | told)
        finally:
            site.send_signal(signal.SIGTERM)
            site.wait(20)
