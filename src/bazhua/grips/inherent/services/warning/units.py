"""Process units are set up, reinstated and closed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from bazhua.grips.inherent.domain.warning.terms import LEAST_POINTS, MOST_POINTS, Standing
from bazhua.grips.inherent.models import (
    Installation,
    ProcessUnit,
    UnitWatch,
    points,
    process_units,
    warnings,
)
from bazhua.grips.inherent.models.warnings import LASTS
from bazhua.grips.inherent.selectors.warning.units import unit_shown
from bazhua.grips.inherent.selectors.watching.reach import MONITORING, SET
from bazhua.infra.db.access import access
from bazhua.infra.db.actors import Actor
from bazhua.infra.db.moves import swap
from bazhua.infra.db.records import new_uid
from bazhua.infra.events.emission import emit
from bazhua.kernel.errors import BadInput, MissingKey, NotFound, OutOfRange, StaleState
from bazhua.kernel.words import say


@dataclass(frozen=True, slots=True, kw_only=True)
class NewUnit:
    """Points of an installation that are to be watched together."""

    installation: UUID
    name: str
    points: Sequence[UUID]

    def __post_init__(self) -> None:
        """Refuse a unit without a name, or of too few or too many points.

        Raises:
            MissingKey, OutOfRange: as said.
        """
        if not self.name.strip():
            raise MissingKey("name")
        number = len(set(self.points))
        if not LEAST_POINTS <= number <= MOST_POINTS:
            allowed = say(
                "{least} 至 {most} 个测点", "{least} to {most} points",
                least=LEAST_POINTS, most=MOST_POINTS,
            )  # fmt: skip
            raise OutOfRange("points", number, allowed)


@transaction.atomic
def set_up_unit(new: NewUnit, *, actor: Actor, at: datetime) -> ProcessUnit:
    """Set up a process unit; it watches nothing until a person has trained it.

    Raises:
        NotFound, Forbidden: no such installation for him, or no such point of it, or he may only
            look.
        StaleState: the installation is closed.
        BadInput: there is one of this name.
    """
    home = access(Installation, actor, uid=new.installation, resource=MONITORING, action=SET, at=at)
    if home.until is not None:
        raise StaleState
    _check_points(home, new.points)
    _check_name(home, new.name.strip())
    row = ProcessUnit(
        uid=new_uid(at),
        name=new.name.strip(),
        installation=home,
        subject_kind=home.subject_kind,
        subject_uid=home.subject_uid,
        point_uids=list(dict.fromkeys(new.points)),
        standing=Standing.UNTRAINED.value,
        standing_since=at,
        set_by=actor.uid,
        since=at,
        path_then=home.path_now,
        path_now=home.path_now,
        group_now=home.group_now,
        dept_mask=home.dept_mask,
        assignment_ids=home.assignment_ids,
    )
    row.save(force_insert=True)
    told = {"name": row.name, "points": row.point_uids}
    emit("process_unit.set_up", row, actor=actor, at=at, data=told)
    return row


@transaction.atomic
def reinstate_unit(uid: UUID, *, version: int, actor: Actor, at: datetime) -> ProcessUnit:
    """Rely again on a process unit that was only observed; what was said before counts no more.

    Raises:
        NotFound, Forbidden: there is none for him, or he may only look.
        StaleState: it moved meanwhile, is closed, or is not only observed.
    """
    row = unit_to_set(uid, actor, at)
    if row.standing != Standing.OBSERVED.value:
        raise StaleState
    done = swap(row, version=version, standing=Standing.WATCHED.value, standing_since=at)
    emit("process_unit.reinstated", done, actor=actor, at=at, data={})
    return done


@transaction.atomic
def close_unit(uid: UUID, *, version: int, actor: Actor, at: datetime) -> ProcessUnit:
    """Close a process unit; a warning that lasts ends with it.

    Raises:
        NotFound, Forbidden: there is none for him, or he may only look.
        StaleState: it moved meanwhile, or is closed.
    """
    row = unit_to_set(uid, actor, at)
    closed = swap(row, version=version, until=at)
    UnitWatch.objects.filter(unit=row).delete()
    for one in warnings().filter(LASTS, unit=row):
        ended = swap(one, version=one.version, ended_at=at)
        emit("warning.ended", ended, actor=actor, at=at, data={})
    emit("process_unit.closed", closed, actor=actor, at=at, data={})
    return closed


def unit_to_set(uid: UUID, actor: Actor, at: datetime) -> ProcessUnit:
    """Return a process unit in use that somebody may set.

    Raises:
        NotFound, Forbidden: there is none for him, or he may only look.
        StaleState: it is closed.
    """
    row = unit_shown(actor, uid, at=at, action=SET)
    if row.until is not None:
        raise StaleState
    return row


def _check_points(home: Installation, asked: Sequence[UUID]) -> None:
    found = points().filter(uid__in=asked, installation=home, until=None).count()
    if found != len(set(asked)):
        raise NotFound("points")


def _check_name(home: Installation, name: str) -> None:
    if process_units().filter(installation=home, name=name, until=None).exists():
        problem = say(
            "该装置已有工艺单元“{name}”，请换一个名称",
            "the installation has a process unit “{name}”: choose another name",
            name=name,
        )
        raise BadInput("name", problem)
