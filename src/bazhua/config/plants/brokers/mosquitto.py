"""mosquitto, which reads hashes of passwords from a file."""

import hashlib
import os
import pwd
from base64 import b64encode
from collections.abc import Mapping
from secrets import token_bytes
from typing import ClassVar, Final

from typing_extensions import override

from bazhua.config.plants.brokers.base import MOST_BYTES, RIGHTS, DemoBroker

CONFIGURATION: Final = """listener {port} 127.0.0.1
allow_anonymous false
password_file {folder}/passwords
acl_file {folder}/rights
message_size_limit {most}
persistence true
persistence_location {folder}/
user {user}
"""
ROUNDS: Final = 20_000
SALT_BYTES: Final = 12


class Mosquitto(DemoBroker):
    """Started by root it would become another user, who may not read our folder; it stays."""

    name: ClassVar[str] = "mosquitto"

    @override
    def _files(self) -> Mapping[str, str]:
        user = pwd.getpwuid(os.geteuid()).pw_name
        told = {"folder": self.folder, "port": self.port, "most": MOST_BYTES, "user": user}
        return {
            "mosquitto.conf": CONFIGURATION.format(**told),
            "passwords": "".join(f"{name}:{_hashed(getattr(self, name))}\n" for name in RIGHTS),
            "rights": "\n".join(
                f"user {name}\ntopic read {rights.hears}\ntopic write {rights.says}\n"
                for name, rights in RIGHTS.items()
            ),
        }


def _hashed(password: str) -> str:
    """Return a password as mosquitto keeps it: PBKDF2 with SHA-512, its rounds and salt before it."""
    salt = token_bytes(SALT_BYTES)
    made = hashlib.pbkdf2_hmac("sha512", password.encode(), salt, ROUNDS)
    return f"$7${ROUNDS}${b64encode(salt).decode()}${b64encode(made).decode()}"
