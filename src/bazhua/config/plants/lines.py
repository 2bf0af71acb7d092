"""The two ways by which a plant of a demonstration sends: MQTT through the broker, and HTTP."""

import json
import logging
from collections.abc import Callable
from contextlib import suppress
from http import HTTPStatus
from http.client import HTTPConnection, HTTPException
from typing import Final, Protocol

from bazhua.config.plants.outbox import Outbox
from bazhua.engine.adapters.gateways import digest, seal
from bazhua.gate.ingest.mqtt.sending import SendingLine

LATER: Final = frozenset({HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.SERVICE_UNAVAILABLE})
ANSWER_WITHIN_S: Final = 5.0

log = logging.getLogger(__name__)


class Line(Protocol):
    """By what a plant sends."""

    def send(self, outbox: Outbox, now: float) -> None:
        """Hand over what is due, and note what was answered."""


class HttpLine:
    """Each batch is answered at once, over a connection that stays open."""

    def __init__(self, port: int, gateway: str, token: str) -> None:
        """Speak to the gate on this machine."""
        self._connection = HTTPConnection("127.0.0.1", port, timeout=ANSWER_WITHIN_S)
        self._gateway, self._token = gateway, token

    def send(self, outbox: Outbox, now: float) -> None:
        """Send what is due until the gate wants no more for now, or does not answer."""
        with suppress(OSError, HTTPException):
            for sequence, body in outbox.due(now):
                if self._status(body) in LATER:
                    return
                outbox.answered(sequence)
            return
        self._connection.close()

    def _status(self, body: bytes) -> int:
        headers = {"Authorization": f"Bearer {self._token}", "Content-Type": "application/json"}
        self._connection.request("POST", f"/ingest/v1/{self._gateway}", body, headers)
        answer = self._connection.getresponse()
        told = answer.read()
        if answer.status != HTTPStatus.OK and answer.status not in LATER:
            log.warning("%s: %s %s", self._gateway, answer.status, told.decode(errors="replace"))
        return answer.status


class MqttLine:
    """Batches go under their seal; what became of them comes on a topic of its own."""

    def __init__(self, line: SendingLine, gateway: str, token: str) -> None:
        """Share the connection of all plants."""
        self._line, self._gateway, self._key = line, gateway, digest(token)

    def send(self, outbox: Outbox, now: float) -> None:
        """Note what was answered, and publish what is due while there is a connection."""
        for told in self._line.answers(self._gateway):
            self._note(outbox, told)
        for sequence, body in outbox.due(now):
            sealed = seal(self._key, body) + b"\n" + body
            if not self._line.publish(f"gw/{self._gateway}/readings", sealed):
                return
            outbox.sent(sequence, now)

    def _note(self, outbox: Outbox, told: bytes) -> None:
        answer = json.loads(told)
        if answer["outcome"] == "refused":
            log.warning("%s: %s", self._gateway, answer)
        if answer["seq"] is not None:
            outbox.answered(answer["seq"])


Lines = Callable[[str, str], Line]
"""Gateway and token → its line."""
