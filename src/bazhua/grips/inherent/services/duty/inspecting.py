"""Who answers by name for an installation inspects it; what is wrong becomes a hidden danger."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from django.db import transaction

from bazhua.grips.dangers.api import Found, Origin, record_danger
from bazhua.grips.inherent.domain.duty.inspecting import INSPECT
from bazhua.grips.inherent.domain.duty.named import PERSONS, NamedPerson, questions_of
from bazhua.grips.inherent.models import Inspection, Installation, inspections
from bazhua.grips.inherent.selectors.duty.inspections import (
    calendar_at,
    posts_of,
    standings,
    to_inspect,
)
from bazhua.grips.inherent.selectors.watching.reach import standing
from bazhua.infra.db.actors import Actor
from bazhua.infra.db.records import new_uid
from bazhua.infra.events.emission import emit
from bazhua.infra.findings.behind import person_of
from bazhua.infra.obligations.core.hands import Hand
from bazhua.infra.obligations.models import obligations
from bazhua.infra.obligations.services import settle_each
from bazhua.infra.policies.book import current_book
from bazhua.infra.recurrence.deeds import Deed, fulfil
from bazhua.infra.recurrence.refusals import NotExpected
from bazhua.infra.recurrence.selectors import Outcome
from bazhua.kernel.errors import DomainError, MissingKey, NotAChoice, StaleState
from bazhua.kernel.times import day_of
from bazhua.kernel.words import Word
from bazhua.registry.api import posts_held, spot_of

LONGEST: Final = 500


class NotNamed(DomainError):
    """Only the person who holds the post that answers by name inspects, in person."""

    code = "not_named"
    http_status = 403

    def __init__(self, person: NamedPerson) -> None:
        """Tell which of the three was asked for."""
        super().__init__("person", person=PERSONS[person])


@dataclass(frozen=True, slots=True, kw_only=True)
class Inspected:
    """What somebody found.

    Attributes:
        opens_at: names the period in which it was expected.
        answers: by code of the question, whether it is as it should be.
        note: what is wrong, where something is.
    """

    installation: UUID
    person: NamedPerson
    opens_at: datetime
    answers: Mapping[str, bool]
    note: str = ""


@transaction.atomic
def inspect(said: Inspected, *, actor: Actor, at: datetime) -> Inspection:
    """Keep an inspection; each no is a hidden danger, and what was owed is done.

    Raises:
        NotFound, Forbidden: there is no such installation for him, or he may only look.
        NotAPerson: nobody is behind the account.
        NotNamed: he does not hold the post that answers by name.
        MissingKey, NotAChoice: a question is open, or nobody asked it; what is wrong is not said.
        NotExpected: no inspection of his is expected in such a period.
        StaleState: it is done already.
    """
    row = to_inspect(actor, said.installation, at=at)
    person = UUID(person_of(actor.uid, at))
    if posts_of(row)[said.person] not in posts_held(person, at=at):
        raise NotNamed(said.person)
    asked = questions_of(current_book(day_of(at)), said.person, day_of(at))
    _check(said, asked)
    expected = _expected(row, said, at)
    uid = new_uid(at)
    deed = Deed(
        rule=expected.assignment.rule.uid, subject=row.uid, record=uid, opens_at=said.opens_at
    )
    done = fulfil(deed, actor=actor, at=at, calendar=calendar_at(at))
    made = Inspection(
        uid=uid,
        installation=row,
        person=said.person.value,
        opens_at=said.opens_at,
        inspected_by=person,
        inspected_at=at,
        late=done.late,
        answers=[_answered(row, said, code, asked[code], actor, at) for code in asked],
        note=said.note.strip(),
        **standing(row.place),
    )
    made.save(force_insert=True)
    told = {"inspection": uid, "person": person, "as": said.person, "found": _found(made)}
    emit("installation.inspected", row, actor=actor, at=at, data=told)
    _settle(row, said, person, actor, at)
    return made


def _check(said: Inspected, asked: Mapping[str, Word]) -> None:
    for code in said.answers:
        if code not in asked:
            raise NotAChoice("answers", code, sorted(asked))
    for code in asked:
        if code not in said.answers:
            raise MissingKey(code)
    if not all(said.answers.values()) and not said.note.strip():
        raise MissingKey("note")


def _expected(row: Installation, said: Inspected, at: datetime) -> Outcome:
    found = standings([row], at=at)[row.uid][said.person]
    for one in (found.now, found.before):
        if one is not None and one.period.opens_at == said.opens_at:
            if (
                inspections()
                .filter(installation=row, person=said.person.value, opens_at=said.opens_at)
                .exists()
            ):
                raise StaleState
            return one
    raise NotExpected("opens_at", row.uid, said.opens_at)


def _answered(
    row: Installation, said: Inspected, code: str, text: Word, actor: Actor, at: datetime
) -> dict[str, Any]:
    fine = said.answers[code]
    told = {"question": code, "zh": text.zh, "en": text.en, "fine": fine}
    if fine:
        return told
    spot = spot_of(row.spot_uid) if row.spot_uid else None
    found = Found(
        subject_kind=row.subject_kind,
        subject_uid=row.subject_uid,
        found_at=at,
        wrong=f"{row.name}：{text.zh}：不符合。{said.note.strip()}",
        origin=Origin.OWN_CHECK,
        spot_uid=row.spot_uid,
        spot=spot.name.zh if spot else row.name,
        longitude=spot.longitude if spot else None,
        latitude=spot.latitude if spot else None,
    )
    return told | {"danger": str(record_danger(found, actor=actor, at=at).uid)}


def _found(row: Inspection) -> int:
    return sum(not one["fine"] for one in row.answers)


def _settle(row: Installation, said: Inspected, person: UUID, actor: Actor, at: datetime) -> None:
    """End what was owed because this period was missed."""
    owed = obligations().filter(
        subject_uid=row.uid, kind=INSPECT[said.person], starts_at=said.opens_at
    )
    settle_each(owed, hand=Hand(str(person), actor.roles_at(row.place, at)), actor=actor, at=at)
