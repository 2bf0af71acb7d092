"""A nats-server that speaks MQTT, and a gateway that sends through it."""

import json
import queue
import socket
import struct
import subprocess
from contextlib import contextmanager
from pathlib import Path

from paho.mqtt.client import Client
from paho.mqtt.enums import CallbackAPIVersion

from bazhua.engine.adapters.gateways import digest, seal
from tests.gate.rig import WITHIN_S, eventually, free_port

PROGRAM = next(
    (path for path in ("/usr/sbin/nats-server", "/usr/bin/nats-server") if Path(path).exists()), ""
)
GATE, GATEWAY_SECRET = "gate-secret", "gateway-secret"
CONFIGURATION = """
server_name: broker
listen: 127.0.0.1:{clients}
max_payload: 1MB
jetstream {{ store_dir: "{folder}" }}
mqtt {{ listen: 127.0.0.1:{port}, ack_wait: "1s" }}
authorization {{ users: [
  {{ user: gate, password: {gate}, permissions: {{
      subscribe: ["gw.*.readings", "$MQTT.sub.>"], publish: ["gw.*.ack"] }} }}
  {{ user: "{gateway}", password: {secret}, permissions: {{
      subscribe: ["gw.{gateway}.ack", "$MQTT.sub.>"], publish: ["gw.{gateway}.readings"] }} }}
  {{ user: anybody, password: {secret} }}
] }}
"""


class Broker:
    """A broker that can be killed and comes back with what it held."""

    def __init__(self, folder, gateway):
        self.port = free_port()
        self.url = f"mqtt://gate:{GATE}@127.0.0.1:{self.port}"
        self.configuration = folder / "nats.conf"
        self.log = folder / "nats.log"
        told = CONFIGURATION.format(
            clients=free_port(),
            folder=folder / "jetstream",
            port=self.port,
            gate=GATE,
            gateway=gateway,
            secret=GATEWAY_SECRET,
        )
        self.configuration.write_text(told)
        self.start()

    def start(self):
        with self.log.open("ab") as output:
            self.process = subprocess.Popen(
                [PROGRAM, "-c", str(self.configuration)], stdout=output, stderr=output
            )

    def kill(self):
        self.process.kill()
        self.process.wait()

    def put_raw(self, topic, payload):
        """Publish on a topic that no client library would send."""

        def text(raw):
            return struct.pack(">H", len(raw)) + raw

        def packet(kind, rest):
            return bytes([kind, len(rest)]) + rest

        with socket.create_connection(("127.0.0.1", self.port), timeout=WITHIN_S) as line:
            who = text(b"raw") + text(b"anybody") + text(GATEWAY_SECRET.encode())
            line.sendall(packet(0x10, text(b"MQTT") + b"\x04\xc2\x00\x3c" + who))
            assert line.recv(4)[3] == 0
            line.sendall(packet(0x32, text(topic) + b"\x00\x01" + payload))
            assert line.recv(4)[:1] == b"\x40"


@contextmanager
def broker(folder, gateway):
    """Run a broker until the end of the block."""
    running = Broker(folder, gateway)
    try:
        yield running
    finally:
        running.kill()


class Sender:
    """A gateway: sends bodies, hears what became of them."""

    def __init__(self, broker, gateway, token):
        self.gateway, self.token = gateway, token
        self.heard = queue.Queue()
        self.client = Client(
            CallbackAPIVersion.VERSION2, client_id=f"sender-{gateway}", clean_session=False
        )
        self.client.reconnect_delay_set(min_delay=0.2, max_delay=0.5)
        self.client.username_pw_set(gateway, GATEWAY_SECRET)
        self.client.on_connect = lambda *_: self.client.subscribe(f"gw/{gateway}/ack", 1)
        self.client.on_message = lambda _c, _u, told: self.heard.put(json.loads(told.payload))
        ready = []
        self.client.on_subscribe = lambda *_: ready.append(1)
        self.client.connect_async("127.0.0.1", broker.port)
        self.client.loop_start()
        eventually(lambda: ready)

    def send(self, body, token=None):
        """Hand a body to the broker; when this returns the broker has it."""
        shown = seal(digest(token or self.token), body)
        self.put(shown + b"\n" + body)

    def put(self, payload):
        eventually(self.client.is_connected)
        info = self.client.publish(f"gw/{self.gateway}/readings", payload, qos=1)
        info.wait_for_publish(WITHIN_S)
        assert info.is_published()

    def told(self):
        """Return the next answer."""
        return self.heard.get(timeout=WITHIN_S)

    def stop(self):
        self.client.disconnect()
        self.client.loop_stop()
