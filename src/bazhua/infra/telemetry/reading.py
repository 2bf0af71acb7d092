"""Reading what the engine stored, on the connection of the request."""

from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
from django.db import connection


@contextmanager
def engine_tables() -> Iterator[psycopg.Connection]:
    """Give the connection of the transaction with cursors that take binary answers, as adapters do."""
    connection.ensure_connection()
    own: psycopg.Connection = connection.connection
    usual = own.cursor_factory
    own.cursor_factory = psycopg.Cursor
    try:
        yield own
    finally:
        own.cursor_factory = usual
