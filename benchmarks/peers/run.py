"""Hold the engine against Node-RED and Prometheus on this machine; print JSON.

python benchmarks/peers/run.py node-red FOLDER    # where `npm install node-red@4.1.15` was done
python benchmarks/peers/run.py prometheus         # the binary `prometheus` is on the path
"""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic, sleep
from typing import Any, Final

from durable import durable
from monitored import prometheus
from mqtt import Line, published
from plant import EACH, POINTS, SECONDS, bodies

from bazhua.config.bench.engine.processes import Process
from bazhua.config.bench.machine import machine

HERE: Final = Path(__file__).parent
PORT: Final = 18_830
WINDOW: Final = 1_000
"""Batches that may be on their way: whoever is behind is waited for, so that none is lost."""

RUNS: Final = 3
DRIVER_CORE, JUDGE_CORE = "0", "1"
BROKER: Final = """
listen: 127.0.0.1:18831
server_name: peers
max_payload: 4MB
max_pending: 256MB
jetstream {{ store_dir: "{folder}" }}
mqtt {{ listen: "127.0.0.1:18830" }}
"""


def node_red(installed: Path) -> dict[str, Any]:
    """Return how fast Node-RED and our lines without a store and with it judge the same stream."""
    stream = [published(f"gw/{gateway}/readings", body) for gateway, body in bodies()]
    lines: dict[str, list[dict[str, Any]]] = {"node_red": [], "ours_in_memory": []}
    with _broker():
        for _ in range(RUNS):
            for name, started in (("node_red", _node_red), ("ours_in_memory", _ours)):
                lines[name].append(_line(stream, started(installed)))
    lines["ours_durable"] = durable(_broker, PORT, int(JUDGE_CORE), RUNS)
    best = {name: max(one["readings_per_s"] for one in own) for name, own in lines.items()}
    busy = {
        name: max(one["readings_per_processor_s"] for one in own) for name, own in lines.items()
    }
    return {
        "input": {"points": POINTS, "readings": POINTS * SECONDS, "readings_in_a_batch": EACH},
        "node_red_version": _version(installed),
        **lines,
        "ratio": round(best["ours_in_memory"] / best["node_red"], 2),
        "ratio_durable": round(best["ours_durable"] / best["node_red"], 2),
        "ratio_by_processor_time": round(busy["ours_in_memory"] / busy["node_red"], 2),
    }


def _line(stream: list[bytes], started: Any) -> dict[str, Any]:
    """Drive one of them with the whole stream; return how fast it went and what it raised."""
    line = Line(PORT, "driver")
    line.subscribe("peer/done")
    with started as judge:
        line.message()
        before, began = judge.busy_s(), monotonic()
        told = {"batches": 0, "raised": 0}
        for sent in range(0, len(stream), WINDOW // 2):
            line.wire.sendall(b"".join(stream[sent : sent + WINDOW // 2]))
            while sent + WINDOW // 2 - told["batches"] > WINDOW // 2:
                told = line.message()
        while told["batches"] < len(stream):
            told = line.message()
        took, busy = monotonic() - began, judge.busy_s() - before
        memory = judge.most_memory_mib()
    line.wire.close()
    readings = POINTS * SECONDS
    return {
        "readings_per_s": round(readings / took),
        "readings_per_processor_s": round(readings / busy),
        "processor_share": round(busy / took, 2),
        "most_memory_mib": round(memory),
        "alarms_raised": told["raised"],
    }


@contextmanager
def _ours(_: Path) -> Iterator[Process]:
    with _started([sys.executable, str(HERE / "in_memory.py"), str(PORT)], HERE) as process:
        yield process


@contextmanager
def _node_red(installed: Path) -> Iterator[Process]:
    with TemporaryDirectory() as folder:
        user = Path(folder)
        (user / "settings.js").write_text((HERE / "node_red/settings.js").read_text("utf-8"))
        (user / "flows.json").write_text(json.dumps(_flows()))
        program = installed / "node_modules/node-red/red.js"
        argv = ["node", str(program), "--userDir", folder, "--settings", str(user / "settings.js")]
        with _started(argv, user) as process:
            yield process


def _flows() -> list[dict[str, Any]]:
    """Return MQTT in (parsed JSON) → function → MQTT out, and a sign of life at the start."""
    broker = {"id": "broker", "type": "mqtt-broker", "broker": "127.0.0.1", "port": str(PORT)}
    broker |= {
        "clientid": "node-red",
        "autoConnect": True,
        "protocolVersion": "4",
        "cleansession": True,
    }
    tab = {"id": "tab", "type": "tab", "label": "judge"}
    taken = {"id": "in", "type": "mqtt in", "topic": "gw/+/readings", "qos": "0"}
    taken |= {"datatype": "json", "broker": "broker", "inputs": 0, "wires": [["judge"]]}
    judge = {
        "id": "judge",
        "type": "function",
        "func": (HERE / "node_red/judge.js").read_text("utf-8"),
    }
    judge |= {"outputs": 1, "wires": [["out"]]}
    alive = {"id": "alive", "type": "inject", "once": True, "onceDelay": 1, "repeat": ""}
    alive |= {"props": [{"p": "payload"}, {"p": "topic", "vt": "str"}], "topic": "peer/done"}
    alive |= {"payload": '{"batches":0,"raised":0}', "payloadType": "str", "wires": [["out"]]}
    out = {"id": "out", "type": "mqtt out", "topic": "peer/done", "qos": "0", "broker": "broker"}
    nodes = [taken, judge, alive, out | {"wires": []}]
    return [tab, broker, *({**node, "z": "tab"} for node in nodes)]


@contextmanager
def _broker() -> Iterator[None]:
    with TemporaryDirectory() as folder:
        config = Path(folder) / "nats.conf"
        config.write_text(BROKER.format(folder=folder))
        with subprocess.Popen(
            ["taskset", "-c", DRIVER_CORE, "nats-server", "-c", str(config)],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        ) as broker:
            sleep(2)
            try:
                yield
            finally:
                broker.terminate()


@contextmanager
def _started(argv: list[str], folder: Path) -> Iterator[Process]:
    with subprocess.Popen(["taskset", "-c", JUDGE_CORE, *argv], cwd=folder) as process:
        try:
            yield Process(process.pid)
        finally:
            process.terminate()


def _version(installed: Path) -> str:
    told = json.loads((installed / "node_modules/node-red/package.json").read_text("utf-8"))
    return str(told["version"])


def main() -> None:
    """Run what is asked for."""
    os.sched_setaffinity(0, {int(DRIVER_CORE)})
    what, *more = sys.argv[1:]
    found = node_red(Path(more[0]).resolve()) if what == "node-red" else prometheus()
    sys.stdout.write(
        json.dumps({"bench": f"peers {what}", "machine": machine(), **found}, indent=2)
    )
    sys.stdout.write("\n")


if __name__ == "__main__":
    main()
