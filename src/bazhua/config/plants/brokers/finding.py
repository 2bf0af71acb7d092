"""Which broker a demonstration has."""

import os
import shutil
import sys
from pathlib import Path
from typing import Final

from bazhua.config.plants.brokers.amqtt import Amqtt
from bazhua.config.plants.brokers.base import DemoBroker
from bazhua.config.plants.brokers.mosquitto import Mosquitto
from bazhua.config.plants.brokers.nats import Nats
from bazhua.infra.launcher.home import Home

BROKERS: Final[tuple[type[DemoBroker], ...]] = (Nats, Mosquitto, Amqtt)
"""In the order in which they are looked for."""

LOOKED_IN: Final = (os.defpath, "/usr/sbin", "/usr/local/sbin", str(Path(sys.executable).parent))


def broker_in(home: Home, port: int) -> DemoBroker | None:
    """Return the broker of a home; none where none is here, or readings come from another."""
    if "BAZHUA_MQTT_URL" in os.environ:
        return None
    path = os.pathsep.join((os.environ.get("PATH", ""), *LOOKED_IN))
    for kind in BROKERS:
        if program := shutil.which(kind.name, path=path):
            return kind(program, home.root / "broker", port)
    return None
