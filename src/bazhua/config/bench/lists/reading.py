"""What a page of a list costs at 10,000 and at a million records, against counting rows off."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from os import getloadavg
from typing import Any, Final
from uuid import UUID

from bazhua.config.bench.database import own_database
from bazhua.config.bench.timing import percentiles, seconds

SIZES: Final = (10_000, 1_000_000)
PAGE: Final = 50
OURS_EACH: Final = 20
"""Our measurements for each of the rival's."""

DEEP: Final = 0.9
"""How far down the list a deep page lies."""

BUDGET_MS: Final = 100
MOST_RATIO: Final = 2
START: Final = datetime(2026, 1, 1, tzinfo=UTC)

Timings = dict[str, dict[str, Any]]


def run(runs: int) -> dict[str, Any]:
    """Read lists of the same table in two sizes, for actors with different grants."""
    sizes: dict[str, Any] = {}
    with own_database():
        from bazhua.config.bench.lists.records import filled  # noqa: PLC0415 -- models exist after the setup

        for size in SIZES:
            with filled(size) as rows:
                sizes[str(rows)] = {name: _measured(name, runs) for name in GRANTS}
    small, large = sizes.values()
    return {
        "input": {"page": PAGE, "counties": 136, "deep": DEEP, "loaded": "county by county"},
        "budget": {"p99_ms": BUDGET_MS, "ratio": MOST_RATIO},
        "rival": "Django's Paginator over one condition with OR: COUNT(*), OFFSET",
        "rows": sizes,
        "ratio_of_medians": _ratios(small, large, "p50_ms"),
        "ratio_of_blocks": _ratios(small, large, "blocks"),
        "others_at_work": {"load_average": round(getloadavg()[0], 1)},
    }


GRANTS: Final[Mapping[str, tuple[dict[str, Any], ...]]] = {
    "province": ({"region": ".1."},),
    "one city": ({"region": ".1.9."},),
    "one county": ({"region": ".1.9.160."},),
    "three counties": tuple({"region": f".1.{c}.{n}."} for c, n in ((2, 103), (9, 160), (17, 230))),
    "sixteen counties": tuple(
        {"region": f".1.{2 + n * 8 * 16 // 136}.{100 + n * 8}."} for n in range(16)
    ),
    "department of the province": ({"region": ".1.", "departments": 1 << 3},),
    "rare department of the province": ({"region": ".1.", "departments": 1 << 40},),
    "assignment over the province": ({"region": ".1.", "assignment": 1},),
    "small assignment": ({"region": ".1.", "assignment": 2},),
}
WHAT: Final = ("first page", "deep page", "filtered page", "capped count")


def _measured(name: str, runs: int) -> Timings:
    from bazhua.config.bench.lists.touched import blocks  # noqa: PLC0415 -- as above

    ours, theirs = _ours(name), _theirs(name)
    timed: Timings = {}
    for what in WHAT:
        for action in (ours[what], theirs[what]):
            action()
        one = [seconds(ours[what]) for _ in range(runs * OURS_EACH)]
        other = [seconds(theirs[what]) for _ in range(runs)]
        timed[what] = {
            **percentiles(one),
            "blocks": blocks(ours[what]),
            "rival": {**percentiles(other), "blocks": blocks(theirs[what])},
        }
    return timed


def _ratios(small: dict[str, Timings], large: dict[str, Timings], unit: str) -> dict[str, Any]:
    return {
        name: {what: round(large[name][what][unit] / small[name][what][unit], 2) for what in WHAT}
        for name in GRANTS
    }


def _actor(name: str) -> Any:
    from bazhua.infra.db.actors import Actor  # noqa: PLC0415 -- as above
    from bazhua.kernel.scope import Grant, Path  # noqa: PLC0415

    grants = tuple(
        Grant(role="viewer", since=START, **{**limits, "region": Path(limits["region"])})
        for limits in GRANTS[name]
    )
    rights = {("sample", "view"): frozenset({"viewer"})}
    return Actor(uid=UUID(int=0), grants=grants, rights=rights)


def _ours(name: str) -> dict[str, Callable[[], object]]:
    from bazhua.config.bench.lists.records import Sample  # noqa: PLC0415 -- as above
    from bazhua.infra.tables.keyset import Order, Window, count, keys, rows  # noqa: PLC0415
    from bazhua.infra.ui.parts.table import CAP  # noqa: PLC0415

    order = Order("due_at")
    parts: Any = Sample.objects.parts_visible_to(_actor(name), "sample", "view", at=START)
    open_ones = [part.filter(state="open") for part in parts]
    deep = Window(_deep_key(name))

    def page(of: Any, window: Window) -> object:
        return rows(of, keys(of, order, window, PAGE + 1)[:PAGE])

    return {
        "first page": lambda: page(parts, Window()),
        "deep page": lambda: page(parts, deep),
        "filtered page": lambda: page(open_ones, Window()),
        "capped count": lambda: count(parts, CAP),
    }


def _theirs(name: str) -> dict[str, Callable[[], object]]:
    from django.core.paginator import Paginator  # noqa: PLC0415 -- as above

    visible = _visible(name)
    open_ones = visible.filter(state="open")

    def page(of: Any, part: float) -> object:
        pages = Paginator(of, PAGE)
        return list(pages.page(max(1, int(pages.num_pages * part))))

    return {
        "first page": lambda: page(visible, 0),
        "deep page": lambda: page(visible, DEEP),
        "filtered page": lambda: page(open_ones, 0),
        "capped count": visible.count,
    }


def _visible(name: str) -> Any:
    from bazhua.config.bench.lists.records import Sample  # noqa: PLC0415 -- as above

    shown = Sample.objects.visible_to(_actor(name), "sample", "view", at=START)
    return shown.order_by("due_at", "id")


def _deep_key(name: str) -> Any:
    visible = _visible(name).filter(due_at__isnull=False)
    place = int(visible.count() * DEEP)
    return visible.values_list("due_at", "id")[place]
