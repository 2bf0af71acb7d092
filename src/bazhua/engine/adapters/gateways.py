"""Who may send: gateways and their tokens, of which only digests are kept."""

import hashlib
import hmac
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


class Known(NamedTuple):
    """A gateway: how many tokens of it are good, and how often it was refused."""

    gateway: str
    tokens: int
    refused: int


def digest(token: str) -> bytes:
    """Return what is kept of a token; it is random and long, so one hash is enough."""
    return hashlib.sha256(token.encode()).digest()


def seal(kept: bytes, body: bytes) -> bytes:
    """Return the seal of a body: its HMAC under what is kept of a token, in hexadecimal signs."""
    return hmac.new(kept, body, "sha256").hexdigest().encode()


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
        "UPDATE telemetry_token SET until = %(until)s WHERE gateway = %(gateway)s"
        " AND digest <> %(keep)s AND (until IS NULL OR until > %(until)s)",
        {"until": until, "gateway": gateway, "keep": digest(keep)},
    )
    return ended.rowcount


def grants(connection: psycopg.Connection) -> Mapping[bytes, Grant]:
    """Return what all tokens are good for, by their digests."""
    rows = connection.execute("SELECT digest, gateway, until FROM telemetry_token")
    return {bytes(digest_): Grant(gateway, until) for digest_, gateway, until in rows}


def known(connection: psycopg.Connection) -> list[Known]:
    """Return all gateways, in the order of their codes."""
    rows = connection.execute(
        "SELECT g.code, (SELECT count(*) FROM telemetry_token t WHERE t.gateway = g.code"
        " AND (t.until IS NULL OR t.until > clock_timestamp())), g.refused"
        " FROM telemetry_gateway g ORDER BY g.code"
    )
    return [Known(*row) for row in rows]


def count_refused(connection: psycopg.Connection, refused: Mapping[str, int]) -> None:
    """Add to how often gateways were refused."""
    connection.execute(
        "UPDATE telemetry_gateway g SET refused = g.refused + e.n"
        " FROM unnest(%s::text[], %s::bigint[]) AS e(code, n) WHERE g.code = e.code",
        [list(refused), list(refused.values())],
    )
