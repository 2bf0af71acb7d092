"""How many blocks of the database an action reads: the same on a busy machine as on an idle one."""

import json
from collections.abc import Callable
from typing import Any

from django.db import connection


def blocks(action: Callable[[], object]) -> int:
    """Return how many blocks of 8 KiB the queries of an action read, from memory or disk."""
    queries: list[tuple[str, Any]] = []

    def note(execute: Any, query: str, given: Any, many: bool, context: Any) -> Any:  # noqa: FBT001 -- Django passes it so
        queries.append((query, given))
        return execute(query, given, many, context)

    with connection.execute_wrapper(note):
        action()
    return sum(_read(query, given) for query, given in queries)


def _read(query: str, given: Any) -> int:
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN (ANALYZE, BUFFERS, TIMING OFF, FORMAT JSON) {query}", given)
        told = cursor.fetchone()[0]
    plan = (json.loads(told) if isinstance(told, str) else told)[0]["Plan"]
    return int(plan["Shared Hit Blocks"] + plan["Shared Read Blocks"])
