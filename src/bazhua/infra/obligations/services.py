"""Opening obligations, answering calls, moving them along their table; the only writers."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from bazhua.infra.db.access import access
from bazhua.infra.db.actors import Actor
from bazhua.infra.db.moves import swap
from bazhua.infra.db.records import new_uid
from bazhua.infra.events.emission import emit_each
from bazhua.infra.obligations.behind import RESOURCE, hand_of, reach_of
from bazhua.infra.obligations.core.case import Case, State, Terms
from bazhua.infra.obligations.core.hands import Hand, Role
from bazhua.infra.obligations.core.step import Acknowledge, Act, NotCalled, Step, act
from bazhua.infra.obligations.core.step import acknowledge as answered
from bazhua.infra.obligations.core.workflow import SAYS_DONE, Action
from bazhua.infra.obligations.kinds import EndedByRecord, is_settled
from bazhua.infra.obligations.models import Obligation, obligations
from bazhua.infra.obligations.rows import case_of, columns_of, columns_of_terms, limit_written
from bazhua.infra.obligations.telling import exactly, tell
from bazhua.kernel.errors import NotFound, StaleState
from bazhua.kernel.policy.limits import TimeLimit
from bazhua.kernel.scope import Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """An obligation to be opened.

    Attributes:
        kind: what is to be done, ``"record.verb"``.
        place: where its subject stands; access follows it.
        limit: what a provisional due instant was computed by, see `provisional`; else none.
    """

    kind: str
    subject_kind: str
    subject_uid: UUID
    place: Place
    terms: Terms
    due_at: datetime
    limit: TimeLimit | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What a person asks to be done to an obligation, as he saw it.

    Attributes:
        version: the one he saw.
        acts_for: the person who delegated to him, where he does not act for himself.
    """

    obligation: UUID
    version: int
    acts_for: UUID | None = None
    ground: str = ""
    evidence: frozenset[str] = frozenset()


def open_obligation(opening: Opening, *, actor: Actor, at: datetime) -> Obligation:
    """Open an obligation; its rule is frozen, the persons are looked up when it fires."""
    return open_each([opening], actor=actor, at=at)[0]


@transaction.atomic
def open_each(openings: Iterable[Opening], *, actor: Actor, at: datetime) -> list[Obligation]:
    """Open several obligations of one instant, in one statement and one more for their events."""
    rows = obligations().bulk_create(_opened(one, at) for one in openings)
    if rows:
        emit_each("obligation.opened", [(row, _told(row)) for row in rows], actor=actor, at=at)
    return rows


@transaction.atomic
def acknowledge(
    obligation: UUID, *, actor: Actor, at: datetime, acts_for: UUID | None = None
) -> Obligation:
    """Answer a call; the chain climbs no further. A second answer changes nothing.

    Whoever was called may answer, wherever his grants reach.

    Raises:
        NotFound: no such obligation, or the person may not know of it.
        NotCalled: he was not called and has no authority here.
    """
    row = obligations().select_for_update().filter(uid=obligation).first()
    if row is None:
        raise NotFound
    hand = hand_of(row, actor, acts_for, at)
    try:
        case = case_of(row)
        step = answered(case, Acknowledge(at, hand), reach_of([case], at))
    except NotCalled as refusal:
        if actor.may(RESOURCE, "view", row.place, at):
            raise
        raise NotFound from refusal
    return _stored(row, step, actor)


def discharge(request: Request, *, actor: Actor, at: datetime) -> Obligation:
    """Say that it is done; where somebody must check it, it waits for him.

    Raises:
        EndedByRecord: only a step of its subject ends it.
    """
    checked = obligations().filter(uid=request.obligation).exclude(verifier="").exists()
    return _move(Action.DISCHARGE if checked else Action.COMPLETE, request, actor, at)


def verify(request: Request, *, actor: Actor, at: datetime) -> Obligation:
    """Find that it is done; nobody does so who had a part in doing it."""
    return _move(Action.VERIFY, request, actor, at)


