"""The broker of a demonstration: nats-server, on this machine only, with passwords of one start."""

import os
import shutil
import stat
from dataclasses import dataclass, field
from pathlib import Path
from secrets import token_hex
from typing import Final

from bazhua.infra.launcher.home import Home
from bazhua.infra.launcher.ports import LOOPBACK, is_free
from bazhua.infra.launcher.process import ProcessSpec

PROGRAM: Final = "nats-server"
LOOKED_IN: Final = (os.defpath, "/usr/sbin", "/usr/local/sbin")
CONFIGURATION: Final = """server_name: broker
listen: "127.0.0.1:-1"
max_payload: 300KB
jetstream {{ store_dir: "{folder}" }}
mqtt {{ listen: "127.0.0.1:{port}" }}
authorization {{ users: [
  {{ user: gate, password: $BROKER_GATE, permissions: {{
      subscribe: ["gw.*.readings", "$MQTT.sub.>"], publish: ["gw.*.ack"] }} }}
  {{ user: plants, password: $BROKER_PLANTS, permissions: {{
      subscribe: ["gw.*.ack", "$MQTT.sub.>"], publish: ["gw.*.readings"] }} }}
] }}
"""


def _password() -> str:
    return f"p{token_hex(16)}"  # with a letter first: the broker would read a number


@dataclass(frozen=True, slots=True)
class DemoBroker:
    """Where it listens, and the passwords of the gate and of the plants; they stand in no file."""

    program: str
    folder: Path
    port: int
    gate: str = field(default_factory=_password, repr=False)
    plants: str = field(default_factory=_password, repr=False)

    def url(self, user: str) -> str:
        """Return the address by which somebody comes."""
        return f"mqtt://{user}:{getattr(self, user)}@{LOOPBACK}:{self.port}"

    def process(self) -> ProcessSpec:
        """Return the process, its configuration written."""
        self.folder.mkdir(mode=stat.S_IRWXU, parents=True, exist_ok=True)
        file = self.folder / "nats.conf"
        told = CONFIGURATION.format(folder=self.folder / "kept", port=self.port)
        file.write_text(told, encoding="utf-8")
        return ProcessSpec(
            name="broker",
            argv=(self.program, "-c", str(file)),
            env={"BROKER_GATE": self.gate, "BROKER_PLANTS": self.plants},
            ready=lambda: not is_free(self.port),
        )


def broker_in(home: Home, port: int) -> DemoBroker | None:
    """Return the broker of a home; none where it is not installed, or readings come from another."""
    path = os.pathsep.join((os.environ.get("PATH", ""), *LOOKED_IN))
    program = shutil.which(PROGRAM, path=path)
    if program is None or "BAZHUA_MQTT_URL" in os.environ:
        return None
    return DemoBroker(program, home.root / "broker", port)
