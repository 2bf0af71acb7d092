"""Patrols of a demonstration: set days ago, walked since, now and then missed or with a finding."""

from datetime import datetime, timedelta
from random import Random
from typing import Any, Final

from django.db import transaction

from bazhua.grips.dangers.domain.patrols.questions import written_out
from bazhua.grips.dangers.domain.patrols.terms import KIND_WORDS
from bazhua.grips.dangers.domain.terms import PatrolKind, PatrolRhythm
from bazhua.grips.dangers.models import Patrol, PatrolEdition
from bazhua.grips.dangers.selectors.patrols.patrols import (
    form_asked,
    latest_edition,
    shipped_questions,
)
from bazhua.grips.dangers.selectors.patrols.standing import calendar_at
from bazhua.grips.dangers.services.demo.players import Players, players
from bazhua.grips.dangers.services.patrols.setting import Manner, NewPatrol, set_patrol
from bazhua.grips.dangers.services.patrols.walking import Walk, take_walk
from bazhua.infra.db.actors import Rights
from bazhua.infra.forms.assembly import all_of
from bazhua.infra.recurrence.core.periods import Period, expected
from bazhua.infra.recurrence.models import rules
from bazhua.infra.recurrence.rows import schedule_of
from bazhua.kernel.times import day_of
from bazhua.registry.api import actor_of, demonstration_cast, posts_at

FIRMS: Final = 4
AGO: Final = timedelta(days=5)
AFTER_OPENING: Final = timedelta(hours=2)
MISSED, WRONG = 0.12, 0.05
SET: Final = (
    (PatrolKind.WORKSHOP, PatrolRhythm.EIGHT_HOURS),
    (PatrolKind.FIRE, PatrolRhythm.DAY),
    (PatrolKind.CHEMICALS, PatrolRhythm.WEEK),
)
NOTES: Final = ("现场已口头提醒", "")


@transaction.atomic
def load_patrols(seed: int, *, at: datetime) -> int:
    """Load patrols onto a demonstration, at its first enterprises; return how many."""
    random = Random(f"bazhua patrols {seed}")  # noqa: S311 -- repeatable, not secret
    cast = [one for one in players(demonstration_cast()) if len(one.own) > 1]
    count = 0
    for who in cast[:FIRMS]:
        rights = actor_of(who.fixer.person, at=at).rights
        for kind, rhythm in SET:
            row = _set(who, kind, rhythm, rights, at - AGO)
            _walked(random, who, row, rights, at)
            count += 1
    return count


def _set(
    who: Players, kind: PatrolKind, rhythm: PatrolRhythm, rights: Rights, at: datetime
) -> Patrol:
    questions = shipped_questions(kind, day_of(at))
    manner = Manner(
        holder=next(iter(posts_at(who.firm.place, at=at))),
        rhythm=rhythm,
        questions=written_out(questions),
        since=day_of(at),
        known=questions,
    )
    new = NewPatrol(name=KIND_WORDS[kind].zh, enterprise=who.firm.uid, spot=None, manner=manner)
    return set_patrol(new, actor=who.own[-1].actor(rights), at=at)


def _walked(random: Random, who: Players, row: Patrol, rights: Rights, at: datetime) -> None:
    """Walk each period that is over, but for some."""
    edition = latest_edition(row)
    schedule = schedule_of(rules().get(uid=edition.rule_uid))
    days = expected(schedule, edition.since, day_of(at), calendar_at(at))
    for period in days:
        walked_at = period.opens_at + AFTER_OPENING
        if row.set_at < walked_at and period.closes_at < at and random.random() > MISSED:
            walk = _walk(random, row, edition, period, walked_at)
            take_walk(walk, actor=who.fixer.actor(rights), at=walked_at)


def _walk(
    random: Random, row: Patrol, edition: PatrolEdition, period: Period, at: datetime
) -> Walk:
    writes: list[dict[str, Any]] = [
        {
            "item": asked.key,
            "reply": _reply(random),
            "at_ms": int(at.timestamp() * 1000),
            "device": "demonstration",
            "sequence": number,
            "replaces": [],
        }
        for number, asked in enumerate(all_of(form_asked(edition)))
    ]
    return Walk(
        patrol=row.uid,
        edition=edition.number,
        opens_at=period.opens_at,
        writes=tuple(writes),
        said_at=at,
        sent_at=at,
    )


def _reply(random: Random) -> dict[str, Any]:
    if random.random() < WRONG:
        return {"value": "NO", "note": random.choice(NOTES), "photos": []}
    return {"value": "YES", "note": "", "photos": []}
