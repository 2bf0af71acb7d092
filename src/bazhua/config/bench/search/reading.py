"""What finding a record costs at 10,000 and at a million entries, against ILIKE."""

from collections.abc import Callable
from datetime import UTC, datetime
from itertools import cycle
from os import getloadavg
from typing import Any, Final
from uuid import UUID

from bazhua.config.bench.database import own_database
from bazhua.config.bench.timing import percentiles, seconds

SIZES: Final = (10_000, 1_000_000)
OURS_EACH: Final = 20
"""Our measurements for each of the rival's."""

LIMIT: Final = 20
BUDGET_MS: Final = 100
START: Final = datetime(2026, 1, 1, tzinfo=UTC)
REACH: Final = {"province": ".1.", "one county": ".1.9.160."}
RIVAL: Final = """
SELECT kind, record_uid, title FROM search_entry
WHERE words ILIKE %s AND path_now LIKE %s ORDER BY key, id LIMIT 21
"""

Asked = Callable[[str], str]
"""Name of a firm → what is typed to find it."""


def run(runs: int) -> dict[str, Any]:
    """Search the same index in two sizes, for the province and for a county."""
    sizes: dict[str, Any] = {}
    with own_database():
        from bazhua.config.bench.search.entries import filled  # noqa: PLC0415 -- models exist after the setup

        for size in SIZES:
            with filled(size) as names:
                sizes[str(size)] = {
                    where: {what: _measured(path, how, names, runs) for what, how in _asked()}
                    for where, path in REACH.items()
                }
                sizes[str(size)]["bytes"] = _bytes()
    return {
        "input": {"hits_of_a_page": LIMIT, "counties": 136, "loaded": "county by county"},
        "budget": {"p99_ms": BUDGET_MS},
        "rival": "ILIKE over the same words, path LIKE, ORDER BY, LIMIT",
        "entries": sizes,
        "others_at_work": {"load_average": round(getloadavg()[0], 1)},
    }


def _asked() -> list[tuple[str, Asked]]:
    from bazhua.infra.search.spelling import initials, syllables  # noqa: PLC0415 -- as above

    return [
        ("four characters of a name", lambda name: name[3:7]),
        ("two characters of a name", lambda name: name[3:5]),
        ("one character", lambda name: name[3]),
        ("six initials", lambda name: initials(syllables(name), name)[3:9]),
        ("four initials", lambda name: initials(syllables(name), name)[3:7]),
        ("two initials", lambda name: initials(syllables(name), name)[3:5]),
        ("pinyin of two characters", lambda name: "".join(syllables(name)[3:5])),
        ("two words", lambda name: f"{name[3:5]} {name[7:9]}"),
        ("what a tenth has", lambda name: name[7:9]),
        ("what all have", lambda _: "有限公司"),
        ("what none has", lambda _: "无此名"),
    ]


def _measured(path: str, how: Asked, names: list[str], runs: int) -> dict[str, Any]:
    from django.db import connection  # noqa: PLC0415 -- as above

    from bazhua.infra.search.finding import find  # noqa: PLC0415

    actor = _actor(path)
    typed = cycle([how(name) for name in names])

    def ours() -> object:
        return find(actor, next(typed), kinds=("firm",), at=START, limit=LIMIT)

    def rival() -> object:
        with connection.cursor() as cursor:
            cursor.execute(RIVAL, (f"%{next(typed)}%", f"{path}%"))
            return cursor.fetchall()

    ours(), rival()
    one = [seconds(ours) for _ in range(runs * OURS_EACH)]
    other = [seconds(rival) for _ in range(runs)]
    return {**percentiles(one), "rival": percentiles(other)}


def _actor(path: str) -> Any:
    from bazhua.infra.db.actors import Actor  # noqa: PLC0415 -- as above
    from bazhua.kernel.scope import Grant, Path  # noqa: PLC0415

    grant = Grant(role="viewer", region=Path(path), since=START)
    rights = {("firm", "view"): frozenset({"viewer"})}
    return Actor(uid=UUID(int=0), grants=(grant,), rights=rights)


def _bytes() -> dict[str, int]:
    from django.db import connection  # noqa: PLC0415 -- as above

    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_table_size('search_entry'), pg_relation_size('search_entry_found')"
        )
        table, index = cursor.fetchone()
    return {"table": table, "index": index}
