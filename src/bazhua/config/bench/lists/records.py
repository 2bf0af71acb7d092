"""A scoped table that only this benchmark has, filled county by county, as real data would be."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from django.db import connection, models

from bazhua.infra.db.scoped import Scoped, scope_indexes, sort_indexes

CITIES: Final = 16
COUNTIES: Final = 136
FIRST_COUNTY: Final = 100
DEPARTMENTS: Final = 20
RARE: Final = 40
"""Bit of a department that supervises 20 records of the province."""

WIDE: Final = 1
NARROW: Final = 2
"""Assignments: of one record in fifty, and of 50 records of one county."""

FILL: Final = """
INSERT INTO bench_sample (uid, version, origin_instance, path_then, path_now, group_now, dept_mask,
                          assignment_ids, state, due_at)
SELECT gen_random_uuid(), 1, '', path, path, '',
       (1::bigint << (n %% %(departments)s)::int)
       + CASE WHEN n = %(each)s / 2 AND %(county)s %% 7 = 0 THEN 1::bigint << %(rare)s ELSE 0 END,
       CASE WHEN n %% 50 = 7 THEN ARRAY[%(wide)s] WHEN %(county)s = 61 AND n <= 50
            THEN ARRAY[%(narrow)s] ELSE ARRAY[]::bigint[] END,
       (ARRAY['open', 'closed', 'closed', 'closed'])[1 + floor(random() * 4)],
       CASE WHEN n %% 10 <> 0
            THEN timestamptz '2026-01-01 00:00Z' + random() * interval '730 days' END
FROM generate_series(1, %(each)s) AS n,
     LATERAL (SELECT format('.1.%%s.%%s.%%s.%%s.', 2 + %(county)s * %(cities)s / %(counties)s,
                            %(first)s + %(county)s, 1000 + %(county)s * 10 + n %% 10,
                            100000 + (%(county)s * %(each)s + n) / 3)) AS placed (path)
"""


class Sample(Scoped):
    """A record with a state and a due instant.

    .. no_pii: made up.
    """

    state = models.CharField(max_length=20, db_collation="C")
    due_at = models.DateTimeField(null=True)

    class Meta(Scoped.Meta):
        """As every scoped table with lists."""

        app_label = "bench"
        indexes = (*scope_indexes("bench_sample", "due_at"), *sort_indexes("bench", "due_at"))


@contextmanager
def filled(rows: int) -> Iterator[int]:
    """Let the table exist with so many rows, rounded to the counties; yield how many."""
    each = rows // COUNTIES
    with connection.schema_editor() as editor:  # builds the indexes at its end
        editor.create_model(Sample)
        with connection.cursor() as cursor:
            for county in range(COUNTIES):
                cursor.execute(FILL, _values(county, each))
    with connection.cursor() as cursor:
        cursor.execute("VACUUM (ANALYZE) bench_sample")
    yield each * COUNTIES
    with connection.schema_editor() as editor:
        editor.delete_model(Sample)


def _values(county: int, each: int) -> dict[str, int]:
    return {
        "county": county,
        "each": each,
        "cities": CITIES,
        "counties": COUNTIES,
        "first": FIRST_COUNTY,
        "departments": DEPARTMENTS,
        "rare": RARE,
        "wide": WIDE,
        "narrow": NARROW,
    }
