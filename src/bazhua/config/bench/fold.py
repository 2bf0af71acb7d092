"""How long after its commit an event is in the province's figures, at 500 events a second."""

import json
import os
import subprocess
import sys
import time
from bisect import bisect_left
from datetime import date, datetime, timedelta
from tempfile import TemporaryFile
from typing import IO, Any, Final

from bazhua.config.bench.database import own_database
from bazhua.config.bench.province import (
    CITIES,
    COUNTIES,
    DEPARTMENTS,
    ENTERPRISES,
    FLOW,
    FOLD_EVERY_S,
    INDICATORS,
    PER_SECOND,
    ROOT,
    STOCK,
    TOGETHER,
    TOWNS,
    use_indicators,
)
from bazhua.config.bench.timing import paired, seconds
from bazhua.infra.rollup.core.declare import Audience, Indicator
from bazhua.infra.rollup.core.read import Window
from bazhua.kernel.times import BEIJING

EMIT_S: Final = 20.0
POLL_S: Final = 0.02
LOADED: Final = 200_000
"""Records that were reported before and still stand, each of another enterprise."""

READS: Final = 20
BUDGET_S: Final = 1.0
WITHIN_S: Final = 120.0

LOAD: Final = """
INSERT INTO rollup_contribution
    (event_uid, indicator, record_uid, path, day, dims, value)
SELECT gen_random_uuid(), indicator, gen_random_uuid(),
       format('.1.%%s.%%s.%%s.%%s.', 10 + town %% %(counties)s %% %(cities)s,
              100 + town %% %(counties)s, 1000 + town, 10000 + enterprise),
       %(day)s::date - enterprise / 17 %% 30,
       jsonb_build_object('department', (enterprise / 11 %% %(departments)s)::text), 1
FROM generate_series(0, %(loaded)s - 1) AS enterprise,
     LATERAL (SELECT enterprise %% %(towns)s AS town) AS home,
     unnest(%(indicators)s::text[]) AS indicator
"""

CELLS: Final = """
INSERT INTO rollup_cell (indicator, path, day, dims, value)
SELECT indicator, above.path, day, dims, CASE WHEN indicator = %(flow)s THEN sum(value)
       ELSE sum(sum(value)) OVER (PARTITION BY indicator, above.path, dims ORDER BY day) END
FROM rollup_contribution AS kept, string_to_array(btrim(kept.path, '.'), '.') AS ids,
     generate_series(1, cardinality(ids)) AS depth,
     LATERAL (SELECT '.' || array_to_string(ids[1:depth], '.') || '.') AS above (path)
GROUP BY indicator, above.path, day, dims ORDER BY above.path, indicator
"""

RIVAL: Final = """
SELECT split_part(path, '.', 3), sum(value) FROM rollup_contribution
WHERE indicator = %s AND day <= %s GROUP BY 1
"""


def run(runs: int) -> dict[str, Any]:
    """Emit, fold and watch in processes of their own, ``runs`` times 20 seconds."""
    with own_database():
        use_indicators()
        day = datetime.now(BEIJING).date()
        busy = os.getloadavg()[0]
        loading = seconds(lambda: _load(day))
        lags, took, written = _watch(day, runs)
        reading, counting = _compare(day)
        recounting = _recount()
        cells = _scalar("SELECT count(*) FROM rollup_cell")
    p50, p99 = _part(lags, 0.5), _part(lags, 0.99)
    return {
        "input": {
            "tree": {"levels": 5, "cities": CITIES, "counties": COUNTIES, "towns": TOWNS},
            "enterprises": ENTERPRISES,
            "departments": DEPARTMENTS,
            "indicators": {each.key: each.kind for each in INDICATORS},
            "events_per_s": PER_SECOND,
            "seconds": EMIT_S * runs,
            "events_per_transaction": TOGETHER,
            "fold_every_s": FOLD_EVERY_S,
            "contributions_before": 2 * LOADED,
            "cells_after": cells,
            "loaded_in_s": round(loading, 1),
            "load_average_before": round(busy, 1),
        },
        "events": len(lags),
        "events_per_s_reached": round(written, 1),
        "lag_s": {"p50": p50, "p99": p99, "max": round(lags[-1], 3)},
        "budget_p99_s": BUDGET_S,
        "measured": (
            "from just before the commit of an event until a read of both figures of the "
            f"province, repeated every {POLL_S} s, has counted it"
        ),
        "fold_s": {"batches": len(took), "median": _part(took, 0.5), "max": round(took[-1], 3)},
        "read_all_cities": reading,
        "recount_s": round(recounting, 1),
        "rival": {"what": "one SELECT sum(value) GROUP BY city over all records", **counting[0]},
        "ratio": counting[1],
    }


