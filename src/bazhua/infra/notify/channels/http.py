"""One JSON request to a configured address: bounded in time and size, no redirect, no proxy."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from typing import Any, Final
from urllib.parse import urlsplit

from bazhua.infra.notify.core.ports import Problem, SendFailed

MOST_BYTES: Final = 65_536
BUSY: Final = frozenset({408, 425, 429})
"""Try again later, though the status is one of a refusal."""


@dataclass(frozen=True, slots=True)
class Endpoint:
    """A base address and how long one operation on its socket may take."""

    url: str
    timeout_s: float

    def post(self, path: str, body: bytes, headers: Mapping[str, str]) -> dict[str, Any]:
        """Post JSON and return the JSON object of the answer.

        Raises:
            SendFailed: no connection, no answer in time, no success, or no JSON object.
        """
        status, text = self._exchange("POST", path, body, headers)
        return _object(status, text)

    def get(self, path: str) -> dict[str, Any]:
        """Get the JSON object at a path.

        Raises:
            SendFailed: as `post`.
        """
        status, text = self._exchange("GET", path, None, {})
        return _object(status, text)

    def _exchange(
        self, method: str, path: str, body: bytes | None, headers: Mapping[str, str]
    ) -> tuple[int, bytes]:
        parts = urlsplit(self.url)
        secure = parts.scheme == "https"
        connect = HTTPSConnection if secure else HTTPConnection
        connection = connect(parts.netloc, timeout=self.timeout_s)
        try:
            given = {"Content-Type": "application/json", **headers} if body is not None else {}
            connection.request(method, parts.path.rstrip("/") + path, body, given)
            response = connection.getresponse()
            return response.status, response.read(MOST_BYTES + 1)
        except (OSError, HTTPException) as exc:
            raise SendFailed(Problem.UNREACHABLE, type(exc).__name__) from exc
        finally:
            connection.close()


def encoded(payload: Mapping[str, Any]) -> bytes:
    """Return JSON as bytes; equal values give equal bytes."""
    text = json.dumps(payload, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return text.encode()


def _object(status: int, text: bytes) -> dict[str, Any]:
    if status >= 500 or status in BUSY:  # noqa: PLR2004 -- the server's errors
        raise SendFailed(Problem.UNREACHABLE, str(status))
    if status != 200:  # noqa: PLR2004 -- a redirect is not followed
        raise SendFailed(Problem.REFUSED, str(status))
    try:
        found = json.loads(text) if len(text) <= MOST_BYTES else None
    except ValueError as exc:
        raise SendFailed(Problem.MALFORMED, "not JSON") from exc
    if not isinstance(found, dict):
        raise SendFailed(Problem.MALFORMED, "not an object")
    return found


def named(answer: Mapping[str, Any], key: str) -> str:
    """Return a text of an answer that must be there.

    Raises:
        SendFailed: it is missing, empty or no text.
    """
    found = answer.get(key)
    if not isinstance(found, str) or not found:
        raise SendFailed(Problem.MALFORMED, key)
    return found
