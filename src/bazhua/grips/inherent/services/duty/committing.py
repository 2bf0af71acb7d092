"""The principal of an enterprise commits to a day, and changes what he said within it."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction

from bazhua.grips.inherent.domain.duty.commitment import FLAGS, NUMBERS, Committed, until
from bazhua.grips.inherent.models import Commitment
from bazhua.grips.inherent.selectors.duty.commitments import COMMIT, COMMITMENT, FIRM, committed_on
from bazhua.grips.inherent.selectors.watching.reach import standing
from bazhua.infra.db.access import VIEW
from bazhua.infra.db.actors import Actor
from bazhua.infra.db.moves import swap
from bazhua.infra.db.records import new_uid
from bazhua.infra.events.emission import emit
from bazhua.infra.policies.book import current_book
from bazhua.infra.policies.ports import human_behind
from bazhua.kernel.errors import Forbidden, NotFound, StaleState
from bazhua.kernel.times import day_of
from bazhua.registry.api import place_of


@transaction.atomic
def commit_to_day(
    enterprise: UUID, said: Committed, *, version: int | None, actor: Actor, at: datetime
) -> Commitment:
    """Commit to today, or say it anew; what was said before stands in the events.

    Args:
        version: of what was said before; nothing where nothing was.

    Raises:
        NotFound, Forbidden: no such enterprise for him, or he is not its principal in person.
        StaleState: it was said anew meanwhile.
    """
    place = place_of(FIRM, enterprise)
    if not actor.may(COMMITMENT, COMMIT, place, at):
        raise Forbidden if actor.may(COMMITMENT, VIEW, place, at) else NotFound
    if human_behind(actor.uid, at) != actor.uid:
        raise Forbidden
    day = day_of(at)
    before = committed_on(enterprise, day)
    if (None if before is None else before.version) != version:
        raise StaleState
    columns = _columns(said, actor, at)
    if before is not None:
        row = swap(before, version=before.version, **columns)
    else:
        row = Commitment(
            uid=new_uid(at),
            subject_uid=enterprise,
            day=day,
            late=at > until(current_book(day), day),
            **standing(place),
            **columns,
        )
        _kept(row)
    told = {"subject": enterprise, "day": day, **row.said, "statement": row.statement}
    emit("commitment.made", row, actor=actor, at=at, data=told)
    return row


def _kept(row: Commitment) -> None:
    """Keep a row; of two who commit at once, one is told that he came late."""
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError as taken:
        raise StaleState from taken


def _columns(said: Committed, actor: Actor, at: datetime) -> dict[str, Any]:
    return {
        "said": {name: getattr(said, name) for name in (*NUMBERS, *FLAGS)},
        "statement": said.statement.strip(),
        "committed_by": actor.uid,
        "committed_at": at,
    }
