"""What enterprises count in, written with the event that changes it."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import TypeAlias

from bazhua.infra.events.models import Event
from bazhua.infra.rollup.contributing import contribute, contribute_each, end
from bazhua.infra.rollup.core.contribute import Contribution, Dims, dims_of
from bazhua.kernel.scope import Path
from bazhua.registry.domain.where.indicators import counted
from bazhua.registry.models import Department, Enterprise

Counted: TypeAlias = frozenset[tuple[str, Dims]]
Departments: TypeAlias = Mapping[int, str]


def counts_in(row: Enterprise, departments: Departments) -> Counted:
    """Return indicator and dimensions of all that an enterprise counts in; none when closed."""
    if row.until is not None:
        return frozenset()
    given = counted(
        department=departments.get((row.dept_mask & -row.dept_mask).bit_length() - 1, ""),
        section=row.industry[:1],
        status=row.status,
        lists=tuple(row.high_risk),
    )
    return frozenset((key, dims_of(dict(dims))) for key, dims in given)


def count_new(entered: Iterable[tuple[str, Enterprise]], *, day: date) -> None:
    """Count enterprises that were entered on a day, each with the uid of its event."""
    known = departments_by_bit()
    contribute_each((event, _given(row, counts_in(row, known), day)) for event, row in entered)


def count_again(event: Event, before: Enterprise, after: Enterprise, *, day: date) -> None:
    """Count an enterprise as it is after an event, when that is in another way than before."""
    known = departments_by_bit()
    now = counts_in(after, known)
    if now == counts_in(before, known):
        return
    end(event, day=day)
    contribute(event, _given(after, now, day))


def departments_by_bit() -> Departments:
    """Return the code of every department by its bit."""
    return dict(Department.objects.values_list("bit", "code"))


def _given(row: Enterprise, counted_in: Counted, day: date) -> Iterable[Contribution]:
    path = Path(row.path_now)
    for key, dims in sorted(counted_in):
        yield Contribution(indicator=key, record_uid=row.uid, path=path, day=day, dims=dims)
