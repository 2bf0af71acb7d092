"""What hidden dangers count in, written with the event that changes it."""

from bazhua.grips.dangers.domain.closed_loop.indicators import FOUND, GRADE, NONE, OPEN
from bazhua.grips.dangers.models import HiddenDanger
from bazhua.infra.events.models import Event
from bazhua.infra.findings.core.terms import ENDED
from bazhua.infra.rollup.contributing import contribute, end, move
from bazhua.infra.rollup.core.contribute import Contribution, Dims, dims_of
from bazhua.infra.rollup.core.declare import DEPARTMENT
from bazhua.kernel.scope import Path
from bazhua.kernel.times import day_of
from bazhua.registry.api import department_bits


def count_found(event: Event, row: HiddenDanger) -> None:
    """Count a danger that was found, on the day of its finding."""
    day, path, codes = day_of(row.found_at), Path(row.path_now), _codes(row)
    department = dims_of({DEPARTMENT: dict(codes)[DEPARTMENT]})
    contribute(
        event,
        (
            Contribution(indicator=key, record_uid=row.uid, path=path, day=day, dims=dims)
            for key, dims in ((OPEN.key, codes), (FOUND.key, department))
        ),
    )


def count_again(event: Event, before: HiddenDanger, after: HiddenDanger) -> None:
    """Count a danger as it is after an event, from the day of the event on."""
    day = day_of(event.at)
    if after.state in ENDED:
        end(event, day=day)
    elif (before.grade, before.dept_mask) != (after.grade, after.dept_mask):
        move(event, day=day, codes=_codes(after))


def _codes(row: HiddenDanger) -> Dims:
    first = (row.dept_mask & -row.dept_mask).bit_length() - 1
    codes = {bit: code for code, bit in department_bits().items()}
    return dims_of({DEPARTMENT: codes.get(first, NONE), GRADE: row.grade or NONE})
