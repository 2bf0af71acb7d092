"""Months of the table of contributions are made ahead; what lies outside them is in DEFAULT."""

from datetime import date
from typing import Final

from django.db import connection, transaction

from bazhua.kernel.policy.limits import month_later

AHEAD: Final = 3
LONGEST_WAIT_S: Final = 3
"""Making a month stops all who contribute, so it does not queue behind a long reader."""


@transaction.atomic
def make_months(first: date, *, count: int = AHEAD) -> int:
    """Make the partitions of a month and of those after it that are not there yet.

    Contributions that were written before their month was made are brought into it.

    Returns:
        How many were made.

    Raises:
        OperationalError: the table was in use for too long; nothing changed, try again later.
    """
    made = 0
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('lock_timeout', %s, true)", [f"{LONGEST_WAIT_S}s"])
        for number in range(count):
            cursor.execute("SELECT rollup_make_month(%s)", [month_later(first, number)])
            made += bool(cursor.fetchone()[0])
    return made
