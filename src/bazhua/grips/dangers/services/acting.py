"""A hidden danger is moved along its table: one function for every act."""

from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from bazhua.grips.dangers.domain.closed_loop.facts import Act, Danger
from bazhua.grips.dangers.domain.closed_loop.moves import moved
from bazhua.grips.dangers.domain.closed_loop.rights import right_to
from bazhua.grips.dangers.domain.closed_loop.table import LOOP
from bazhua.grips.dangers.domain.closed_loop.terms import Action
from bazhua.grips.dangers.models import HiddenDanger
from bazhua.grips.dangers.selectors.dangers import RESOURCE
from bazhua.grips.dangers.selectors.offers import in_time, known
from bazhua.grips.dangers.selectors.rows import columns_of, danger_of
from bazhua.grips.dangers.selectors.signing import Signed, noticed, signed_for, standing_of
from bazhua.grips.dangers.services import counting, duties, finding
from bazhua.grips.dangers.services.changes import Taken, changes
from bazhua.grips.dangers.services.deeds import Deed
from bazhua.grips.dangers.services.signing.keeping import keep_up
from bazhua.infra.db.access import VIEW, access
from bazhua.infra.db.actors import Actor
from bazhua.infra.db.moves import swap
from bazhua.infra.events.emission import emit
from bazhua.infra.findings.behind import hand_of, persons_of
from bazhua.infra.findings.core.standing import NOBODY
from bazhua.infra.findings.core.terms import State
from bazhua.infra.obligations.core.hands import Hand
from bazhua.kernel.errors import StaleState


@transaction.atomic
def act(deed: Deed, *, actor: Actor, at: datetime) -> HiddenDanger:
    """Move a hidden danger along its table.

    Raises:
        NotFound, Forbidden: it, or its twin, is out of scope; or he lacks the right.
        StaleState: it has moved since he saw it.
        NotAPerson, NotDelegated: nobody stands behind the account, or it acts for nobody.
        TransitionRefused: no such step, not for his role, or a condition does not hold.
    """
    right = right_to(deed.action)
    row = access(HiddenDanger, actor, uid=deed.danger, resource=RESOURCE, action=right, at=at)
    if row.version != deed.version:
        raise StaleState
    hand = hand_of(actor, deed.acts_for, place=row.place, at=at, known=known)
    signed = signed_for(row, deed.action, standing_of(row), at)
    deed = _as_signed(deed, signed)
    given = _brought(row, deed, hand, signed, actor, at)
    after = moved(danger_of(row), given)
    columns = columns_of(after) | changes(Taken(row, deed, given, at))
    done = swap(row, version=deed.version, **columns)
    event = emit("danger.moved", done, actor=actor, at=at, data=_told(deed, given, row, done))
    if done.dept_mask != row.dept_mask:
        finding.let_find(done, at=at)
    duties.follow(done, deed.action, hand=hand, actor=actor, at=at)
    counting.count_again(event, row, done)
    # Read anew: who asked for a signature while this waited for the row has asked by now.
    keep_up(done, deed.action, standing_of(done), hand=hand, actor=actor, at=at)
    return done


def _as_signed(deed: Deed, signed: Signed) -> Deed:
    """Return a deed that does what was signed, and nothing else."""
    ground = deed.ground or signed.brought.get("ground", "")
    return replace(deed, due_on=signed.due_on or deed.due_on, ground=ground)


def _brought(
    row: HiddenDanger, deed: Deed, hand: Hand, signed: Signed, actor: Actor, at: datetime
) -> Act:
    """Return the act with the persons, not the accounts, behind everybody it names."""
    plans = deed.action is Action.PLAN
    responsible = persons_of(map(UUID, deed.plan.responsible), at) if plans else NOBODY
    return Act(
        action=deed.action,
        hand=hand,
        grade=deed.grade,
        placements=deed.plan.placements if plans else frozenset(),
        responsible=responsible,
        experts=signed.persons if deed.action is Action.ACCEPT else NOBODY,
        ground=deed.ground,
        receiver=deed.receiver,
        twin=_twin(deed, actor, at),
        in_time=in_time(row, at),
        signed=signed.holds,
        refused=bool(signed.brought.get("ground")),
        noticed=noticed(row, signed, at),
    )


def _twin(deed: Deed, actor: Actor, at: datetime) -> Danger | None:
    if deed.twin is None:
        return None
    twin = access(HiddenDanger, actor, uid=deed.twin, resource=RESOURCE, action=VIEW, at=at)
    return danger_of(twin)


def _told(deed: Deed, given: Act, before: HiddenDanger, after: HiddenDanger) -> dict[str, Any]:
    edge = LOOP.edge(State(before.state), deed.action)
    told = {
        "action": deed.action.value,
        "clause": edge.clause if edge else "",
        "from": before.state,
        "to": after.state,
        "grade": after.grade,
        "person": given.hand.person,
        "acts_for": given.hand.acts_for,
        "ground": deed.ground,
        "receiver": deed.receiver,
        "twin": deed.twin,
        "experts": sorted(given.experts),
    }
    return {key: value for key, value in told.items() if value}
