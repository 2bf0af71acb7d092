"""An installation is identified and graded, again whenever what it rests on has changed."""

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any, Final
from uuid import UUID

from bazhua.grips.inherent.domain.mhi.grading import grade
from bazhua.grips.inherent.domain.watching.identifying import question
from bazhua.grips.inherent.domain.watching.terms import IDENTIFIED
from bazhua.grips.inherent.models import Identification, Installation, installations
from bazhua.grips.inherent.selectors.watching.shown import held_at
from bazhua.grips.inherent.services.watching.telling import tell_limits_of
from bazhua.infra.db.actors import Actor
from bazhua.infra.db.moves import swap
from bazhua.infra.db.records import new_uid
from bazhua.infra.events.emission import emit
from bazhua.infra.policies.book import current_book
from bazhua.kernel.times import day_of

KINDS: Final = [kind.value for kind in IDENTIFIED]
NOTHING: Final = Decimal(0)


def identify(row: Installation, *, actor: Actor, at: datetime) -> Installation:
    """Grade an identification unit by what is held there today; the same answer is kept once.

    While nobody has said what the standard takes a substance for, its level stays.
    """
    if row.kind not in KINDS or row.spot_uid is None:
        return row
    book = current_book(day_of(at))
    held = held_at(row.spot_uid)
    asked = question(book, held, row.classes)
    unclassed = [one.uid for one in asked.unclassed]
    if unclassed:
        return row if unclassed == row.unclassed else _waiting(row, unclassed, actor, at)
    given = {"substances": list(asked.told), "exposed_persons": row.exposed_persons}
    if not _is_new(row, given, book.digest):
        return row
    s, r, level = NOTHING, NOTHING, None
    if asked.substances:
        found = grade(book, substances=asked.substances, exposed_persons=row.exposed_persons).result
        s, r, level = found.s, found.r, found.level
    Identification(
        uid=new_uid(at),
        installation=row,
        at=at,
        given=given,
        s=s,
        r=r,
        level=level,
        book=book.digest,
    ).save(force_insert=True)
    graded = swap(row, version=row.version, level=level, identified_at=at, unclassed=[])
    told = {"s": s, "r": r, "level": level, "before": row.level}
    emit("installation.identified", graded, actor=actor, at=at, data=told)
    return graded


def identify_again(enterprise: UUID, *, actor: Actor, at: datetime) -> None:
    """Grade the installations of an enterprise again, after what it holds has changed."""
    rows = installations().filter(subject_uid=enterprise, kind__in=KINDS, until=None)
    for row in rows.order_by("pk").select_for_update():
        graded = identify(row, actor=actor, at=at)
        if graded.level != row.level:
            tell_limits_of(graded, at=at)


def _is_new(row: Installation, given: Mapping[str, Any], digest: str) -> bool:
    last = Identification.objects.filter(installation=row).order_by("-at", "-pk").first()
    return last is None or bool(row.unclassed) or (last.given, last.book) != (given, digest)


def _waiting(row: Installation, unclassed: list[UUID], actor: Actor, at: datetime) -> Installation:
    waits = swap(row, version=row.version, unclassed=unclassed)
    emit("installation.unclassed", waits, actor=actor, at=at, data={"substances": unclassed})
    return waits
