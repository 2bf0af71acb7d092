"""Which servers are listened to, and which of their nodes are which points: a TOML file.

::

    [[endpoint]]
    gateway = "37050200012301"
    address = "opc.tcp://10.0.0.5:4840"
    sampling_ms = 1000
    security = "Basic256Sha256,SignAndEncrypt,gate.pem,gate-key.pem,server.pem"
    user = "bazhua"
    password = "…"

    [endpoint.points]
    3705020001230104001 = "ns=2;s=Tank1.Level"
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import msgspec


class Unusable(Exception):
    """The file cannot be used; says where it is wrong, without quoting it."""


class Endpoint(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One server.

    Attributes:
        points: node of each point.
        sampling_ms: how often the server looks at a node.
        repeat_s: a value that does not change is told again so often, while the server answers;
            else a point would seem silent.
        security: policy, mode, own certificate and key, the server's certificate.
    """

    gateway: str
    address: str
    points: dict[str, str]
    sampling_ms: Annotated[int, msgspec.Meta(ge=50, le=3_600_000)] = 1_000
    repeat_s: Annotated[int, msgspec.Meta(ge=1, le=3_600)] = 30
    security: str = ""
    user: str = ""
    password: str = ""


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    endpoint: list[Endpoint]


def endpoints(path: Path) -> Sequence[Endpoint]:
    """Read the file.

    Raises:
        Unusable: it cannot be read, or says what it may not.
    """
    try:
        return msgspec.toml.decode(path.read_bytes(), type=_File).endpoint
    except (OSError, msgspec.MsgspecError) as wrong:
        raise Unusable(str(wrong)) from None
