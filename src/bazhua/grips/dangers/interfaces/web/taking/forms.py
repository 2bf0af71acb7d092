"""The form of a step upon a danger as it is, and its refusals at their fields."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.http import QueryDict

from bazhua.grips.dangers.domain.closed_loop.terms import ACTION_WORDS, Action
from bazhua.grips.dangers.interfaces.web.steps.base import (
    VERSION,
    About,
    Step,
    StepForm,
    let_act_for,
)
from bazhua.grips.dangers.interfaces.web.steps.table import FIELD
from bazhua.grips.dangers.selectors.offers import Offers, allowed
from bazhua.grips.dangers.selectors.signing import standing_of
from bazhua.infra.findings.core.terms import STATE_WORDS, State
from bazhua.kernel.errors import TransitionRefused
from bazhua.kernel.words import Phrase, Word
from bazhua.registry.api import persons_called


def form_of(
    step: Step,
    about: About,
    given: QueryDict | None,
    files: Any = None,
) -> StepForm:
    """Return the form of a step, filled in with what was given."""
    form = step.form(given, files, initial={VERSION: about.row.version})
    form.offer(about)
    let_act_for(form, givers_called(about, step.action))
    return form


def offers_of(about: About) -> Offers:
    """Return what the asker may try now."""
    return allowed(about.row, about.actor, at=about.at, signoffs=standing_of(about.row))


def givers_called(about: About, action: Action) -> Mapping[UUID, Word]:
    """Return those for whom the asker may do an act, with their names."""
    givers = offers_of(about).givers.get(action, ())
    return persons_called(set(givers)) if givers else {}


def at_its_field(refused: TransitionRefused) -> TransitionRefused:
    """Return a refusal that names the field whose condition does not hold."""
    reason = refused.data["reason"]
    field = FIELD.get(reason.word) if isinstance(reason, Phrase) else None
    return TransitionRefused(
        field,
        state=STATE_WORDS[State(str(refused.data["state"]))],
        action=ACTION_WORDS[Action(str(refused.data["action"]))],
        reason=reason,
    )
