"""People say what a warning was; a unit that calls falsely too often is only observed from then on."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from bazhua.grips.inherent.domain.warning.demotion import WarningAnswer, standing
from bazhua.grips.inherent.domain.warning.terms import Feedback, Standing
from bazhua.grips.inherent.models import EarlyWarning, ProcessUnit, process_units, warnings
from bazhua.grips.inherent.selectors.warning.warnings import ANSWER, warning_shown
from bazhua.grips.inherent.services.warning import duties
from bazhua.grips.inherent.services.warning.judging import HINT
from bazhua.infra.db.actors import Actor
from bazhua.infra.db.moves import swap
from bazhua.infra.events.emission import emit
from bazhua.infra.findings.behind import person_of
from bazhua.infra.obligations.core.hands import Hand
from bazhua.infra.policies.book import current_book
from bazhua.infra.stream.ringing import ring_places
from bazhua.kernel.errors import MissingKey, StaleState
from bazhua.kernel.times import day_of


@dataclass(frozen=True, slots=True, kw_only=True)
class WarningDeed:
    """What somebody says of a warning."""

    warning: UUID
    feedback: Feedback
    remark: str

    def __post_init__(self) -> None:
        """Refuse an answer that says nothing.

        Raises:
            MissingKey: it has no remark.
        """
        if not self.remark.strip():
            raise MissingKey("remark")


@transaction.atomic
def answer_warning(deed: WarningDeed, *, actor: Actor, at: datetime) -> EarlyWarning:
    """Say what a warning was, once; its unit may be demoted by it.

    Raises:
        NotFound, Forbidden: it is out of scope, or he lacks the right.
        NotAPerson: nobody stands behind the account.
        StaleState: it has been answered.
    """
    seen = warning_shown(actor, deed.warning, at=at, action=ANSWER)
    person = person_of(actor.uid, at)
    unit = process_units().select_for_update().get(pk=seen.unit_id)
    row = warnings().select_for_update().get(pk=seen.pk)
    if row.feedback:
        raise StaleState
    done = swap(
        row,
        version=row.version,
        feedback=deed.feedback.value,
        remark=deed.remark.strip(),
        answered_by=person,
        answered_at=at,
    )
    told = {"feedback": done.feedback, "remark": done.remark, "person": person}
    emit("warning.answered", done, actor=actor, at=at, data=told)
    hand = Hand(person, actor.roles_at(done.place, at))
    duties.answered(done, hand=hand, actor=actor, at=at)
    _judge_again(unit, actor, at)
    ring_places([done.place.region], HINT)
    return done


def _judge_again(unit: ProcessUnit, actor: Actor, at: datetime) -> None:
    """Let a unit be only observed, if its answers come to that."""
    if unit.standing != Standing.WATCHED.value or unit.until is not None:
        return
    given = warnings().filter(unit=unit, answered_at__gt=unit.standing_since)
    pairs = given.order_by("answered_at", "pk").values_list("answered_at", "feedback")
    answers = tuple(WarningAnswer(when, Feedback(what)) for when, what in pairs if when)
    found = standing(current_book(day_of(at)), answers=answers, since=unit.standing_since, at=at)
    if not found.result.demoted:
        return
    done = swap(unit, version=unit.version, standing=Standing.OBSERVED.value, standing_since=at)
    told = {
        "counted": found.result.counted,
        "false": found.result.called_false,
        "clause": found.clauses[0],
    }
    emit("process_unit.demoted", done, actor=actor, at=at, data=told)
