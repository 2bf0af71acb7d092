"""A connection to the broker: the one place that knows paho, whose thread reads the socket."""

import asyncio
import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final, NoReturn

from paho.mqtt.client import Client, ConnectFlags, MQTTMessage
from paho.mqtt.enums import CallbackAPIVersion
from paho.mqtt.reasoncodes import ReasonCode

TOPIC: Final = "gw/+/readings"
AT_LEAST_ONCE: Final = 1
ALIVE_S: Final = 30

log = logging.getLogger(__name__)


class BrokerGone(Exception):
    """The broker does not answer, or lets us in no more; it may be otherwise soon."""


@dataclass(frozen=True, slots=True)
class Broker:
    """Where it is, and as whom we come: it keeps a session for each name over breaks."""

    host: str
    port: int
    tls: bool
    user: str | None
    password: str | None
    name: str


class Line:
    """One connection.

    Numbers of messages are those of a connection: what came over this one is released on it or,
    when it has ended, not at all; then the broker brings it again over the next one.
    """

    def __init__(self, broker: Broker, most: int) -> None:
        """Hold at most so many messages that are not answered."""
        self._broker = broker
        self._room = threading.Semaphore(most)
        self._told: dict[int, tuple[int, int]] = {}
        self._loop = asyncio.get_running_loop()
        self._over: asyncio.Future[str] = self._loop.create_future()
        self._ended = False
        self.heard = asyncio.Event()
        self._client = self._made(broker, most)

    def _made(self, broker: Broker, most: int) -> Client:
        client = Client(
            CallbackAPIVersion.VERSION2,
            client_id=broker.name,
            clean_session=False,
            reconnect_on_failure=False,
            manual_ack=True,
        )
        client.max_inflight_messages_set(most)
        client.username_pw_set(broker.user, broker.password)
        if broker.tls:
            client.tls_set()
        client.on_connect = self._on_connect
        client.on_subscribe = self._on_subscribe
        client.on_publish = self._on_publish
        client.on_disconnect = self._on_disconnect
        return client

    async def listen(self, take: Callable[[MQTTMessage], object]) -> NoReturn:
        """Give each message to `take` until the connection ends.

        While there is no room nothing more is read: what the broker holds waits there.

        Raises:
            BrokerGone: it has ended, or could not begin.
        """

        def arrive(client: Client, _: Any, message: MQTTMessage) -> None:
            if _has_name(message):
                self._room.acquire()
                self._tell(take, message)
            else:
                client.ack(message.mid, message.qos)

        self._client.on_message = arrive
        try:
            await asyncio.to_thread(
                self._client.connect, self._broker.host, self._broker.port, ALIVE_S
            )
            self._client.loop_start()
            raise BrokerGone(await self._over)
        except OSError as failed:
            raise BrokerGone(type(failed).__name__) from failed
        finally:
            self._ended = True
            self._room.release()
            self._client.disconnect()
            await asyncio.to_thread(self._client.loop_stop)

    def answer(self, message: MQTTMessage, topic: str, told: bytes) -> None:
        """Tell what became of a message; when the broker has that, it may forget the message.

        Its room is free at once: the thread that waits for room is the one that hears the broker.
        """
        number = self._client.publish(topic, told, AT_LEAST_ONCE).mid
        self._told[number] = (message.mid, message.qos)
        self._room.release()

    def _release(self, number: int) -> None:
        self._client.ack(*self._told.pop(number))

    def _on_connect(
        self, client: Client, _: Any, _flags: ConnectFlags, reason: ReasonCode, _more: Any
    ) -> None:
        if reason.is_failure:
            self._tell(self._end, str(reason))
        else:
            client.subscribe(TOPIC, AT_LEAST_ONCE)

    def _on_subscribe(
        self, _client: Client, _: Any, _number: int, reasons: list[ReasonCode], _more: Any
    ) -> None:
        if reasons[0].is_failure:
            self._tell(self._end, f"may not read {TOPIC}")
        else:
            log.info("listening at %s", self._broker.host)
            self._tell(self.heard.set)

    def _on_publish(self, _client: Client, _: Any, number: int, *_more: Any) -> None:
        self._tell(self._release, number)

    def _on_disconnect(
        self, _client: Client, _: Any, _flags: Any, reason: ReasonCode, _more: Any
    ) -> None:
        self._tell(self._end, str(reason))

    def _end(self, reason: str) -> None:
        if not self._over.done():
            self._over.set_result(reason)

    def _tell(self, what: Callable[..., object], *told: object) -> None:
        """Let something be done where all else is done; paho calls from its own thread."""
        if not self._ended:
            self._loop.call_soon_threadsafe(what, *told)


def _has_name(message: MQTTMessage) -> bool:
    """Tell whether a topic is text: nats-server lets others pass, on which nobody can be answered."""
    try:
        return message.topic.isprintable()
    except UnicodeDecodeError:
        return False