def _load(day: date) -> None:
    from bazhua.infra.rollup.partitions import make_months  # noqa: PLC0415 -- after the setup

    for months_ago in (31, 0):
        make_months(day - timedelta(days=months_ago))
    given = {
        "day": day - timedelta(days=1),
        "loaded": LOADED,
        "towns": TOWNS,
        "counties": COUNTIES,
        "cities": CITIES,
        "departments": DEPARTMENTS,
        "indicators": [each.key for each in INDICATORS],
        "flow": FLOW.key,
    }
    for statement in (
        LOAD,
        CELLS,
        "TRUNCATE rollup_waiting",
        "VACUUM ANALYZE rollup_contribution, rollup_cell",
    ):
        _execute(statement, given if "%(" in statement else None)


def _watch(day: date, runs: int) -> tuple[list[float], list[float], float]:
    """Return lags and durations of batches, rising, and the rate that was reached."""
    lags, took, rates = list[float](), list[float](), list[float]()
    for _ in range(runs):
        before = _figures(day)
        with TemporaryFile("w+") as told, _process("fold") as folder:
            with _process("emit", str(EMIT_S), told=told) as emitter:
                seen = _poll(day, before, emitter)
            told.seek(0)
            instants = json.load(told)
            _poll_until(day, before, len(instants), seen)
            took += json.loads(folder.communicate("")[0])
        lags += _lags(instants, seen)
        rates.append((len(instants) - 1) / (instants[-1] - instants[0]))
    return sorted(lags), sorted(took), min(rates)


def _poll(day: date, before: int, emitter: subprocess.Popen[str]) -> list[tuple[int, float]]:
    """Return how many events were counted when, for as long as they are emitted."""
    seen: list[tuple[int, float]] = []
    while emitter.poll() is None:
        seen.append((_figures(day) - before, time.time()))
        time.sleep(POLL_S)
    return seen


def _poll_until(day: date, before: int, events: int, seen: list[tuple[int, float]]) -> None:
    until = time.monotonic() + WITHIN_S
    while not seen or seen[-1][0] < events:
        if time.monotonic() > until:
            raise TimeoutError(seen[-1:])
        seen.append((_figures(day) - before, time.time()))
        time.sleep(POLL_S)


def _lags(instants: list[float], seen: list[tuple[int, float]]) -> list[float]:
    counts = [count for count, _ in seen]
    return [
        seen[bisect_left(counts, number)][1] - instant
        for number, instant in enumerate(instants, start=1)
    ]


def _figures(day: date) -> int:
    """Return how many records of the day both figures of the province have counted."""
    from bazhua.infra.rollup.reading.figures import figure  # noqa: PLC0415 -- after the setup

    reported, standing = figure(_question(FLOW, day)), figure(_question(STOCK, day))
    return min(reported or 0, (standing or 0) - LOADED)


def _question(indicator: Indicator, day: date) -> Any:
    from bazhua.infra.rollup.reading.question import Question  # noqa: PLC0415 -- after the setup

    return Question(
        indicator=indicator.key,
        path=ROOT,
        window=Window(day, day),
        audience=Audience.AUTHORITY,
        threshold=0,
        today=day,
    )


def _compare(day: date) -> tuple[dict[str, Any], tuple[dict[str, Any], float]]:
    from bazhua.infra.rollup.reading.figures import children  # noqa: PLC0415 -- after the setup

    reading, counting, ratio = paired(
        lambda: children(_question(STOCK, day)), lambda: _execute(RIVAL, [STOCK.key, day]), READS
    )
    return reading, (counting, ratio)


def _recount() -> float:
    from bazhua.infra.rollup.counting import recount  # noqa: PLC0415 -- after the setup

    def check() -> None:
        if (found := recount()).waiting or found.differences:
            raise RuntimeError(found)

    return seconds(check)


def _process(*words: str, told: IO[str] | None = None) -> subprocess.Popen[str]:
    return subprocess.Popen(  # noqa: S603 our own interpreter with fixed words
        [sys.executable, "-m", "bazhua.config.bench.province", *words],
        stdin=subprocess.PIPE,
        stdout=told or subprocess.PIPE,
        text=True,
    )


def _execute(statement: str, given: Any) -> None:
    from django.db import connection  # noqa: PLC0415 -- after the setup

    with connection.cursor() as cursor:
        cursor.execute(statement, given)


def _scalar(statement: str) -> int:
    from django.db import connection  # noqa: PLC0415 -- after the setup

    with connection.cursor() as cursor:
        cursor.execute(statement)
        return int(cursor.fetchone()[0])


def _part(rising: list[float], share: float) -> float:
    return round(rising[min(len(rising) - 1, int(len(rising) * share))], 3)
