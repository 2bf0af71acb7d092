"""What enterprises count in, written with the event that changes it."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import TypeAlias

from bazhua.infra.db.pouring import Columns
from bazhua.infra.events.models import Event
from bazhua.infra.rollup.contributing import contribute, contribute_each, end
from bazhua.infra.rollup.core.contribute import Contribution, Dims, dims_of
from bazhua.kernel.scope import Path
from bazhua.registry.domain.where.indicators import counted
from bazhua.registry.models import Department, Enterprise

Counted: TypeAlias = frozenset[tuple[str, Dims]]
Departments: TypeAlias = Mapping[int, str]


def counts_in(columns: Columns, departments: Departments) -> Counted:
    """Return indicator and dimensions of all that an enterprise counts in; none when closed."""
    if columns.get("until") is not None:
        return frozenset()
    mask: int = columns["dept_mask"]
    given = counted(
        department=departments.get((mask & -mask).bit_length() - 1, ""),
        section=columns["industry"][:1],
        status=columns["status"],
        lists=tuple(columns["high_risk"]),
    )
    return frozenset((key, dims_of(dict(dims))) for key, dims in given)


def count_new(entered: Iterable[tuple[str, Columns]], *, day: date) -> None:
    """Count enterprises that were entered on a day, each with the uid of its event."""
    known = departments_by_bit()
    contribute_each((event, _given(one, counts_in(one, known), day)) for event, one in entered)


def count_again(event: Event, before: Enterprise, after: Enterprise, *, day: date) -> None:
    """Count an enterprise as it is after an event, when that is in another way than before."""
    known = departments_by_bit()
    now = counts_in(vars(after), known)
    if now == counts_in(vars(before), known):
        return
    end(event, day=day)
    contribute(event, _given(vars(after), now, day))


def departments_by_bit() -> Departments:
    """Return the code of every department by its bit."""
    return dict(Department.objects.values_list("bit", "code"))


def _given(columns: Columns, counted_in: Counted, day: date) -> Iterable[Contribution]:
    uid, path = columns["uid"], Path(columns["path_now"])
    for key, dims in sorted(counted_in):
        yield Contribution(indicator=key, record_uid=uid, path=path, day=day, dims=dims)
