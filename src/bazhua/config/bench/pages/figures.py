"""What a number of a province costs, at ten thousand records and at a million, and that each opens."""

import resource
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from datetime import UTC, datetime, timedelta
from multiprocessing import get_context
from random import Random
from typing import Any, Final

from bazhua.config.bench.database import own_database
from bazhua.config.bench.timing import paired, percentiles, seconds
from bazhua.grips.dangers.domain.closed_loop import indicators as of
from bazhua.infra.rollup.core.declare import DEPARTMENT, Indicator
from bazhua.infra.rollup.core.read import Window
from bazhua.kernel.scope import Path

FEW: Final = 10_000
ROWS: Final = 1_000_000
CELLS: Final = 10_000
FIRST_PAGE: Final = 50
BUDGET: Final = {"p99_ms": 100, "a_million_over_ten_thousand": 2}
TABLES: Final = (
    "rollup_contribution",
    "rollup_cell",
    "dangers_hiddendanger",
    "registry_enterprise",
)
PROVINCE: Final = Path.of(370000)
DEPTHS: Final = (2, 3, 4, 5)
NODES_EACH: Final = 200
CODES: Final[Mapping[str, tuple[str, ...]]] = {
    DEPARTMENT: ("YJ", "GX", "ZJ", "JT"),
    of.INDUSTRY: ("C", "G", "B"),
    of.GRADE: ("MAJOR", "GENERAL"),
}
ONE_IN_THREE: Final = 1 / 3
SIZE: Final = """
SELECT COALESCE(sum(pg_total_relation_size(relid)), pg_total_relation_size(%(table)s::regclass))
FROM pg_partition_tree(%(table)s::regclass)
"""
NODES: Final = "SELECT path FROM registry_node WHERE depth = %s ORDER BY hashint8(id) LIMIT %s"
FOUND_IN: Final = """
SELECT city_id, count(*) FROM dangers_hiddendanger
WHERE found_at >= %(since)s::date AND found_at < %(until)s::date + 1 GROUP BY city_id
"""
OPEN_AT: Final = """
SELECT city_id, count(*) FROM dangers_hiddendanger
WHERE found_at < %(until)s::date + 1 AND (closed_at IS NULL OR closed_at >= %(until)s::date + 1)
GROUP BY city_id
"""

Read = Callable[[], object]


def run(runs: int) -> dict[str, Any]:
    """Pour a small province and a large one, read figures of both, and open random numbers."""
    with ProcessPoolExecutor(1, get_context("spawn"), max_tasks_per_child=1) as apart:
        small = apart.submit(province, FEW, runs, 0).result()
        large = apart.submit(province, ROWS, runs, CELLS).result()
    return {
        "input": {"enterprises": ROWS, "dangers": ROWS, "beside": FEW},
        "budget": BUDGET,
        "rival": "the dangers themselves, counted by GROUP BY at each request",
        "at_ten_thousand": small,
        "at_a_million": large,
        "a_million_over_ten_thousand": {
            name: round(took["p50_ms"] / small["reads"][name]["p50_ms"], 2)
            for name, took in large["reads"].items()
        },
    }


def province(rows: int, runs: int, cells: int) -> dict[str, Any]:
    """Pour a province and read its figures, in a process and a database of their own."""
    with own_database():
        from bazhua.config.province.loading import pour, tidy  # noqa: PLC0415 -- models exist after the setup
        from bazhua.registry.api import prepare_registry  # noqa: PLC0415

        prepare_registry(at=datetime.now(UTC))
        poured = seconds(lambda: pour(rows))
        tidy()
        reads, rivals = _reads(), {}
        for name, statement in (("cities, found", FOUND_IN), ("cities, open", OPEN_AT)):
            ours, theirs, ratio = paired(reads[name], _rival(statement), runs)
            rivals[name] = {"ours": ours, "rival": theirs, "ratio": ratio}
        return {
            "poured_in_s": round(poured, 1),
            "reads": {name: _timed(read, runs) for name, read in reads.items()},
            "beside_group_by": rivals,
            "random_cells": _opened(cells),
            "disk_mib": {table: _mib(table) for table in TABLES},
            "most_memory_mib": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10,
        }


