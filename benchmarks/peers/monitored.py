"""Prometheus judges 100,000 series by rules; we judge as many points."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread
from time import monotonic, sleep, time
from typing import Any, Final
from urllib.request import urlopen

from bazhua.config.bench.engine import judging

SERIES: Final = 100_000
EXPORTER, SERVER = 19_101, 19_102
ROUNDS: Final = 6
WITHIN_S: Final = 300
CONFIG: Final = f"""
global: {{scrape_interval: 15s, scrape_timeout: 14s, evaluation_interval: 15s}}
rule_files: [rules.yml]
scrape_configs:
  - {{job_name: plant, static_configs: [{{targets: ["127.0.0.1:{EXPORTER}"]}}]}}
"""
RULES: Final = """
groups:
  - name: one_set_point_for_all
    rules:
      - {alert: H, expr: "plant_value >= 80", for: 5s}
      - {alert: HH, expr: "plant_value >= 90", for: 5s}
      - {alert: L, expr: "plant_value <= 20", for: 5s}
  - name: a_set_point_for_each
    rules:
      - {alert: H_each, expr: "plant_value >= on (point) plant_high", for: 5s}
"""


def prometheus() -> dict[str, Any]:
    """Return how long Prometheus takes to judge 100,000 series, and we for as many points."""
    with _exported(), _running() as address:
        rounds = _durations(address)
    ours = judging.run(ROUNDS * 4)
    one, each = (
        sorted(rounds[name])[len(rounds[name]) // 2] for name in sorted(rounds, reverse=True)
    )
    mine = ours["calm"]["median_s"]
    return {
        "input": {"series": SERIES, "limits_of_ours": ours["input"]["limits"]},
        "prometheus_version": _version(),
        "prometheus_s": {name: sorted(own) for name, own in rounds.items()},
        "ours_calm": ours["calm"],
        "ours_one_in_a_hundred_leaps": ours["one_in_a_hundred_leaps"],
        "ratio_three_limits_one_set_point_for_all": round(one / mine, 1),
        "ratio_one_limit_a_set_point_for_each": round(each / mine, 1),
        "to_notice": "Prometheus notices at the next scrape and evaluation, 15 s each here",
    }


def _durations(address: str) -> dict[str, list[float]]:
    """Return how long each group of rules took, round by round, once all series are there."""
    seen: dict[str, dict[float, float]] = {"one_set_point_for_all": {}, "a_set_point_for_each": {}}
    began, loaded = monotonic(), 0.0
    while min(len(rounds) for rounds in seen.values()) < ROUNDS:
        if monotonic() - began > WITHIN_S:
            raise TimeoutError(f"{ROUNDS} rounds within {WITHIN_S} s")
        sleep(2)
        told = _metrics(address)
        if told.get("prometheus_tsdb_head_series", 0.0) < SERIES * 2:
            continue
        loaded = loaded or time()
        for group, rounds in seen.items():
            labels = next(key for key in told if "last_duration_seconds" in key and group in key)
            when = labels.replace("last_duration_seconds", "last_evaluation_timestamp_seconds")
            if told[when] > loaded:
                rounds[told[when]] = told[labels]
    return {group: list(rounds.values()) for group, rounds in seen.items()}


def _metrics(address: str) -> dict[str, float]:
    with urlopen(f"{address}/metrics", timeout=10) as answer:  # noqa: S310 -- our own loopback server
        lines = answer.read().decode().splitlines()
    pairs = (line.rsplit(" ", 1) for line in lines if not line.startswith("#"))
    return {name: float(value) for name, value in pairs}


@contextmanager
def _exported() -> Iterator[None]:
    values = "".join(f'plant_value{{point="{n}"}} {n % 60 + 20}.5\n' for n in range(SERIES))
    bounds = "".join(f'plant_high{{point="{n}"}} 80\n' for n in range(SERIES))
    body = (values + bounds).encode()

    class Exporter(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/plain; version=0.0.4")
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Log nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", EXPORTER), Exporter)
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield
    finally:
        server.shutdown()


@contextmanager
def _running() -> Iterator[str]:
    with TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "prometheus.yml").write_text(CONFIG)
        (folder / "rules.yml").write_text(RULES)
        options = (
            f"--config.file={folder / 'prometheus.yml'}",
            f"--storage.tsdb.path={folder / 'data'}",
            f"--web.listen-address=127.0.0.1:{SERVER}",
        )
        with subprocess.Popen(["prometheus", *options], stderr=subprocess.DEVNULL) as process:
            os.sched_setaffinity(process.pid, {0, 1})
            sleep(3)
            try:
                yield f"http://127.0.0.1:{SERVER}"
            finally:
                process.terminate()


def _version() -> str:
    told = subprocess.run(["prometheus", "--version"], capture_output=True, text=True, check=True)
    return (told.stdout or told.stderr).split()[2]
