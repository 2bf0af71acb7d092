"""What pages of a million enterprises cost through the whole of Django, against the usual way."""

from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from importlib import import_module
from itertools import cycle
from os import getloadavg
from time import perf_counter
from typing import Any, Final
from uuid import UUID

from bazhua.config.bench.database import own_database
from bazhua.config.bench.pages.persons import START, granted, let_ask
from bazhua.config.bench.timing import percentiles, seconds

ROWS: Final = 1_000_000
OURS_EACH: Final = 20
"""Our requests for each of the rival's."""

BUDGET_MS: Final = 100
GRANTS: Final[Mapping[str, dict[str, Any]]] = {
    "county officer": {"role": "R06", "node_id": 370102},
    "province officer": {"role": "R02", "node_id": 370000},
    "department of the province": {"role": "R03", "node_id": 370000, "departments": 1 << 3},
    "rare department of the province": {"role": "R03", "node_id": 370000, "departments": 1 << 19},
}
SAMPLE: Final = 40
PAGE: Final = 50


def run(runs: int) -> dict[str, Any]:
    """Load the enterprises, and ask for pages as persons with different grants."""
    with own_database():
        from bazhua.config.province.loading import pour, tidy  # noqa: PLC0415 -- models exist after the setup
        from bazhua.registry.api import prepare_registry  # noqa: PLC0415

        prepare_registry(at=START)
        loaded = seconds(lambda: pour(ROWS))
        tidy()
        let_ask()
        import_module("bazhua.config.wsgi")  # as the site: every page's code loaded, then frozen
        pages = {name: _measured(granted(limits), runs) for name, limits in GRANTS.items()}
    return {
        "input": {
            "enterprises": ROWS,
            "loaded": "county by county",
            "dangers": ROWS,
            "load_s": round(loaded, 1),
        },
        "stack": "Django's handler with every middleware of the site, grants read for each request",
        "budget": {"p99_ms": BUDGET_MS},
        "rival": "the same rows by one condition with OR, icontains, COUNT(*) and OFFSET; no HTTP",
        "pages": pages,
        "others_at_work": {"load_average": round(getloadavg()[0], 1)},
    }


def _measured(person: UUID, runs: int) -> dict[str, Any]:
    from django.test import Client  # noqa: PLC0415 -- as above

    client = Client(headers={"X-Person": str(person)})
    sampled = _sampled(person)
    timed: dict[str, Any] = {}
    for what, (addresses, rival) in _asked(client, person, sampled).items():
        following = cycle(addresses)
        for _ in range(2):
            _get(client, next(following))
        timed[what] = percentiles([_get(client, next(following)) for _ in range(runs * OURS_EACH)])
        if rival is not None:
            timed[what]["rival"] = percentiles([seconds(rival) for _ in range(max(1, runs // 2))])
    return timed


def _get(client: Any, address: str) -> float:
    began = perf_counter()
    answer = client.get(address)
    took = perf_counter() - began
    if answer.status_code != 200:  # noqa: PLR2004 -- the one good answer
        raise RuntimeError(f"{address}: {answer.status_code}")
    return took


Rival = Callable[[], object]


def _asked(
    client: Any, person: UUID, sampled: list[Any]
) -> dict[str, tuple[list[str], Rival | None]]:
    from bazhua.config.bench.pages.asking import (  # noqa: PLC0415 -- as above
        asked_of_dangers,
        asked_of_figures,
        asked_of_maps,
    )
    from bazhua.infra.search.spelling import initials, syllables  # noqa: PLC0415

    visible = _visible(person)
    ordered = visible.order_by("pinyin", "id")
    name = sampled[0].name[:4]

    def searched(*, by: str) -> Rival:
        return lambda: list(ordered.filter(**{f"{by}__icontains": name})[:PAGE])

    def shorts() -> Iterator[str]:
        for row in sampled:
            yield initials(syllables(row.name[:4]), row.name[:4])

    return {
        "list, first page": (["/enterprises/"], _paged(ordered, 0)),
        "list, tenth page": ([_tenth(client)], _paged(ordered, 9)),
        "list, one industry": (["/enterprises/?section=G"], _paged(ordered.filter(section="G"), 0)),
        "search, four characters": (
            [f"/search/?q={row.name[:4]}" for row in sampled],
            searched(by="name"),
        ),
        "search, initials": ([f"/search/?q={short}" for short in shorts()], searched(by="pinyin")),
        "search, code": (
            [f"/search/?q={row.credit_code}" for row in sampled],
            searched(by="credit_code"),
        ),
        "enterprise": ([f"/enterprises/{row.uid}/" for row in sampled], None),
        "enterprise, supervision": (
            [f"/enterprises/{row.uid}/supervision/" for row in sampled],
            None,
        ),
        "regions": (["/regions/"], None),
        **{name: (each, None) for name, each in asked_of_dangers(person, SAMPLE).items()},
        **{name: (each, None) for name, each in asked_of_maps(person, SAMPLE).items()},
        **{name: (each, None) for name, each in asked_of_figures().items()},
    }


def _tenth(client: Any) -> str:
    """Return the address of the tenth page, or of the last before it."""
    address = "/enterprises/"
    for _ in range(9):
        body = client.get(address).content.decode()
        _, found, rest = body.partition('rel="next" href="')
        if not found:
            return address
        address = "/enterprises/" + rest.partition('"')[0].replace("&amp;", "&")
    return address


def _visible(person: UUID) -> Any:
    from django.apps import apps  # noqa: PLC0415 -- as above

    from bazhua.infra.db.scoped import ScopedQuerySet  # noqa: PLC0415
    from bazhua.registry.api import actor_of  # noqa: PLC0415

    at = datetime.now(UTC)
    rows: Any = ScopedQuerySet(apps.get_model("registry", "Enterprise"))
    return rows.visible_to(actor_of(person, at=at), "enterprise", "view", at=at)


def _sampled(person: UUID) -> list[Any]:
    """Return enterprises that the person may view, apart from each other."""
    visible = _visible(person)
    found = list(visible.filter(headcount=7).order_by("id")[: SAMPLE * 50])
    rows = found or list(visible.order_by("id")[:SAMPLE])
    return rows[:: max(1, len(rows) // SAMPLE)][:SAMPLE]


def _paged(ordered: Any, number: int) -> Rival:
    from django.core.paginator import Paginator  # noqa: PLC0415 -- as above

    def read() -> object:
        pages = Paginator(ordered, PAGE)
        return list(pages.page(min(number + 1, pages.num_pages)))

    return read
