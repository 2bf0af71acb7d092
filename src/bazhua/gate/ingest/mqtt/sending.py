"""The other end of MQTT: a connection of gateways, for the plants of a demonstration."""

from collections import defaultdict
from collections.abc import Iterator
from queue import SimpleQueue
from typing import Any, Final
from urllib.parse import urlsplit

from paho.mqtt.client import Client, ConnectFlags, MQTTMessage
from paho.mqtt.enums import CallbackAPIVersion, MQTTErrorCode
from paho.mqtt.reasoncodes import ReasonCode

ANSWERS: Final = "gw/+/ack"
AT_LEAST_ONCE: Final = 1
MOST_INFLIGHT: Final = 200


class SendingLine:
    """One connection for several gateways; it comes back by itself."""

    def __init__(self, url: str, name: str) -> None:
        """Connect in the background to `mqtt://user:password@host:port`."""
        parts = urlsplit(url)
        self._heard: defaultdict[str, SimpleQueue[bytes]] = defaultdict(SimpleQueue)
        self._client = Client(CallbackAPIVersion.VERSION2, client_id=name, clean_session=True)
        self._client.max_inflight_messages_set(MOST_INFLIGHT)
        self._client.reconnect_delay_set(min_delay=1, max_delay=5)
        self._client.username_pw_set(parts.username, parts.password)
        self._client.on_connect = self._on_connect
        self._client.on_message = self._on_message
        self._client.connect_async(parts.hostname or "", parts.port or 1883)
        self._client.loop_start()

    def publish(self, topic: str, payload: bytes) -> bool:
        """Hand a message over; tell whether there was a connection for it."""
        if not self._client.is_connected():
            return False
        return (
            self._client.publish(topic, payload, AT_LEAST_ONCE).rc is MQTTErrorCode.MQTT_ERR_SUCCESS
        )

    def answers(self, gateway: str) -> Iterator[bytes]:
        """Yield what was told to a gateway since it was last asked."""
        heard = self._heard[gateway]
        while not heard.empty():
            yield heard.get()

    def end(self) -> None:
        """Leave."""
        self._client.disconnect()
        self._client.loop_stop()

    def _on_connect(
        self, client: Client, _: Any, _flags: ConnectFlags, reason: ReasonCode, _more: Any
    ) -> None:
        if not reason.is_failure:
            client.subscribe(ANSWERS, AT_LEAST_ONCE)

    def _on_message(self, _client: Client, _: Any, told: MQTTMessage) -> None:
        self._heard[told.topic.split("/")[1]].put(bytes(told.payload))
