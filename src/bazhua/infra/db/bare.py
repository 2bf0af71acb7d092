"""Tables without their indexes for a while, so that millions of rows go in as a bulk load would."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from django.db import connection, transaction

FOUND: Final = """
SELECT format('DROP INDEX %%I', indexname), replace(indexdef, ' ON ONLY ', ' ON ') FROM pg_indexes
WHERE tablename = ANY(%(tables)s) AND indexname NOT IN (SELECT conname FROM pg_constraint)
"""
"""An index of partitions is told as that of the whole table only; here each partition gets its own."""

CONSTRAINED: Final = """
SELECT format('ALTER TABLE %%s DROP CONSTRAINT %%I', conrelid::regclass, conname),
       format('ALTER TABLE %%s ADD CONSTRAINT %%I %%s', conrelid::regclass, conname,
              pg_get_constraintdef(oid))
FROM pg_constraint WHERE contype = 'u' AND conrelid = ANY(%(tables)s::regclass[])
"""


@contextmanager
def bare(*tables: str, unique: bool = False) -> Iterator[None]:
    """Let tables be without their indexes; make them anew afterwards, in the same transaction.

    Args:
        unique: also those that keep rows unique; else every constraint keeps its own.
    """
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(FOUND, {"tables": list(tables)})
        found = cursor.fetchall()
        if unique:
            cursor.execute(CONSTRAINED, {"tables": list(tables)})
            found += cursor.fetchall()
        for drop, _ in found:
            cursor.execute(drop)
        yield
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # no index is made while checks are owed
        for _, definition in found:
            cursor.execute(definition)
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")
