"""Who supervises an enterprise, and when it began and ended (三管三必须)."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from uuid import UUID

from django.db import transaction
from django.db.models import Count, Max, QuerySet

from bazhua.infra.db.access import access
from bazhua.infra.db.actors import Actor
from bazhua.infra.db.moves import swap
from bazhua.infra.db.records import new_uid
from bazhua.infra.events.emission import emit
from bazhua.infra.search.indexing import redirect
from bazhua.kernel.errors import NotAChoice, NotFound, OutOfRange, StaleState
from bazhua.kernel.times import day_of
from bazhua.kernel.words import say
from bazhua.registry.domain.enterprises import SupervisionKind
from bazhua.registry.domain.where.refusals import ClosedAlready, OutOfOrder, SupervisedAlready
from bazhua.registry.models import (
    Department,
    Engagement,
    Enterprise,
    Organisation,
    Place,
    Post,
    Supervision,
    all_bodies,
    all_enterprises,
)
from bazhua.registry.services.where.counting import count_again

RESOURCE: Final = "supervision"
LONGEST_BASIS: Final = 300
OF_THE_ENTERPRISE: Final = (Place, Post, Engagement)
"""Tables whose departments are those of their enterprise."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Supervising:
    """A department that is to supervise an enterprise.

    Attributes:
        office: uid of the body that does it, when it is named.
        basis: the document or duty list that says so.
    """

    enterprise: UUID
    department: str
    kind: SupervisionKind
    since: date
    office: UUID | None = None
    basis: str = ""


@transaction.atomic
def supervise(given: Supervising, *, actor: Actor, at: datetime) -> Supervision:
    """Note that a department supervises an enterprise from a day on.

    Raises:
        NotFound: the enterprise or the office is not there for this actor.
        Forbidden: he may not say who supervises it.
        NotAChoice: there is no such department.
        SupervisedAlready: it does so already.
        OutOfOrder: the enterprise began later.
        ClosedAlready: the enterprise is closed.
    """
    row = _locked(given.enterprise, "create", actor, at)
    department = _department(given.department)
    standing = Supervision.objects.filter(enterprise=row, until=None)
    if standing.filter(department=department).exists():
        raise SupervisedAlready(department.code)
    if given.since < row.since:
        raise OutOfOrder("since", given.since, row.since)
    if len(given.basis) > LONGEST_BASIS:
        allowed = say("至多 {n} 字", "at most {n} characters", n=LONGEST_BASIS)
        raise OutOfRange("basis", len(given.basis), allowed)
    made = Supervision.objects.create(
        uid=new_uid(at),
        enterprise=row,
        department=department,
        office=_office(given.office, department, actor, at),
        kind=given.kind.value,
        basis=given.basis,
        since=given.since,
    )
    told = {"department": department.code, "kind": made.kind, "since": made.since}
    _follow(row, "enterprise.supervision_began", told | {"supervision": made.uid}, actor, at)
    return made


@transaction.atomic
def end_supervision(
    uid: UUID, *, until: date, version: int, actor: Actor, at: datetime
) -> Supervision:
    """End that a department supervises an enterprise, from a day on.

    Raises:
        NotFound: it is not there for this actor.
        Forbidden: he may not say who supervises the enterprise.
        ClosedAlready: it has ended.
        OutOfOrder: it began later.
        StaleState: it changed meanwhile.
    """
    found = Supervision.objects.select_related("enterprise", "department").filter(uid=uid).first()
    if found is None:
        raise NotFound
    row = _locked(found.enterprise.uid, "end", actor, at)
    if found.until is not None:
        raise ClosedAlready(found.until)
    if until < found.since:
        raise OutOfOrder("until", until, found.since)
    moved = swap(found, version=version, until=until)
    told = {"department": found.department.code, "until": until, "supervision": uid}
    _follow(row, "enterprise.supervision_ended", told, actor, at)
    return moved


def _locked(uid: UUID, action: str, actor: Actor, at: datetime) -> Enterprise:
    """Return the enterprise; whoever says the same of it waits until this transaction ends."""
    row = access(Enterprise, actor, uid=uid, resource=RESOURCE, action=action, at=at)
    if not all_enterprises().select_for_update().filter(pk=row.pk, version=row.version).exists():
        raise StaleState
    if row.until is not None:
        raise ClosedAlready(row.until)
    return row


def _follow(
    row: Enterprise, kind: str, told: dict[str, object], actor: Actor, at: datetime
) -> None:
    """Keep the mask of the enterprise, of what is its own, of the search and of the figures."""
    standing = Supervision.objects.filter(enterprise=row, until=None)
    mask = sum(1 << bit for bit in standing.values_list("department__bit", flat=True))
    most = standing.values("kind").annotate(n=Count("pk")).aggregate(most=Max("n"))["most"]
    moved = swap(row, version=row.version, dept_mask=mask, doubled=(most or 0) > 1)
    for table in OF_THE_ENTERPRISE:
        QuerySet(table).filter(firm=row).update(dept_mask=mask)
    redirect(row.path_now, dept_mask=mask)
    event = emit(kind, moved, actor=actor, at=at, data=told)
    count_again(event, row, moved, day=day_of(at))


def _department(code: str) -> Department:
    found = Department.objects.filter(code=code, until=None).first()
    if found is None:
        known = Department.objects.filter(until=None).order_by("bit")
        raise NotAChoice("department", code, list(known.values_list("code", flat=True)))
    return found


def _office(
    uid: UUID | None, department: Department, actor: Actor, at: datetime
) -> Organisation | None:
    if uid is None:
        return None
    visible = all_bodies().visible_to(actor, "organisation", "view", at=at)
    found = visible.filter(uid=uid, until=None, department=department).first()
    if found is None:
        raise NotFound("office")
    return found
