"""POST /ingest/v1/{gateway}: a batch is read within bounds, checked, written, answered."""

import json
from dataclasses import dataclass
from typing import Final

from bazhua.engine.adapters.log import Draft, Outcome
from bazhua.engine.aside import Reason
from bazhua.engine.messages import Columns, Malformed, readings
from bazhua.gate.answers import Receive, Scope, Send, header, start, write
from bazhua.gate.ingest.committer import Committer
from bazhua.gate.ingest.doorkeeper import Doorkeeper
from bazhua.gate.ingest.refusals import (
    BatchMalformed,
    BatchTooLarge,
    SequenceTaken,
)
from bazhua.kernel.errors import DomainError

PATH: Final = "/ingest/v1/"
MOST_BYTES: Final = 262_144
"""2,000 readings in rows take about 160,000."""

TRUNCATED: Final = "truncated"


@dataclass(frozen=True, slots=True)
class Entrance:
    """Takes batches of gateways."""

    doorkeeper: Doorkeeper
    committer: Committer

    async def take(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer 200 when the batch is in the log, now or since before.

        Raises:
            DomainError: it is not accepted; it was counted, and put aside where its sender is known.
        """
        gateway = str(scope["path"]).removeprefix(PATH)
        try:
            await self.doorkeeper.check(gateway, header(scope, b"authorization"))
            body = await self._body(scope, receive, gateway)
            own = self._checked(gateway, body)
            outcome = await self._written(gateway, own, body)
        except DomainError:
            self.committer.refused[gateway] += 1
            raise
        told = {"accepted": len(own.v), "repeated": outcome is Outcome.REPEATED}
        await start(send, 200, b"application/json")
        await write(send, json.dumps(told).encode())

    async def _body(self, scope: Scope, receive: Receive, gateway: str) -> bytes:
        """Return the body; no more of it is held than a batch may have."""
        announced = header(scope, b"content-length")
        self.committer.check_room(min(int(announced or 0), MOST_BYTES))
        body = bytearray()
        while True:
            told = await receive()
            if told["type"] == "http.disconnect":
                self.committer.set_aside(gateway, None, Reason.MALFORMED, bytes(body))
                raise BatchMalformed(TRUNCATED)
            body += told.get("body", b"")
            if len(body) > MOST_BYTES:
                self.committer.set_aside(gateway, None, Reason.OVERSIZED, bytes(body[:MOST_BYTES]))
                raise BatchTooLarge(MOST_BYTES)
            if not told.get("more_body", False):
                return bytes(body)

    def _checked(self, gateway: str, body: bytes) -> Columns:
        try:
            return readings(body, gateway)
        except Malformed as wrong:
            self.committer.set_aside(gateway, None, Reason.MALFORMED, body)
            raise BatchMalformed(str(wrong)) from wrong

    async def _written(self, gateway: str, own: Columns, body: bytes) -> Outcome:
        outcome = await self.committer.write(Draft.of(body, gateway, own.sequence))
        if outcome is Outcome.OTHER_CONTENT:
            self.committer.set_aside(gateway, own.sequence, Reason.OTHER_CONTENT, body)
            raise SequenceTaken(own.sequence)
        return outcome
