"""Whose token it is; looked up in memory, and asked of the database when it is not known there."""

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Final

import psycopg

from bazhua.engine.adapters.gateways import Grant, digest, grants
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
    _asked_at: float = 0.0
    _lock: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def check(self, gateway: str, authorization: bytes) -> None:
        """Let a gateway in that shows a token of its own.

        Raises:
            GatewayTokenRefused: it shows none.
            IngestDown: the database cannot be asked.
        """
        token = authorization[len(BEARER) :] if authorization[:7].lower() == BEARER else b""
        own, now = digest(token.decode("ascii", "replace")), self.clock()
        await self._learn(now - FRESH_S)
        if own not in self._grants:
            await self._learn(now)
        grant = self._grants.get(own)
        if grant is None or grant.gateway != gateway or self._is_over(grant):
            raise GatewayTokenRefused

    def _is_over(self, grant: Grant) -> bool:
        return grant.until is not None and grant.until <= datetime.fromtimestamp(self.clock(), UTC)

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
            self._asked_at = at

    def _ask(self) -> Mapping[bytes, Grant]:
        with psycopg.connect(self.url, connect_timeout=CONNECT_WITHIN_S) as connection:
            return grants(connection)
