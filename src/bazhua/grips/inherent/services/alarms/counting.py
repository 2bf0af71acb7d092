"""What alarms count in, written with the event that changes them."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from typing import Final

from bazhua.grips.inherent.domain.handling import indicators
from bazhua.grips.inherent.domain.handling.deadlines import handling
from bazhua.grips.inherent.domain.handling.indicators import COLOUR, MEASURED, NONE
from bazhua.grips.inherent.models import Alarm
from bazhua.grips.inherent.services.alarms.folding import Happening
from bazhua.infra.events.models import Event
from bazhua.infra.policies.book import current_book
from bazhua.infra.rollup.contributing import contribute, contribute_each, end
from bazhua.infra.rollup.core.contribute import Contribution, Dims, dims_of
from bazhua.infra.rollup.core.declare import BUCKET, DEPARTMENT, Indicator
from bazhua.kernel.scope import Path
from bazhua.kernel.times import day_of
from bazhua.law.terms import Colour
from bazhua.registry.api import department_bits

MINUTE: Final = timedelta(minutes=1)


def count_told(told: Iterable[tuple[str, Happening]]) -> None:
    """Count what the engine told of alarms, each with the uid of its event, all at once."""
    counted = [(event, one) for event, one in told if one.adds]
    if counted:
        known = _departments()
        contribute_each((event, _told(one, known)) for event, one in counted)


def count_answered(event: Event, row: Alarm) -> None:
    """Count an alarm whose reason is given for the first time, if people were told of it."""
    if row.called_at is None:
        return
    codes, day = _codes(row, _departments()), day_of(event.at)
    minutes = (event.at - row.called_at) // MINUTE
    bucket = dims_of(dict(codes) | {BUCKET: indicators.ANSWERED.bucket(minutes)})
    given = [
        _one(row, indicators.UNANSWERED, day, codes, -1),
        _one(row, indicators.ANSWERED, day, bucket),
    ]
    book, colour = current_book(day_of(row.called_at)), Colour(row.colour)
    times = handling(book, colour=colour, announced_at=row.called_at).result
    if event.at <= times.feedback_due:
        given.append(_one(row, indicators.ANSWERED_IN_TIME, day, codes))
    contribute(event, given)


def count_closed(event: Event) -> None:
    """Count an alarm no more that is closed."""
    end(event, day=day_of(event.at))


def _told(one: Happening, departments: Mapping[int, str]) -> Iterator[Contribution]:
    codes = _codes(one.row, departments)
    for indicator, day in one.adds:
        yield _one(one.row, indicator, day, codes)


def _one(row: Alarm, indicator: Indicator, day: date, dims: Dims, value: int = 1) -> Contribution:
    return Contribution(
        indicator=indicator.key,
        record_uid=row.uid,
        path=Path(row.path_now),
        day=day,
        dims=dims,
        value=value,
    )


def _codes(row: Alarm, departments: Mapping[int, str]) -> Dims:
    first = (row.dept_mask & -row.dept_mask).bit_length() - 1
    return dims_of(
        {
            DEPARTMENT: departments.get(first, NONE),
            COLOUR: row.colour,
            MEASURED: row.point.measured,
        }
    )


def _departments() -> Mapping[int, str]:
    return {bit: code for code, bit in department_bits().items()}
