"""A visit is planned: by whom, to whom, of which legal kind, by which approval."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Final
from uuid import UUID

from django.db import transaction

from bazhua.grips.dangers.domain.terms import VisitKind
from bazhua.grips.dangers.domain.visiting.acts import AllowedActs, visit_acts
from bazhua.grips.dangers.domain.visiting.table import OFFICER, VISITING, Ground
from bazhua.grips.dangers.models import Visit
from bazhua.grips.dangers.selectors.visiting.visits import VISITS
from bazhua.infra.db.access import VIEW
from bazhua.infra.db.actors import Actor
from bazhua.infra.db.records import new_uid
from bazhua.infra.events.emission import emit
from bazhua.infra.policies.book import current_book
from bazhua.infra.references.numbers import Series
from bazhua.infra.references.services import next_number
from bazhua.kernel.errors import BadInput, Forbidden, MissingKey, NotFound
from bazhua.kernel.scope import Place
from bazhua.kernel.times import day_of
from bazhua.kernel.words import say
from bazhua.registry.api import actor_of, persons_with, place_of

NUMBERED: Final = "RQ"
COUNTY: Final = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """A visit that is to be made.

    Attributes:
        basis: the plan, or what set it off; for authorities only.
        approval: number of the approval, where the kind needs one.
        officers: uids of who takes part.
    """

    enterprise: UUID
    kind: VisitKind
    ground: Ground
    basis: str
    approval: str = ""
    planned_on: date
    officers: tuple[UUID, ...]

    def __post_init__(self) -> None:
        """Refuse a visit without a ground.

        Raises:
            MissingKey: the basis is left empty.
        """
        if not self.basis.strip():
            raise MissingKey("basis")


@transaction.atomic
def plan_visit(planned: Planned, *, actor: Actor, at: datetime) -> Visit:
    """Plan a visit to an enterprise.

    Raises:
        NotFound, Forbidden: no such enterprise for him, or he may plan no visits there.
        MissingKey: the kind needs an approval.
        BadInput: somebody may not take part, or too few of them are certified.
        NoRuleInForce: the kinds were not told apart on that day.
    """
    place = place_of("enterprise", planned.enterprise)
    if not actor.may(VISITS, "create", place, at):
        raise Forbidden if actor.may(VISITS, VIEW, place, at) else NotFound
    acts = allowed(planned.kind, planned.planned_on, at)
    if acts.needs_approval and not planned.approval.strip():
        raise MissingKey("approval")
    _check_officers(planned.officers, acts, place, at)
    own = place.assignments | _assignments(planned.officers, place, at)
    row = _made(planned, replace(place, assignments=own), actor, at)
    row.save(force_insert=True)
    told = {"number": row.number, "kind": row.kind, "officers": row.officers}
    emit("visit.planned", row, actor=actor, at=at, data=told)
    return row


def allowed(kind: VisitKind, on: date, at: datetime) -> AllowedActs:
    """Return what a visit of a kind may do on a day, and what it takes."""
    return visit_acts(current_book(day_of(at)), kind=kind, on=on).result


def _check_officers(
    officers: tuple[UUID, ...], acts: AllowedActs, place: Place, at: datetime
) -> None:
    known = {one.uid: one.roles for one in persons_with(VISITING, place.region, at=at)}
    if not officers or not known.keys() >= set(officers):
        problem = say("须从可选人员中选择", "choose among those who are offered")
        raise BadInput("officers", problem)
    certified = sum(OFFICER in known[uid] for uid in set(officers))
    if certified < acts.least_officers:
        problem = say(
            "持证执法人员不少于 {n} 名，现有 {m} 名",
            "at least {n} certified officers; there are {m}",
            n=acts.least_officers,
            m=certified,
        )
        raise BadInput("officers", problem)


def _assignments(officers: tuple[UUID, ...], place: Place, at: datetime) -> frozenset[int]:
    """Return by which assignments officers take part, so that the visit lies within them."""
    grants = (grant for uid in officers for grant in actor_of(uid, at=at).grants)
    return frozenset(
        grant.assignment
        for grant in grants
        if grant.assignment is not None
        and grant.role in VISITING
        and grant.region is not None
        and grant.region.holds(place.region)
    )


def _made(planned: Planned, place: Place, actor: Actor, at: datetime) -> Visit:
    division = str(place.region.ids()[:COUNTY][-1])
    return Visit(
        uid=new_uid(at),
        path_then=place.region.dotted,
        path_now=place.region.dotted,
        group_now=place.group.dotted if place.group else "",
        dept_mask=place.departments,
        assignment_ids=sorted(place.assignments),
        number=str(next_number(Series.at(NUMBERED, division, at))),
        subject_uid=planned.enterprise,
        kind=planned.kind.value,
        ground=planned.ground.value,
        basis=planned.basis,
        approval=planned.approval,
        planned_on=planned.planned_on,
        officers=sorted(set(planned.officers)),
        planned_by=actor.uid,
    )
