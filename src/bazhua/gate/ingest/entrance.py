"""POST /ingest/v1/{gateway}: a batch is read within bounds, taken, answered."""

import json
from dataclasses import dataclass
from typing import Final

from bazhua.engine.aside import Reason
from bazhua.gate.answers import Receive, Scope, Send, header, start, write
from bazhua.gate.ingest.doorkeeper import Doorkeeper
from bazhua.gate.ingest.reception import MOST_BYTES, Reception
from bazhua.gate.ingest.refusals import BatchMalformed, GatewayTokenRefused
from bazhua.kernel.errors import DomainError

PATH: Final = "/ingest/v1/"
TRUNCATED: Final = "truncated"


@dataclass(frozen=True, slots=True)
class Entrance:
    """Takes batches of gateways."""

    doorkeeper: Doorkeeper
    reception: Reception

    async def take(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer 200 when the batch is in the log, now or since before.

        Raises:
            DomainError: it is not accepted; it was counted, and put aside where its sender is known.
        """
        gateway = str(scope["path"]).removeprefix(PATH)
        committer = self.reception.committer
        try:
            await self._check(gateway, header(scope, b"authorization"))
            receipt = await self.reception.take(gateway, await self._body(scope, receive, gateway))
        except DomainError:
            committer.count_refused(gateway)
            raise
        told = {"accepted": receipt.accepted, "repeated": receipt.repeated}
        body = json.dumps(told).encode()
        length = (b"content-length", str(len(body)).encode())
        await start(send, 200, b"application/json", [length], keep=True)
        await write(send, body)

    async def _check(self, gateway: str, shown: bytes) -> None:
        try:
            await self.doorkeeper.check(gateway, shown)
        except GatewayTokenRefused:
            self.reception.committer.note_stranger(gateway, shown)
            raise

    async def _body(self, scope: Scope, receive: Receive, gateway: str) -> bytes:
        """Return the body; no more of it is held than a batch may have."""
        announced = header(scope, b"content-length")
        self.reception.committer.check_room(min(int(announced or 0), MOST_BYTES))
        body = bytearray()
        while True:
            told = await receive()
            if told["type"] == "http.disconnect":
                self.reception.committer.set_aside(gateway, None, Reason.MALFORMED, bytes(body))
                raise BatchMalformed(TRUNCATED)
            body += told.get("body", b"")
            self.reception.check_size(gateway, body)
            if not told.get("more_body", False):
                return bytes(body)
