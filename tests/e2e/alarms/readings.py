"""A gateway of the small province that sends what its gas detector reads, over a real broker."""

import json
from contextlib import contextmanager

from bazhua.engine.adapters.gateways import enrol, issue
from tests.engine.rig import connected, defined, now_ms
from tests.gate.broker import Sender
from tests.grips.inherent.scene import CODE, GAS


def plant_defined():
    """Let the gateway be known, and the engine know its points and limits."""
    with connected() as connection:
        enrol(connection, CODE)
        defined(connection)


@contextmanager
def gateway(between):
    """Yield how a reading is sent, which returns what became of its batch."""
    with connected() as connection:
        token = issue(connection, CODE)
    sender = Sender(between, CODE, token)

    def reads(sequence, value, at=None):
        told = {"gw": CODE, "seq": sequence, "ids": [GAS], "t": at or now_ms(), "v": [value]}
        sender.send(json.dumps(told).encode())
        return sender.told()["outcome"]

    try:
        yield reads
    finally:
        sender.stop()
