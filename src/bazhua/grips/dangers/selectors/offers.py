"""What somebody may do with a hidden danger as it is on record now."""

from datetime import datetime
from uuid import UUID

from bazhua.grips.dangers.domain.closed_loop.offers import offered
from bazhua.grips.dangers.domain.closed_loop.rights import right_to
from bazhua.grips.dangers.domain.closed_loop.terms import Action
from bazhua.grips.dangers.domain.deadlines import DangerEvents, danger_deadlines
from bazhua.grips.dangers.domain.terms import DangerGrade, Sector
from bazhua.grips.dangers.models import HiddenDanger
from bazhua.grips.dangers.selectors.dangers import RESOURCE
from bazhua.grips.dangers.selectors.rows import danger_of
from bazhua.infra.db.actors import Actor
from bazhua.infra.findings.behind import hand_of
from bazhua.infra.obligations.core.hands import NotAPerson
from bazhua.infra.policies.book import current_book
from bazhua.kernel.times import day_of, end_of
from bazhua.registry.api import actor_of


def allowed(row: HiddenDanger, actor: Actor, *, at: datetime) -> tuple[Action, ...]:
    """Return the acts that somebody may try now: by his rights, his roles and the table of moves."""
    rights = {action for action in Action if actor.may(RESOURCE, right_to(action), row.place, at)}
    if not rights:
        return ()
    try:
        hand = hand_of(actor, None, place=row.place, at=at, known=known)
    except NotAPerson:
        return ()
    acts = offered(danger_of(row), hand, in_time=in_time(row, at))
    return tuple(action for action in acts if action in rights)


def known(person: UUID, at: datetime) -> Actor:
    """Return a person with his grants."""
    return actor_of(person, at=at)


def in_time(row: HiddenDanger, at: datetime) -> bool:
    """Return whether more time may still be asked for; where no clock says, until it is due."""
    if row.due_on is None or not row.grade:
        return False
    asked = DangerEvents(
        grade=DangerGrade(row.grade),
        sector=Sector(row.sector) if row.sector else None,
        rectify_by=row.due_on,
    )
    latest = danger_deadlines(current_book(day_of(at)), asked).result.extension_request_due
    return at <= (latest or end_of(row.due_on))
