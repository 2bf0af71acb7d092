"""Our line without a store: MQTT to alarms in one process, as Node-RED is one process."""

import json
import sys
from datetime import UTC, datetime
from queue import Empty, SimpleQueue
from typing import Final

from paho.mqtt.client import Client
from paho.mqtt.enums import CallbackAPIVersion
from plant import BEGINS, SECONDS, defined

from bazhua.engine.adapters.heap import keep_freed_memory
from bazhua.engine.core.codes import AlarmState, Kind
from bazhua.engine.definitions import Catalogue
from bazhua.engine.follower import Follower
from bazhua.engine.messages import Entry, EntryKind, encoded

MOST: Final = 500
TOLD_EVERY: Final = 50
ARRIVED: Final = datetime.fromtimestamp(BEGINS / 1000 + SECONDS, UTC)
"""When all of it arrives, as far as the engine is told: the readings are no late ones."""


def main(port: int) -> None:
    """Judge what comes and tell how far it is, until it is ended."""
    keep_freed_memory()
    follower = Follower.fresh(Catalogue().changed(encoded(defined())))
    came: SimpleQueue[bytes] = SimpleQueue()
    client = Client(CallbackAPIVersion.VERSION2, "in-memory")
    client.on_message = lambda _client, _data, message: came.put(message.payload)
    client.connect("127.0.0.1", port)
    client.subscribe("gw/+/readings")
    client.loop_start()
    client.publish("peer/done", json.dumps({"batches": 0, "raised": 0}))
    batches = raised = 0
    while True:
        group = _group(came)
        entries = [
            Entry(batches + n, ARRIVED, EntryKind.READINGS, body[7:21].decode(), 0, body)
            for n, body in enumerate(group, 1)
        ]
        found = follower.take(entries)
        raised += sum(
            one.kind is Kind.ALARM and one.after == AlarmState.UNACK for one in found.changes
        )
        before, batches = batches, batches + len(group)
        if before // TOLD_EVERY != batches // TOLD_EVERY:
            client.publish("peer/done", json.dumps({"batches": batches, "raised": raised}))


def _group(came: "SimpleQueue[bytes]") -> list[bytes]:
    group = [came.get()]
    try:
        while len(group) < MOST:
            group.append(came.get_nowait())
    except Empty:
        return group
    return group


if __name__ == "__main__":
    main(int(sys.argv[1]))
