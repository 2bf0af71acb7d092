"""What the tests of sealing share: an export of the database, altering it behind its back."""

from contextlib import contextmanager

from django.db import connection

from bazhua.infra.ledger.core.verify import verify
from bazhua.infra.ledger.exporter import export


def exported(path, *, personal=True):
    """Export the database to a file and verify it."""
    with path.open("wb") as file:
        export(file, personal=personal)
    return verify(path)


@contextmanager
def behind_the_back():
    """Let an administrator of the database switch its guards off."""
    tables = ("events_event", "ledger_leaf", "ledger_sealedroot")
    with connection.cursor() as cursor:
        for table in tables:
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        yield cursor
        for table in tables:
            cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")
