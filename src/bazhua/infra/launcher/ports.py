"""Choose a port nobody listens on, also when two homes start in the same instant."""

import errno
import socket
from dataclasses import dataclass

from bazhua.infra.launcher.refusal import refuse

LOOPBACK = "127.0.0.1"
TRIES = 100
LAST_PORT = 65535


@dataclass(frozen=True, slots=True)
class PortClaim:
    """A port and the token that keeps other starts away from it while we live."""

    port: int
    token: socket.socket

    def release(self) -> None:
        """Let others choose the port."""
        self.token.close()


def claim_port(wanted: int) -> PortClaim:
    """Claim the first free port of the loopback address from `wanted` upward.

    The server binds with SO_REUSEPORT for its workers, so two of them would share a port without
    a word. Hence a name in the abstract socket space, which is as wide as the ports are: whoever
    holds the name may use the port.

    Raises: LaunchRefused – none of the next hundred is free.
    """
    for port in range(wanted, min(wanted + TRIES, LAST_PORT + 1)):
        token = _token(port)
        if token is None:
            continue
        if is_free(port):
            return PortClaim(port, token)
        token.close()
    raise refuse(
        "从 {port} 起的 {tries} 个端口都被占用；请用 --port 指定别的端口。",
        "The {tries} ports from {port} on are all busy; name another with --port.",
        port=wanted,
        tries=TRIES,
    )


def is_free(port: int) -> bool:
    """Tell whether the port can be bound; SO_REUSEADDR only looks past closed connections."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        return _bound(probe, (LOOPBACK, port))


def _token(port: int) -> socket.socket | None:
    token = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    if _bound(token, f"\0bazhua/{LOOPBACK}:{port}"):
        return token
    token.close()
    return None


def _bound(one: socket.socket, address: str | tuple[str, int]) -> bool:
    try:
        one.bind(address)
    except OSError as problem:
        if problem.errno in {errno.EADDRINUSE, errno.EACCES}:
            return False
        raise
    return True