def _timed(read: Read, runs: int) -> dict[str, Any]:
    read()
    return percentiles([seconds(read) for _ in range(runs * 10)])


def _year() -> Window:
    today = datetime.now(UTC).date()
    return Window(today.replace(month=1, day=1), today)


def _question(
    indicator: Indicator, path: Path = PROVINCE, window: Window | None = None, **where: str
) -> Any:
    from bazhua.infra.rollup.reading.cells import Cell  # noqa: PLC0415 -- as above

    own = window or _year()
    cell = Cell(indicator=indicator.key, path=path, window=own, where=where)
    return cell.question(_year().until)


def _reads() -> dict[str, Read]:
    from bazhua.infra.rollup.reading.figures import breakdown, change, children, figure  # noqa: PLC0415
    from bazhua.infra.rollup.reading.opening import behind  # noqa: PLC0415 -- as above

    found, still, (county,) = _question(of.FOUND), _question(of.OPEN), _nodes(3, 1)
    return {
        "one number": lambda: figure(found),
        "one number of a county": lambda: figure(_question(of.FOUND, county)),
        "against the year before": lambda: change(found),
        "cities, found": lambda: children(found),
        "cities, open": lambda: children(still),
        "departments, found": lambda: breakdown(found, by=DEPARTMENT),
        "major, by department": lambda: breakdown(_question(of.OPEN, grade="MAJOR"), by=DEPARTMENT),
        "first records behind a county's number": lambda: list(
            behind(_question(of.FOUND, county)).order_by("record_uid")[:FIRST_PAGE]
        ),
    }


def _rival(statement: str) -> Read:
    from django.db import connection  # noqa: PLC0415 -- as above

    given = {"since": _year().since, "until": _year().until}

    def read() -> object:
        with connection.cursor() as cursor:
            cursor.execute(statement, given)
            return cursor.fetchall()

    return read


def _opened(count: int) -> dict[str, Any]:
    """Hold random numbers against the records behind them."""
    from bazhua.infra.rollup.reading.figures import figure  # noqa: PLC0415 -- as above
    from bazhua.infra.rollup.reading.opening import behind  # noqa: PLC0415

    wrong, above_nothing = 0, 0
    for question in _random(count):
        number = figure(question) or 0
        wrong += number != behind(question).count()
        above_nothing += number > 0
    return {"cells": count, "above_nothing": above_nothing, "number_is_not_what_it_opens": wrong}


def _random(count: int) -> Iterator[Any]:
    random = Random(7)  # noqa: S311 -- repeatable, not secret
    nodes = [node for depth in DEPTHS for node in _nodes(depth, NODES_EACH)]
    until = _year().until
    for _ in range(count):
        indicator = random.choice(of.INDICATORS)
        last = until - timedelta(days=random.randrange(200))
        own = [key for key in CODES if key in indicator.keys and random.random() < ONE_IN_THREE]
        yield _question(
            indicator,
            random.choice(nodes),
            Window(last - timedelta(days=random.randrange(100)), last),
            **{key: random.choice(CODES[key]) for key in own},
        )


def _nodes(depth: int, count: int) -> list[Path]:
    from django.db import connection  # noqa: PLC0415 -- as above

    with connection.cursor() as cursor:
        cursor.execute(NODES, [depth, count])
        return [Path(path) for (path,) in cursor.fetchall()]


def _mib(table: str) -> int:
    from django.db import connection  # noqa: PLC0415 -- as above

    with connection.cursor() as cursor:
        cursor.execute(SIZE, {"table": table})
        return int(cursor.fetchone()[0]) >> 20
