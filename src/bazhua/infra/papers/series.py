"""Taking the next number of a series, in the transaction that issues."""

from typing import Final

from django.db import connection
from django.db.transaction import TransactionManagementError

TAKE: Final = """
INSERT INTO papers_paperseries AS series (issuer, kind, year, last) VALUES (%s, %s, %s, 1)
ON CONFLICT (issuer, kind, year) DO UPDATE SET last = series.last + 1
RETURNING last
"""
"""The row is locked until the transaction ends: the next one waits, and a rollback or the death
of the process gives the number back."""


def take_number(issuer: str, kind: str, year: int) -> int:
    """Return the next number of a series, 1 for the first.

    Raises:
        TransactionManagementError: outside the transaction that issues.
    """
    if not connection.in_atomic_block:
        raise TransactionManagementError(issuer)
    with connection.cursor() as cursor:
        cursor.execute(TAKE, [issuer, kind, year])
        taken: tuple[int] = cursor.fetchone()
    return taken[0]
