"""amqtt, which comes with `make demo` and needs nothing of the machine."""

import json
from collections.abc import Mapping
from typing import ClassVar, Final

from argon2 import PasswordHasher
from typing_extensions import override

from bazhua.config.plants.brokers.base import RIGHTS, DemoBroker

BY_PASSWORD: Final = "amqtt.plugins.authentication.FileAuthPlugin"  # noqa: S105 -- a class
BY_TOPIC: Final = "amqtt.plugins.topic_checking.TopicAccessControlListPlugin"


class Amqtt(DemoBroker):
    """It keeps nothing over its end: plants send again what was not answered."""

    name: ClassVar[str] = "amqtt"

    @override
    def _files(self) -> Mapping[str, str]:
        hashed = PasswordHasher().hash
        told = {
            "listeners": {"default": {"type": "tcp", "bind": f"127.0.0.1:{self.port}"}},
            "plugins": {
                BY_PASSWORD: {"password_file": str(self.folder / "passwords")},
                BY_TOPIC: {
                    "acl": {name: [rights.hears] for name, rights in RIGHTS.items()},
                    "publish_acl": {name: [rights.says] for name, rights in RIGHTS.items()},
                },
            },
        }
        return {
            "amqtt.yaml": json.dumps(told, indent=2),  # which is YAML too
            "passwords": "".join(f"{name}:{hashed(getattr(self, name))}\n" for name in RIGHTS),
        }
