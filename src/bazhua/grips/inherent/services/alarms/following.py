"""What the engine tells becomes alarms, once, whatever is killed and whoever asks."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import datetime
from typing import Any, Final
from uuid import NAMESPACE_URL, uuid5

from django.db import connection, transaction
from django.db.models import Q
from msgspec.json import Encoder

from bazhua.engine.adapters.database import Bell
from bazhua.engine.core.codes import Kind
from bazhua.grips.inherent.models import Alarm, Limit, Point, alarms, points
from bazhua.grips.inherent.models.points import IN_USE
from bazhua.grips.inherent.services.alarms import duties, silences
from bazhua.grips.inherent.services.alarms.counting import count_told
from bazhua.grips.inherent.services.alarms.feed import MOST, Change, changes_after, taken_over
from bazhua.grips.inherent.services.alarms.finding import let_find
from bazhua.grips.inherent.services.alarms.folding import MARKS, Folding, Happening, Key
from bazhua.infra.db.actors import Actor
from bazhua.infra.events.emission import emit_apart
from bazhua.infra.policies.book import current_book
from bazhua.infra.references.numbers import Series
from bazhua.infra.references.services import next_numbers
from bazhua.infra.stream.ringing import ring_places
from bazhua.kernel.times import day_of

TELLER: Final = Actor(uid=uuid5(NAMESPACE_URL, "bazhua:alarms"), grants=(), rights={})
NUMBERED: Final = "BJ"
HINT: Final = "alarm"
COUNTY: Final = 3
"""Rungs of the tree down to the county, whose code a number names."""

LONGEST_SLEEP_S: Final = 1.0
OF_A_LIMIT: Final = frozenset({Kind.ALARM, Kind.REVEALED, *MARKS})

LATEST: Final = """
SELECT last.id FROM unnest(%s::bigint[], %s::text[]) AS asked (point, kind), LATERAL (
    SELECT id FROM inherent_alarm WHERE point_id = asked.point AND limit_kind = asked.kind
    ORDER BY raised_at DESC, id DESC LIMIT 1
) AS last
"""
STORE: Final = """
UPDATE inherent_alarm AS alarm
SET state = given.state, progress = given.progress, marks = given.marks,
    occurrences = given.occurrences, changed_at = given.changed_at, gone_at = given.gone_at,
    called_at = given.called_at, version = version + 1
FROM json_to_recordset(%s) AS given (
    id bigint, state text, progress text, marks text[], occurrences integer,
    changed_at timestamptz, gone_at timestamptz, called_at timestamptz
)
WHERE alarm.id = given.id
"""
COLUMNS: Final = (
    "id",
    "state",
    "progress",
    "marks",
    "occurrences",
    "changed_at",
    "gone_at",
    "called_at",
)


def work(bell: Bell, clock: Callable[[], datetime], stopped: Callable[[], bool]) -> None:
    """Take over until asked to stop; a batch that has begun is finished."""
    current_book(day_of(clock()))  # the first alarm does not wait until the book is read
    while not stopped():
        if not follow(clock()):
            bell.wait(LONGEST_SLEEP_S)


@transaction.atomic
def follow(at: datetime, *, most: int = MOST) -> int:
    """Take over what the engine told next, with how far that is, in one transaction.

    Args:
        most: transitions at once; those of one position are never parted.

    Returns:
        How many transitions; 0 means all are taken over, or another process is at it.
    """
    feed = taken_over()
    changes = changes_after(feed.position, most) if feed else []
    if feed is None or not changes:
        return 0
    silences.note([one for one in changes if one.kind is Kind.SILENCE], at=at)
    _take([one for one in changes if one.kind in OF_A_LIMIT], at)
    feed.position = changes[-1].position
    feed.save(update_fields=["position"])
    return len(changes)


def _take(changes: Sequence[Change], at: datetime) -> None:
    folding = _known({one.subject for one in changes}, {(c.subject, c.limit) for c in changes})
    folding.take(changes)
    _store(folding.touched.values())
    _number(folding.made)
    alarms().bulk_create(folding.made)
    _emit(folding.happened)
    let_find(folding.made, at=at)
    duties.begin(folding.calls, actor=TELLER, at=at)
    ring_places({one.row.place.region for one in folding.happened}, HINT)


def points_of(tags: Collection[str]) -> dict[str, Point]:
    """Return points by their tags; of several the one in use, else the last."""
    rows = points().filter(tag__in=tags).order_by("-until", "pk")
    return {row.tag: row for row in rows}


def _known(tags: Collection[str], asked: Collection[tuple[str, str]]) -> Folding:
    """Return what is on record of limits; their alarms stay as they are to the end of this."""
    found = points_of(tags)
    keys = [(found[tag].pk, kind) for tag, kind in asked if tag in found]
    rows = Limit.objects.filter(point__in=[row.pk for row in found.values()])
    limits: dict[Key, Limit] = {(row.point_id, row.kind): row for row in rows.order_by("set_at")}
    limits |= {(row.point_id, row.kind): row for row in rows.filter(IN_USE)}
    return Folding(found, limits, _latest(keys))


def _latest(keys: Sequence[Key]) -> dict[Key, Alarm]:
    with connection.cursor() as cursor:
        cursor.execute(LATEST, [[point for point, _ in keys], [kind for _, kind in keys]])
        ids = [id_ for (id_,) in cursor.fetchall()]
    rows = alarms().filter(Q(pk__in=ids)).select_for_update().order_by("pk")
    return {(row.point_id, row.limit_kind): row for row in rows}


def _store(rows: Iterable[Alarm]) -> None:
    given = [{name: getattr(row, name) for name in COLUMNS} for row in rows]
    if given:
        with connection.cursor() as cursor:
            cursor.execute(STORE, [_ROWS.encode(given).decode()])


def _number(rows: Iterable[Alarm]) -> None:
    series: dict[Series, list[Alarm]] = defaultdict(list)
    for row in rows:
        division = str(row.place.region.ids()[:COUNTY][-1])
        series[Series.at(NUMBERED, division, row.raised_at)].append(row)
    for one, own in sorted(series.items()):
        for row, number in zip(own, next_numbers(one, len(own)), strict=True):
            row.number = str(number)


def _emit(happened: Iterable[Happening]) -> None:
    """Write events kind by kind, the order within each alarm kept, and what they count."""
    rounds: dict[tuple[int, str], list[Happening]] = defaultdict(list)
    counts: dict[Any, int] = defaultdict(int)
    for one in happened:
        rounds[counts[one.row.uid], one.kind].append(one)
        counts[one.row.uid] += 1
    told: list[tuple[str, Happening]] = []
    for key in sorted(rounds):
        drafts = ((one.row, one.at, one.data) for one in rounds[key])
        told += zip(emit_apart(key[1], drafts, actor=TELLER), rounds[key], strict=True)
    count_told(told)


_ROWS: Final = Encoder()
