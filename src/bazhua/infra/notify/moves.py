"""One attempt along its table, with its event; the notification is locked before its attempts."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final
from uuid import NAMESPACE_URL, UUID, uuid5

from bazhua.infra.db.actors import Actor
from bazhua.infra.db.moves import swap
from bazhua.infra.events.emission import emit
from bazhua.infra.notify.core.attempts import ATTEMPT, Action, Role, State
from bazhua.infra.notify.core.patience import PATIENCE
from bazhua.infra.notify.core.ports import Kind, Problem
from bazhua.infra.notify.models import Attempt, Notification
from bazhua.infra.stream.ringing import ring_persons
from bazhua.kernel.errors import NotFound

NOTIFIER: Final = Actor(uid=uuid5(NAMESPACE_URL, "bazhua:notifier"), grants=(), rights={})

TOPIC_KIND: Final = "notification"
"""Of the hints that open pages of a person hear; `data-live` of what they show."""

TOLD: Final[Mapping[Action, str]] = {
    Action.SEND: "notification.sent",
    Action.DELIVER: "notification.delivered",
    Action.FAIL: "notification.failed",
    Action.GIVE_UP: "notification.gave_up",
    Action.ACKNOWLEDGE: "notification.answered",
}


def locked(attempt: UUID) -> Attempt:
    """Return an attempt that nobody else changes until the end of the transaction.

    Raises:
        NotFound: there is none.
    """
    found = Attempt.objects.filter(uid=attempt).values_list("notification_id", flat=True).first()
    if found is None:
        raise NotFound
    notification = Notification.objects.select_for_update().get(pk=found)
    row = Attempt.objects.select_for_update().get(uid=attempt)
    row.notification = notification
    return row


def move(
    row: Attempt, action: Action, role: Role, at: datetime, *, actor: Actor, **changes: Any
) -> Attempt:
    """Move an attempt and tell of it.

    Raises:
        TransitionRefused: no such move from here.
    """
    state = ATTEMPT.step(State(row.state), action, {role}, None)
    moved = swap(row, version=row.version, state=state.value, **changes)
    if action in TOLD:
        told = {
            "attempt": row.uid,
            "channel": row.kind,
            "person": row.person,
            "try": moved.tries,
            "problem": moved.problem,
        }
        emit(TOLD[action], row.notification, actor=actor, at=at, data=told)
    return moved


def fail(row: Attempt, problem: Problem, role: Role, at: datetime) -> Attempt:
    """Let a try have failed; give up when there is no further one."""
    again = PATIENCE[Kind(row.kind)].next_try(row.tries, problem, at)
    failed = move(
        row,
        Action.FAIL,
        role,
        at,
        actor=NOTIFIER,
        problem=problem.value,
        next_try_at=again or at,
    )
    return failed if again else give_up(failed, problem, at)


def give_up(row: Attempt, problem: Problem, at: datetime) -> Attempt:
    """Try no more; a desk whose message ends is told."""
    if row.kind == Kind.IN_APP.value:
        ring_persons([row.person], TOPIC_KIND)
    return move(
        row,
        Action.GIVE_UP,
        Role.NOTIFIER,
        at,
        actor=NOTIFIER,
        problem=problem.value,
        next_try_at=None,
    )
