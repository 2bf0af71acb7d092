"""What hidden dangers count in, written with the event that changes it."""

from collections.abc import Iterator
from datetime import date

from bazhua.grips.dangers.domain.closed_loop import indicators
from bazhua.grips.dangers.domain.closed_loop.indicators import GRADE, INDUSTRY, NONE
from bazhua.grips.dangers.domain.closed_loop.origins import SELF_FOUND
from bazhua.grips.dangers.models import HiddenDanger
from bazhua.infra.events.models import Event
from bazhua.infra.findings.core.terms import ENDED, State
from bazhua.infra.rollup.contributing import contribute, end, move
from bazhua.infra.rollup.core.contribute import Contribution, Dims, dims_of
from bazhua.infra.rollup.core.declare import BUCKET, DEPARTMENT, Indicator
from bazhua.kernel.scope import Path
from bazhua.kernel.times import day_of
from bazhua.registry.api import department_bits


def count_found(event: Event, row: HiddenDanger) -> None:
    """Count a danger that was found, on the day of its finding."""
    day, codes = day_of(row.found_at), _codes(row)
    ungraded = dims_of({key: code for key, code in codes if key != GRADE})
    found = [(indicators.OPEN, codes), (indicators.FOUND, ungraded)]
    if row.origin in SELF_FOUND:
        found.append((indicators.SELF_FOUND, ungraded))
    contribute(event, (_one(row, indicator, day, dims) for indicator, dims in found))


def count_again(event: Event, before: HiddenDanger, after: HiddenDanger) -> None:
    """Count a danger as it is after an event, from the day of the event on."""
    day = day_of(event.at)
    if after.state in ENDED:
        end(event, day=day)
    elif (before.grade, before.dept_mask) != (after.grade, after.dept_mask):
        move(event, day=day, codes=_codes(after))
    if given := [*_overdue(before, after, day), *_happened(before, after, day)]:
        contribute(event, given)


def _overdue(before: HiddenDanger, after: HiddenDanger, day: date) -> Iterator[Contribution]:
    """Yield what changes in the day from which on it is overdue, often one that is to come."""
    was = indicators.overdue_since(State(before.state), before.due_on)
    now = indicators.overdue_since(State(after.state), after.due_on)
    if was == now or after.state in ENDED:
        return
    codes = _codes(after)
    for since, value in ((was, -1), (now, 1)):
        if since is not None:
            yield _one(after, indicators.OVERDUE, max(since, day), codes, value)


def _happened(before: HiddenDanger, after: HiddenDanger, day: date) -> Iterator[Contribution]:
    """Yield what an event counts once."""
    if before.recurs_uid is None and after.recurs_uid is not None:
        yield _one(after, indicators.RECURRED, day, _codes(after))
    if State(before.state) is State.CLOSED or State(after.state) is not State.CLOSED:
        return
    codes, days = _codes(after), (day - day_of(after.found_at)).days
    bucket = dims_of(dict(codes) | {BUCKET: indicators.CLOSED.bucket(days)})
    yield _one(after, indicators.CLOSED, day, bucket)
    asked_on = day_of(after.asked_at) if after.asked_at else None
    if indicators.in_time(after.due_on, asked_on):
        yield _one(after, indicators.CLOSED_IN_TIME, day, codes)


def _one(
    row: HiddenDanger, indicator: Indicator, day: date, dims: Dims, value: int = 1
) -> Contribution:
    return Contribution(
        indicator=indicator.key,
        record_uid=row.uid,
        path=Path(row.path_now),
        day=day,
        dims=dims,
        value=value,
    )


def _codes(row: HiddenDanger) -> Dims:
    first = (row.dept_mask & -row.dept_mask).bit_length() - 1
    codes = {bit: code for code, bit in department_bits().items()}
    return dims_of(
        {
            DEPARTMENT: codes.get(first, NONE),
            INDUSTRY: row.industry or NONE,
            GRADE: row.grade or NONE,
        }
    )
