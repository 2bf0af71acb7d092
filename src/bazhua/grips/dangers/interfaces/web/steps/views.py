"""Ask for a step by its form, and take it."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from bazhua.grips.dangers.domain.closed_loop.rights import right_to
from bazhua.grips.dangers.domain.closed_loop.terms import ACTION_WORDS, Action
from bazhua.grips.dangers.interfaces.web.steps.base import (
    ACTS_FOR,
    PHOTOS,
    About,
    let_act_for,
)
from bazhua.grips.dangers.interfaces.web.steps.table import BY_SLUG, FIELD
from bazhua.grips.dangers.models import HiddenDanger
from bazhua.grips.dangers.selectors.dangers import RESOURCE
from bazhua.grips.dangers.selectors.ledger.listing import short
from bazhua.grips.dangers.selectors.offers import allowed
from bazhua.grips.dangers.selectors.signing import standing_of
from bazhua.grips.dangers.services.acting import act
from bazhua.grips.dangers.services.deeds import Deed
from bazhua.grips.dangers.services.proving import show_after
from bazhua.infra.db.access import access
from bazhua.infra.db.actors import Actor
from bazhua.infra.findings.core.terms import STATE_WORDS, State
from bazhua.infra.http.asking import actor_of
from bazhua.infra.http.request import arrival
from bazhua.infra.ui.filling import answer
from bazhua.infra.ui.parts.table import FormPage
from bazhua.infra.ui.parts.text import headed
from bazhua.kernel.errors import NotFound, TransitionRefused
from bazhua.kernel.words import Phrase, Word
from bazhua.registry.api import persons_called


@require_http_methods(["GET", "HEAD", "POST"])
def step(request: HttpRequest, uid: UUID, slug: str) -> HttpResponse:
    """Ask what a step needs, and take it.

    Raises:
        NotFound: there is no such step, or no such danger for the asker.
        Forbidden: he has no right to it.
    """
    actor, at = actor_of(request), arrival(request)
    found = BY_SLUG.get(slug)
    if found is None:
        raise NotFound
    right = right_to(found.action)
    row = access(HiddenDanger, actor, uid=uid, resource=RESOURCE, action=right, at=at)
    form = found.form(request.POST or None, request.FILES or None, initial={"version": row.version})
    form.offer(About(row, actor, at))
    let_act_for(form, givers_called(row, actor, found.action, at))
    back = reverse("dangers:record", args=[uid])

    def take(filled: forms.Form) -> str:
        said = dict(filled.cleaned_data)
        version, photos = said.pop("version"), said.pop(PHOTOS, [])
        acts_for = said.pop(ACTS_FOR, "")
        deed = Deed(
            danger=uid,
            version=version,
            action=found.action,
            acts_for=UUID(acts_for) if acts_for else None,
            **found.brings(said),
        )
        try:
            done = act(deed, actor=actor, at=at)
        except TransitionRefused as refused:
            raise at_its_field(refused) from refused
        show_after(done, photos, actor=actor, at=at)
        return back

    word = headed(ACTION_WORDS[found.action])
    lead = f"{row.number} {short(row)}"
    page = FormPage(title=word, lead=lead, form=form, submit=word, cancel_href=back)
    return answer(request, page, take)


def givers_called(
    row: HiddenDanger, actor: Actor, action: Action, at: datetime
) -> Mapping[UUID, Word]:
    """Return those for whom somebody may do an act, with their names."""
    givers = allowed(row, actor, at=at, signoffs=standing_of(row)).givers.get(action, ())
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
