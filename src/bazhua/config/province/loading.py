"""A province poured in: a million enterprises with a hidden danger each, and their figures."""

from datetime import UTC, datetime
from typing import Final
from uuid import UUID

from django.db import connection, transaction

from bazhua.config.province.counts import pour_counts
from bazhua.config.province.dangers import pour_dangers
from bazhua.config.province.firms import FIRST, pour_firms
from bazhua.config.province.telling import Tell, silent
from bazhua.infra.db.actors import Actor
from bazhua.infra.db.records import new_uid
from bazhua.infra.events.emission import Subject, emit
from bazhua.infra.rollup.partitions import make_months
from bazhua.infra.rollup.remaking import remake
from bazhua.kernel.policy.limits import month_later
from bazhua.kernel.times import day_of
from bazhua.kernel.words import Word

MONTHS: Final = 17
AHEAD: Final = 4
"""Of figures: a year, and the months after this one in which something will be overdue."""

POURER: Final = UUID("0190f000-0000-7000-8000-000000000105")

FIGURES: Final = Word("各级数字", "Figures of every level")


@transaction.atomic
def pour(rows: int, tell: Tell = silent) -> None:
    """Pour a province onto a platform that has its regions: all of it or nothing.

    Nothing of it went through services, so its records have no history of their own: one event says
    what was poured in. Everything is invented. `tidy` follows.
    """
    at = datetime.now(UTC)
    first = day_of(at).replace(day=1)
    make_months(month_later(first, AHEAD - MONTHS), count=MONTHS)
    pour_firms(rows, tell)
    pour_dangers(FIRST, rows, tell)
    pourer = Actor(uid=POURER, grants=(), rights={})
    event = emit(
        "province.poured", Subject(new_uid(at)), actor=pourer, at=at, data={"enterprises": rows}
    )
    pour_counts(FIRST, event.uid, rows, tell)
    remake(lambda done, whole: tell(FIGURES, done, whole))


def tidy() -> None:
    """Let the database look over what was poured in, which no transaction may."""
    with connection.cursor() as cursor:
        cursor.execute("VACUUM (ANALYZE)")
