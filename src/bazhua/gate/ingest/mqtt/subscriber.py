"""Batches on `gw/<gateway>/readings`, each answered on `gw/<gateway>/ack` when it is durable.

A message is the seal of a body in 64 hexadecimal signs, a line feed, and the body as it is sent over
HTTP. Why a seal: docs/adr/0013-mqtt.md.
"""

import asyncio
import json
import logging
from dataclasses import dataclass
from typing import Any, Final

from paho.mqtt.client import MQTTMessage

from bazhua.gate.ingest.doorkeeper import Doorkeeper
from bazhua.gate.ingest.mqtt.line import Broker, BrokerGone, Line
from bazhua.gate.ingest.reception import Receipt, Reception
from bazhua.gate.ingest.refusals import (
    GatewayTokenRefused,
    IngestDown,
    IngestFull,
    SequenceTaken,
)
from bazhua.kernel.errors import DomainError

SOONEST_S: Final = 0.2
LATEST_S: Final = 5.0
AGAIN_S: Final = 0.5

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Subscriber:
    """Takes batches from a broker.

    Attributes:
        most: messages that are held at once; the others wait at the broker.
    """

    broker: Broker
    doorkeeper: Doorkeeper
    reception: Reception
    most: int

    async def run(self) -> None:
        """Listen for ever, over breaks of the connection."""
        wait_s = SOONEST_S
        while True:
            wait_s = SOONEST_S if await self._listen() else min(wait_s * 2, LATEST_S)
            await asyncio.sleep(wait_s)

    async def _listen(self) -> bool:
        """Answer what comes over one connection; tell, when it is over, whether it was one."""
        line = Line(self.broker, self.most)
        try:
            async with asyncio.TaskGroup() as answers:
                await line.listen(lambda message: answers.create_task(self._answer(line, message)))
        except* BrokerGone as gone:
            log.warning("broker_down: %s", *gone.exceptions)
        return line.heard.is_set()

    async def _answer(self, line: Line, message: MQTTMessage) -> None:
        gateway = message.topic.split("/")[1]
        told = await self._told(gateway, bytes(message.payload))
        line.answer(message, f"gw/{gateway}/ack", json.dumps(told).encode())

    async def _told(self, gateway: str, payload: bytes) -> dict[str, Any]:
        """Return what became of a message, once that is settled.

        What cannot be settled now is no refusal: the broker holds the message meanwhile.
        """
        while True:
            try:
                receipt = await self._taken(gateway, payload)
            except (IngestDown, IngestFull):
                await asyncio.sleep(AGAIN_S)
            except DomainError as refusal:
                self.reception.committer.count_refused(gateway)
                sequence = refusal.data["sequence"] if isinstance(refusal, SequenceTaken) else None
                return {"seq": sequence, "outcome": "refused", "code": refusal.code}
            else:
                outcome = "repeated" if receipt.repeated else "accepted"
                return {"seq": receipt.sequence, "outcome": outcome, "accepted": receipt.accepted}

    async def _taken(self, gateway: str, payload: bytes) -> Receipt:
        shown, _, body = payload.partition(b"\n")
        try:
            await self.doorkeeper.check_seal(gateway, shown, body)
        except GatewayTokenRefused:
            self.reception.committer.note_stranger(gateway, payload)
            raise
        return await self.reception.take(gateway, body)
