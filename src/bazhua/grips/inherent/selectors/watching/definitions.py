"""Points and limits as the engine knows them."""

from collections.abc import Iterable, Iterator
from typing import Final

from bazhua.engine.core import definitions as engine
from bazhua.engine.core.definitions import LimitKind
from bazhua.grips.inherent.domain.alarm.policy import FlatLine, MeasuredKind, Suspicion
from bazhua.grips.inherent.domain.watching.limits import is_shelvable
from bazhua.grips.inherent.models import Limit, Point
from bazhua.kernel.policy.book import PolicyBook

SECOND_MS: Final = 1_000
HOUR_MS: Final = 3_600 * SECOND_MS
GASES: Final = frozenset({MeasuredKind.FLAMMABLE_GAS, MeasuredKind.TOXIC_GAS})
CAUSES: Final = {LimitKind.H: LimitKind.HH, LimitKind.L: LimitKind.LL}
"""While the alarm of the value stands, that of the key is not announced."""


def points_defined(rows: Iterable[Point], book: PolicyBook) -> Iterator[engine.Point]:
    """Yield points as the engine knows them; copied curves are looked for within an installation."""
    flat = {row.measured: row for row in book.rows(FlatLine)}
    steady = book.row(Suspicion).steady_minutes
    for row in rows:
        line = flat.get(MeasuredKind(row.measured))
        group = row.installation_id or row.subject_uid
        yield engine.Point(
            tag=row.tag,
            period_ms=row.period_s * SECOND_MS,
            low=row.low,
            high=row.high,
            resolution=row.resolution,
            group=f"{group} {row.measured}",
            flat_ms=0 if line is None else line.hours * HOUR_MS,
            flat_zero_ms=0 if line is None else line.zero_hours * HOUR_MS,
            firm=str(row.enterprise_id),
            steady_minutes=steady if row.measured in GASES else 0,
        )


def limit_defined(row: Limit, book: PolicyBook) -> engine.Limit:
    """Return a limit as the engine knows it; one gateway is one operator position."""
    kind, point = LimitKind(row.kind), row.point
    level = None if point.installation is None else point.installation.level
    cause = CAUSES.get(kind)
    return engine.Limit(
        point=point.tag,
        kind=kind,
        set_point=row.set_point,
        dead_band=row.dead_band,
        on_delay_ms=row.on_delay_s * SECOND_MS,
        off_delay_ms=row.off_delay_s * SECOND_MS,
        latching=row.latching,
        cause=None if cause is None else (point.tag, cause),
        re_alarm_ms=row.re_alarm_s * SECOND_MS,
        shelvable=is_shelvable(book, kind, level),
        position=point.gateway_id,
    )
