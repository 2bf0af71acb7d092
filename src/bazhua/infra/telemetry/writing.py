"""What services tell the engine: an entry of its log, in the transaction of their change."""

from typing import Literal

from django.db import connection

from bazhua.engine.adapters.log import Draft, append
from bazhua.engine.messages import EntryKind, Said, encoded


def tell_engine(kind: Literal[EntryKind.OPERATIONS, EntryKind.DEFINITIONS], told: Said) -> None:
    """Write an entry; the engine acts on it once the transaction has committed.

    From here to the commit nobody else writes to the log, so this comes last in a service.
    """
    connection.ensure_connection()
    append(connection.connection, [Draft.own(kind, encoded(told))])
