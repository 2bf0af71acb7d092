"""Who may send: gateways and their tokens, of which only digests are kept."""

import hashlib
from collections.abc import Mapping
from datetime import datetime
from secrets import token_urlsafe
from typing import Final, NamedTuple

import psycopg

TOKEN_BYTES: Final = 32


class Grant(NamedTuple):
    """What a token is good for, and until when; without an end until it is withdrawn."""

    gateway: str
    until: datetime | None


def digest(token: str) -> bytes:
    """Return what is kept of a token; it is random and long, so one hash is enough."""
    return hashlib.sha256(token.encode()).digest()


def enrol(connection: psycopg.Connection, gateway: str) -> None:
    """Let a gateway be known; once more changes nothing."""
    connection.execute(
        "INSERT INTO telemetry_gateway (code) VALUES (%s) ON CONFLICT DO NOTHING", [gateway]
    )


def issue(connection: psycopg.Connection, gateway: str) -> str:
    """Return a new token of a gateway; those it has stay good until they are ended."""
    token = token_urlsafe(TOKEN_BYTES)
    connection.execute(
        "INSERT INTO telemetry_token (digest, gateway) VALUES (%s, %s)", [digest(token), gateway]
    )
    return token


def end(connection: psycopg.Connection, gateway: str, until: datetime, keep: str) -> int:
    """Let all tokens of a gateway but one end at an instant; return how many."""
    ended = connection.execute(
        "UPDATE telemetry_token SET until = least(until, %s) WHERE gateway = %s AND digest <> %s",
        [until, gateway, digest(keep)],
    )
    return ended.rowcount


def grants(connection: psycopg.Connection) -> Mapping[bytes, Grant]:
    """Return what all tokens are good for, by their digests."""
    rows = connection.execute("SELECT digest, gateway, until FROM telemetry_token")
    return {bytes(digest_): Grant(gateway, until) for digest_, gateway, until in rows}


def count_refused(connection: psycopg.Connection, refused: Mapping[str, int]) -> None:
    """Add to how often gateways were refused."""
    connection.execute(
        "UPDATE telemetry_gateway g SET refused = g.refused + e.n"
        " FROM unnest(%s::text[], %s::bigint[]) AS e(code, n) WHERE g.code = e.code",
        [list(refused), list(refused.values())],
    )
