"""Requests and answers of ASGI: the few parts of both that the gate looks at."""

import json
from collections.abc import Awaitable, Callable, Iterable, MutableMapping
from typing import Any, Final, TypeAlias

from bazhua.kernel.errors import DomainError
from bazhua.kernel.shape.problems import MEDIA_TYPE, problem
from bazhua.kernel.words import Lang

Scope: TypeAlias = MutableMapping[str, Any]
Message: TypeAlias = MutableMapping[str, Any]
Receive: TypeAlias = Callable[[], Awaitable[Message]]
Send: TypeAlias = Callable[[Message], Awaitable[None]]
Headers: TypeAlias = Iterable[tuple[bytes, bytes]]

CLOSE: Final = (b"connection", b"close")
"""A stranger keeps no connection; a gateway that was let in keeps its own, see `start`."""

ALWAYS: Final = (
    (b"cache-control", b"no-store"),
    (b"x-content-type-options", b"nosniff"),
    (b"content-security-policy", b"default-src 'none'"),
    (b"cross-origin-resource-policy", b"same-site"),
)


def header(scope: Scope, name: bytes) -> bytes:
    """Return a header of a request; empty where there is none."""
    return next((value for key, value in scope["headers"] if key == name), b"")


def own_cookie(scope: Scope, name: str) -> str:
    """Return one cookie of a request, and look at no other."""
    wanted = name.encode() + b"="
    for key, value in scope["headers"]:
        if key == b"cookie":
            for pair in value.split(b"; "):
                if pair.startswith(wanted):
                    return str(pair.removeprefix(wanted).decode("ascii", "replace"))
    return ""


async def start(
    send: Send, status: int, kind: bytes, more: Headers = (), *, keep: bool = False
) -> None:
    """Send status and headers; the connection ends with the answer unless it is kept."""
    headers = [(b"content-type", kind), *ALWAYS, *(() if keep else (CLOSE,)), *more]
    await send({"type": "http.response.start", "status": status, "headers": headers})


async def write(send: Send, body: bytes, *, more: bool = False) -> None:
    """Send a piece of the body, the last one unless there is more."""
    await send({"type": "http.response.body", "body": body, "more_body": more})


async def refuse(scope: Scope, send: Send, refusal: DomainError, more: Headers = ()) -> None:
    """Answer with the problem of a refusal, in Chinese unless English is asked for."""
    english = header(scope, b"accept-language").lower().startswith(b"en")
    told = problem(refusal, Lang.EN if english else Lang.ZH)
    body = json.dumps(told, ensure_ascii=False).encode()
    length = (b"content-length", str(len(body)).encode())
    await start(send, refusal.http_status, MEDIA_TYPE.encode(), [length, *more])
    await write(send, body)
