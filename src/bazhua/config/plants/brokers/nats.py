"""nats-server, which reads passwords from its environment."""

from collections.abc import Mapping
from typing import ClassVar, Final

from typing_extensions import override

from bazhua.config.plants.brokers.base import MOST_BYTES, RIGHTS, DemoBroker

CONFIGURATION: Final = """server_name: broker
listen: "127.0.0.1:-1"
max_payload: {most}
jetstream {{ store_dir: "{folder}" }}
mqtt {{ listen: "127.0.0.1:{port}" }}
authorization {{ users: [
{users}] }}
"""
USER: Final = """  {{ user: {name}, password: $BROKER_{variable}, permissions: {{
      subscribe: ["{hears}", "$MQTT.sub.>"], publish: ["{says}"] }} }}
"""


class Nats(DemoBroker):
    """Its topics are subjects, with points and another sign for any part."""

    name: ClassVar[str] = "nats-server"

    @override
    def _files(self) -> Mapping[str, str]:
        users = "".join(
            USER.format(
                name=name,
                variable=name.upper(),
                hears=_subject(rights.hears),
                says=_subject(rights.says),
            )
            for name, rights in RIGHTS.items()
        )
        told = {"folder": self.folder / "kept", "port": self.port, "most": MOST_BYTES}
        return {"nats.conf": CONFIGURATION.format(users=users, **told)}

    @override
    def _environment(self) -> Mapping[str, str]:
        return {f"BROKER_{name.upper()}": getattr(self, name) for name in RIGHTS}


def _subject(topic: str) -> str:
    return topic.replace("/", ".").replace("+", "*")