def send_back(request: Request, *, actor: Actor, at: datetime) -> Obligation:
    """Find that it is not done; its time goes on as if it had not been handed in."""
    return _move(Action.RETURN, request, actor, at)


def pause(request: Request, *, actor: Actor, at: datetime) -> Obligation:
    """Let its time stand still on a named legal ground."""
    return _move(Action.PAUSE, request, actor, at)


def resume(request: Request, *, actor: Actor, at: datetime) -> Obligation:
    """Let its time go on; it is due later by as long as it stood still."""
    return _move(Action.RESUME, request, actor, at)


def waive(request: Request, *, actor: Actor, at: datetime) -> Obligation:
    """Free the duty-holder on a named ground."""
    return _move(Action.WAIVE, request, actor, at)


def lapse(request: Request, *, actor: Actor, at: datetime) -> Obligation:
    """End it since there is nothing left to be done about its subject."""
    return _move(Action.LAPSE, request, actor, at)


@transaction.atomic
def settle(
    subject: UUID,
    kinds: Collection[str],
    *,
    hand: Hand,
    actor: Actor,
    at: datetime,
    ground: str = "",
) -> None:
    """End what posts owe about a record, since that record has moved.

    Whether it may move, and by whose hand, its own service has decided; the obligation follows.
    On a ground it lapses, and so does one that stands still or that others verify; else it is done.
    """
    about = obligations().filter(subject_uid=subject, kind__in=kinds)
    settle_each(about, hand=hand, actor=actor, at=at, ground=ground)


@transaction.atomic
def settle_each(
    about: QuerySet[Obligation], *, hand: Hand, actor: Actor, at: datetime, ground: str = ""
) -> None:
    """End some of what posts owe, as `settle` does for a whole kind."""
    for row in about.exclude(state=State.CLOSED.value).select_for_update().order_by("pk"):
        done = not ground and row.state == State.OPEN.value and not row.verifier
        role = Role.HOLDER if done else Role.AUTHORITY
        given = Act(
            action=Action.COMPLETE if done else Action.LAPSE,
            at=at,
            hand=replace(hand, roles=frozenset({role})),
            ground=ground or row.clause,
            evidence=frozenset(row.evidence),
        )
        case = case_of(row)
        _stored(row, act(case, given, reach_of([case], at)), actor)


def _opened(opening: Opening, at: datetime) -> Obligation:
    place = opening.place
    return Obligation(
        uid=new_uid(at),
        kind=opening.kind,
        subject_kind=opening.subject_kind,
        subject_uid=opening.subject_uid,
        path_then=place.region.dotted,
        path_now=place.region.dotted,
        group_now=place.group.dotted if place.group else "",
        dept_mask=place.departments,
        assignment_ids=sorted(place.assignments),
        limit=limit_written(opening.limit),
        base_due_at=opening.due_at if opening.limit else None,
        **columns_of_terms(opening.terms),
        **columns_of(Case(terms=opening.terms, due_at=opening.due_at)),
    )


def _told(row: Obligation) -> dict[str, str]:
    return {
        "kind": row.kind,
        "subject": str(row.subject_uid),
        "holder": row.holder,
        "clause": row.clause,
        "due_at": exactly(row.due_at),
    }


@transaction.atomic
def _move(action: Action, request: Request, actor: Actor, at: datetime) -> Obligation:
    row = access(
        Obligation, actor, uid=request.obligation, resource=RESOURCE, action=action.value, at=at
    )
    if row.version != request.version:
        raise StaleState
    if action in SAYS_DONE and is_settled(row.kind):
        raise EndedByRecord
    hand = hand_of(row, actor, request.acts_for, at)
    given = Act(action, at, hand, request.ground, request.evidence)
    case = case_of(row)
    return _stored(row, act(case, given, reach_of([case], at)), actor)


def _stored(row: Obligation, step: Step, actor: Actor) -> Obligation:
    if not step.effects:
        return row
    moved = swap(row, version=row.version, **columns_of(step.case))
    tell([(moved, step.effects)], actor)
    return moved
