"""Whose token it is; looked up in memory, and asked of the database when it is not known there."""

import asyncio
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from hmac import compare_digest
from typing import Final

import psycopg

from bazhua.engine.adapters.gateways import Grant, digest, grants, seal
from bazhua.gate.ingest.refusals import GatewayTokenRefused, IngestDown

FRESH_S: Final = 5.0
"""A token that was withdrawn is refused after this at the latest."""

PAUSE_S: Final = 0.02
"""Tokens that nobody knows make it ask no more often; all that come meanwhile share one answer."""

CONNECT_WITHIN_S: Final = 5
BEARER: Final = b"bearer "


@dataclass(slots=True)
class Doorkeeper:
    """Knows the tokens of all gateways.

    Attributes:
        clock: seconds since 1970.
    """

    url: str
    clock: Callable[[], float]
    _grants: Mapping[bytes, Grant] = field(default_factory=dict)
    _kept: Mapping[str, Sequence[bytes]] = field(default_factory=dict)
    _asked_at: float = 0.0
    _lock: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def check(self, gateway: str, authorization: bytes) -> None:
        """Let a gateway in that shows a token of its own.

        Raises:
            GatewayTokenRefused: it shows none.
            IngestDown: the database cannot be asked.
        """
        token = authorization[len(BEARER) :] if authorization[:7].lower() == BEARER else b""
        own = digest(token.decode("ascii", "replace"))
        await self._find(lambda: own in self._good(gateway))

    async def check_seal(self, gateway: str, shown: bytes, body: bytes) -> None:
        """Let a body in that was sealed with a token of its gateway.

        Raises:
            GatewayTokenRefused: it was not.
            IngestDown: the database cannot be asked.
        """
        await self._find(
            lambda: any(compare_digest(shown, seal(kept, body)) for kept in self._good(gateway))
        )

    async def _find(self, is_found: Callable[[], bool]) -> None:
        now = self.clock()
        await self._learn(now - FRESH_S)
        if not is_found():
            await self._learn(now)
            if not is_found():
                raise GatewayTokenRefused

    def _good(self, gateway: str) -> list[bytes]:
        """Return what is kept of the tokens that are good for a gateway now."""
        now = datetime.fromtimestamp(self.clock(), UTC)
        untils = ((kept, self._grants[kept].until) for kept in self._kept.get(gateway, ()))
        return [kept for kept, until in untils if until is None or until > now]

    async def _learn(self, since: float) -> None:
        """Know at least what was true at an instant."""
        async with self._lock:
            if self._asked_at >= since:
                return
            await asyncio.sleep(PAUSE_S)
            at = self.clock()
            try:
                self._grants = await asyncio.to_thread(self._ask)
            except psycopg.OperationalError as gone:
                raise IngestDown from gone
            self._kept = _by_gateway(self._grants)
            self._asked_at = at

    def _ask(self) -> Mapping[bytes, Grant]:
        with psycopg.connect(self.url, connect_timeout=CONNECT_WITHIN_S) as connection:
            return grants(connection)


def _by_gateway(granted: Mapping[bytes, Grant]) -> Mapping[str, Sequence[bytes]]:
    kept = defaultdict(list)
    for own, grant in granted.items():
        kept[grant.gateway].append(own)
    return dict(kept)
