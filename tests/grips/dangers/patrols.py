"""Patrols of the firm: set by its safety director, walked by its people."""

import json
from datetime import timedelta

from bazhua.grips.dangers.domain.terms import PatrolRhythm
from bazhua.grips.dangers.models import Patrol, PatrolEdition, PatrolFinding, PatrolRound
from bazhua.grips.dangers.selectors.patrols.ahead import patrols_ahead
from bazhua.grips.dangers.services.patrols.setting import Manner, NewPatrol, set_patrol
from bazhua.grips.dangers.services.patrols.walking import Walk, hand_in_walk
from bazhua.infra.forms.models import AnswerWrite, AskedForm
from bazhua.infra.recurrence.models import Assignment, Fulfilment
from bazhua.registry.domain.people import PostKind
from bazhua.registry.services.who.posts import PostOpening, open_post
from tests.grips.dangers.scene import NOON, everything
from tests.registry.who.scene import TODAY

QUESTIONS = "灭火器在位\n通道畅通"
SECOND = timedelta(seconds=1)


def open_a_post(scene, name="一车间主任", kind=PostKind.SAFETY_MANAGER):
    """Return the address of a post of the firm."""
    opening = PostOpening(name=name, kind=kind, enterprise=scene.firm.uid)
    return f"post:{open_post(opening, actor=scene.who('bureau'), at=NOON).uid}"


def manner(holder, **other):
    given = {"rhythm": PatrolRhythm.DAY, "questions": QUESTIONS, "since": TODAY}
    return Manner(holder=holder, **(given | other))


def a_patrol(scene, who="director", name="消防巡查", spot=None, holder=None, **other):
    new = NewPatrol(
        name=name,
        enterprise=scene.firm.uid,
        spot=spot,
        manner=manner(holder or open_a_post(scene), **other),
    )
    return set_patrol(new, actor=scene.who(who), at=NOON)


def ahead(scene, who="hand", at=NOON):
    return patrols_ahead(scene.who(who), at=at)


def running(scene, at=NOON):
    """Return the period of the only patrol that runs, as a phone knows it."""
    (one,) = ahead(scene, at=at)
    (period,) = [
        period
        for edition in one.editions
        for period in edition.periods
        if period.opens_at <= at <= period.closes_at
    ]
    return period


def item(row, number=0, edition=1):
    """Return the address of a question in the form."""
    (one,) = [
        edition_.questions[number].key for edition_ in row.editions if edition_.number == edition
    ]
    return one


def write(row, number, value, *, device="a", sequence=1, replaces=(), at=NOON, edition=1, **reply):
    return {
        "item": item(row, number, edition),
        "reply": {"value": value} | reply,
        "at_ms": int(at.timestamp() * 1000),
        "device": device,
        "sequence": sequence,
        "replaces": [list(one) for one in replaces],
    }


def walk(scene, *writes, who="hand", key="w-1", at=NOON, edition=1, opens_at=None, **other):
    """Hand answers in; each is question, value and what else belongs to the write."""
    (row,) = ahead(scene, at=NOON)
    given = [write(row, *one[:2], **(one[2] if len(one) > 2 else {})) for one in writes]
    said = Walk(
        patrol=row.patrol.uid,
        edition=edition,
        opens_at=opens_at or running(scene).opens_at,
        writes=tuple(given),
        said_at=other.pop("said_at", at),
        sent_at=other.pop("sent_at", at),
    )
    return json.loads(hand_in_walk(key, said, actor=scene.who(who), at=at).body)


def all_of_it():
    """Return all that a walk or a setting could change."""
    tables = (
        Patrol,
        PatrolEdition,
        PatrolRound,
        PatrolFinding,
        AskedForm,
        AnswerWrite,
        Assignment,
        Fulfilment,
    )
    return everything() + [list(table.objects.order_by("pk").values()) for table in tables]
