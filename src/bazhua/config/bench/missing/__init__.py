"""How long it takes to say who is missing among 1.2 million, against a row for each expectation."""

from datetime import date, datetime, timedelta
from functools import partial
from typing import Any, Final
from uuid import UUID

from bazhua.config.bench.database import own_database
from bazhua.config.bench.timing import seconds, summary
from bazhua.kernel.policy.calendar import WorkCalendar
from bazhua.kernel.scope import Grant, Path, Place
from bazhua.kernel.times import BEIJING

TEAMS: Final = 1_200_000
COUNTIES: Final = 136
CITIES: Final = 16
TOWNS: Final = 13
"""In each county."""

DONE_PERCENT: Final = 95
DAY: Final = date(2026, 11, 23)
NOON: Final = datetime(2026, 11, 23, 12, tzinfo=BEIJING)
MORNING: Final = (timedelta(hours=6), timedelta(hours=9))
BUDGET_COUNTY_PAGE_S: Final = 0.1
BUDGET_PROVINCE_COUNT_S: Final = 1.0

BOUND: Final = """
INSERT INTO recurrence_assignment
    (uid, version, origin_instance, path_then, path_now, group_now, dept_mask, assignment_ids,
     rule_id, subject_kind, subject_uid, holder, since)
SELECT gen_random_uuid(), 1, '', path, path, '', 1, '{}', %(rule)s, 'team', gen_random_uuid(),
       'post:' || n, %(day)s
FROM generate_series(0, %(teams)s - 1) AS n,
     LATERAL (SELECT n * %(counties)s::bigint / %(teams)s AS county) AS of_county,
     LATERAL (SELECT format('.1.%%s.%%s.%%s.%%s.', 2 + county * %(cities)s / %(counties)s,
                            100 + county, 1000 + county * %(towns)s + n %% %(towns)s,
                            10000 + n / 10) AS path) AS place
"""
"""County by county, as real data would be; ten teams in each enterprise."""

HELD: Final = """
INSERT INTO recurrence_fulfilment (assignment_id, opens_at, state, at, late, record_uid, excuse)
SELECT id, %(opens_at)s, 'done', %(opens_at)s, false, gen_random_uuid(), ''
FROM recurrence_assignment WHERE hashint8(id) %% 100 + 100 * (hashint8(id) %% 100 < 0)::int < %(percent)s
ORDER BY hashint8(id + 1)
"""
"""In the order of a morning: county beside county."""

RIVAL: Final = (
    "CREATE TABLE expectation (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,"
    " assignment_id bigint NOT NULL, opens_at timestamptz NOT NULL, state text NOT NULL,"
    " county_id bigint, UNIQUE (assignment_id, opens_at))",
    "CREATE INDEX ON expectation (county_id, opens_at, id) WHERE state = 'open'",
)
ROWS: Final = """
INSERT INTO expectation (assignment_id, opens_at, state, county_id)
SELECT id, %s, 'open', county_id FROM recurrence_assignment
"""


def run(runs: int) -> dict[str, Any]:
    """Ask for a county's page and counts of county and province; then write a day's rows."""
    with own_database():
        from django.db import connection  # noqa: PLC0415 -- the database exists after the setup

        from bazhua.infra.recurrence.core.periods import named  # noqa: PLC0415
        from bazhua.infra.recurrence.rows import schedule_of  # noqa: PLC0415

        rule = _rule()
        period = named(schedule_of(rule), rule.next_opens_at, WorkCalendar(()))
        if period is None:
            raise RuntimeError(rule.next_opens_at)
        with connection.cursor() as cursor:
            _load(cursor, rule.pk, period.opens_at)
        figures = _asked(rule, period, runs)
        with connection.cursor() as cursor:
            rival = _rival(cursor, rule.next_opens_at, runs)
    return {
        "input": {"assignments": TEAMS, "done_percent": DONE_PERCENT, "counties": COUNTIES},
        **figures,
        "budget_s": {
            "county_page": BUDGET_COUNTY_PAGE_S,
            "province_count": BUDGET_PROVINCE_COUNT_S,
        },
        "rival": {
            "what": "INSERT of the same day's expectations, one row each, before anybody asks",
            **rival,
        },
        "ratio": round(figures["province_count"]["median_s"] / rival["median_s"], 3),
    }


def _rule() -> Any:
    from bazhua.infra.recurrence.core.periods import Schedule, Window  # noqa: PLC0415
    from bazhua.infra.recurrence.core.policy import Demand  # noqa: PLC0415
    from bazhua.infra.recurrence.core.rhythms import Daily  # noqa: PLC0415
    from bazhua.infra.recurrence.services import set_rule  # noqa: PLC0415

    schedule = Schedule(rhythm=Daily(), windows=(Window(*MORNING),), since=DAY)
    return set_rule(
        schedule,
        Demand(kind="bench.hold", clause="platform:bench"),
        place=Place(region=Path(".1.")),
        actor=_viewer(".1."),
        at=datetime(2026, 11, 23, tzinfo=BEIJING),
        calendar=WorkCalendar(()),
    )


def _load(cursor: Any, rule: int, opens_at: datetime) -> None:
    given = {"teams": TEAMS, "counties": COUNTIES, "cities": CITIES, "towns": TOWNS}
    cursor.execute(BOUND, {**given, "rule": rule, "day": DAY})
    cursor.execute(HELD, {"opens_at": opens_at, "percent": DONE_PERCENT})
    cursor.execute("VACUUM ANALYZE recurrence_assignment, recurrence_fulfilment")


def _asked(rule: Any, period: Any, runs: int) -> dict[str, Any]:
    from bazhua.infra.recurrence.selectors import count_missing, missing, tally  # noqa: PLC0415

    county, province = _viewer(".1.7.150."), _viewer(".1.")

    def county_pages() -> None:
        first = missing(rule, period, county, at=NOON)
        missing(rule, period, county, at=NOON, after=first[-1].id)

    asked = {
        "county_page": lambda: missing(rule, period, county, at=NOON),
        "county_two_pages": county_pages,
        "county_count": lambda: count_missing(rule, period, county, at=NOON),
        "province_page": lambda: missing(rule, period, province, at=NOON),
        "province_count": lambda: count_missing(rule, period, province, at=NOON),
        "province_tally": lambda: tally(rule, period),
    }
    missing_now = count_missing(rule, period, province, at=NOON)
    figures = {name: summary([seconds(ask) for _ in range(runs)]) for name, ask in asked.items()}
    return {"missing": missing_now, **figures}


def _rival(cursor: Any, opens_at: datetime, runs: int) -> dict[str, Any]:
    for statement in RIVAL:
        cursor.execute(statement)
    days = [opens_at + timedelta(days=number) for number in range(runs)]
    return summary([seconds(partial(cursor.execute, ROWS, [day])) for day in days])


def _viewer(region: str) -> Any:
    from bazhua.infra.db.actors import Actor  # noqa: PLC0415

    since = datetime(2020, 1, 1, tzinfo=BEIJING)
    grant = Grant(role="officer", region=Path(region), since=since)
    rights = {("recurrence", action): frozenset({"officer"}) for action in ("view", "set")}
    return Actor(uid=UUID(int=1), grants=(grant,), rights=rights)
