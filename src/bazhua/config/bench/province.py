"""A province to measure roll-up on: its tree, its indicators, its traffic.

As a program it is the traffic, apart from what measures it: ``emit SECONDS`` or ``fold``.
"""

import json
import sys
import threading
import time
from datetime import datetime
from random import Random
from typing import Final
from uuid import NAMESPACE_URL, UUID, uuid5

import django
from django.conf import settings

from bazhua.infra.rollup.core.contribute import Contribution
from bazhua.infra.rollup.core.declare import DEPARTMENT, Dimension, Indicator, Kind
from bazhua.kernel.scope import Path
from bazhua.kernel.times import BEIJING
from bazhua.kernel.words import Word

CITIES: Final = 16
COUNTIES: Final = 136
TOWNS: Final = 1_824
ENTERPRISES: Final = 1_000_000
DEPARTMENTS: Final = 8
PER_SECOND: Final = 500
TOGETHER: Final = 10
"""Events in one transaction: as many as one Python process can write besides all others."""
FOLD_EVERY_S: Final = 0.2
WORKS: Final = uuid5(NAMESPACE_URL, "bazhua:bench")

ROOT: Final = Path(".1.")
BY_DEPARTMENT: Final = (Dimension(DEPARTMENT, Word("部门", "department")),)
FLOW: Final = Indicator(
    key="bench.reported",
    kind=Kind.FLOW,
    unit=Word("件", "records"),
    definition=Word("当日上报的件数", "records reported on the day"),
    dimensions=BY_DEPARTMENT,
)
STOCK: Final = Indicator(
    key="bench.open",
    kind=Kind.STOCK,
    unit=Word("件", "records"),
    definition=Word("当日终了时未办结的件数", "records open at the close of the day"),
    dimensions=BY_DEPARTMENT,
)
INDICATORS: Final = (FLOW, STOCK)


def use_indicators() -> None:
    """Let roll-up know the indicators of this province, and no others."""
    django.setup()
    settings.ROLLUP_INDICATORS = "bazhua.config.bench.province.INDICATORS"


def path_of(enterprise: int) -> Path:
    """Return the place of an enterprise, at the fifth level."""
    town = enterprise % TOWNS
    county = town % COUNTIES
    city = county % CITIES
    return Path.of(1, 10 + city, 100 + county, 1_000 + town, 10_000 + enterprise)


def emit_for(seconds: float) -> list[float]:
    """Let records be reported at a steady rate; return the instants just before each commit."""
    pick = Random(1)  # noqa: S311 repeatable, not secret
    begin, instants = time.time(), list[float]()
    for number in range(0, round(seconds * PER_SECOND), TOGETHER):
        time.sleep(max(0.0, begin + number / PER_SECOND - time.time()))
        instants += [_report(pick)] * TOGETHER
    return instants


def _report(pick: Random) -> float:
    from django.db import transaction  # noqa: PLC0415 -- models exist after the setup

    from bazhua.infra.db.actors import Actor  # noqa: PLC0415
    from bazhua.infra.db.records import new_uid  # noqa: PLC0415
    from bazhua.infra.events.emission import Subject, emit_each  # noqa: PLC0415
    from bazhua.infra.rollup.contributing import contribute_each  # noqa: PLC0415

    at = datetime.now(BEIJING)
    places = [path_of(pick.randrange(ENTERPRISES)) for _ in range(TOGETHER)]
    happened = [(Subject(new_uid(at), path.dotted), {"item": "bench"}) for path in places]
    with transaction.atomic():
        actor = Actor(uid=WORKS, grants=(), rights={})
        events = emit_each("bench.reported", happened, actor=actor, at=at)
        contribute_each(
            (event.uid, _both(event.record_uid, path, at, pick.randrange(DEPARTMENTS)))
            for event, path in zip(events, places, strict=True)
        )
        return time.time()


def _both(uid: UUID, path: Path, at: datetime, department: int) -> list[Contribution]:
    return [
        Contribution(
            indicator=indicator.key,
            record_uid=uid,
            path=path,
            day=at.date(),
            dims=((DEPARTMENT, str(department)),),
        )
        for indicator in INDICATORS
    ]


def fold_until_told() -> list[float]:
    """Fold every 200 ms until the input ends; return how long the batches took."""
    from bazhua.infra.rollup.folding import fold_due  # noqa: PLC0415 -- as above

    told = threading.Event()

    def listen() -> None:
        sys.stdin.read()
        told.set()

    threading.Thread(target=listen, daemon=True).start()
    took = list[float]()
    while True:
        ended, began = told.is_set(), time.perf_counter()
        more = fold_due()
        took.append(time.perf_counter() - began)
        if ended and not more:
            return took
        if not more:
            told.wait(FOLD_EVERY_S)


def main() -> None:
    """Be the traffic, and print what happened as JSON."""
    use_indicators()
    match sys.argv[1:]:
        case ["emit", seconds]:
            json.dump(emit_for(float(seconds)), sys.stdout)
        case ["fold"]:
            json.dump(fold_until_told(), sys.stdout)


if __name__ == "__main__":
    main()
