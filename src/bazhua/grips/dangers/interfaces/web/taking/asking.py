"""Asking others to sign an act before it is done: a form for each such act, one view."""

from collections.abc import Mapping
from typing import Any, Final
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods
from typing_extensions import override

from bazhua.grips.dangers.domain.closed_loop.rights import right_to
from bazhua.grips.dangers.domain.closed_loop.terms import ACTION_WORDS, Action
from bazhua.grips.dangers.interfaces.web import words
from bazhua.grips.dangers.interfaces.web.steps.base import (
    ACTS_FOR,
    About,
    StepForm,
    called,
    day_field,
    let_act_for,
    offer,
    persons_field,
    text_field,
)
from bazhua.grips.dangers.interfaces.web.taking.forms import at_its_field, givers_called
from bazhua.grips.dangers.models import HiddenDanger
from bazhua.grips.dangers.selectors.dangers import RESOURCE
from bazhua.grips.dangers.selectors.ledger.listing import short
from bazhua.grips.dangers.selectors.offers import known
from bazhua.grips.dangers.services.signing.asking import Wanted, ask_signatures, experts_for
from bazhua.infra.db.access import access
from bazhua.infra.findings.behind import hand_of
from bazhua.infra.http.asking import actor_of
from bazhua.infra.http.request import arrival
from bazhua.infra.ui.filling import answer
from bazhua.infra.ui.parts.table import FormPage
from bazhua.kernel.errors import NotFound, TransitionRefused
from bazhua.kernel.words import Phrase


class ExpertsForm(StepForm):
    """Who is to sign the acceptance of a major one."""

    experts = persons_field(
        _("Experts"), _("Each signs for himself. Who had a part in it is not offered.")
    )

    @override
    def offer(self, about: About) -> None:
        hand = hand_of(about.actor, None, place=about.row.place, at=about.at, known=known)
        offer(self, "experts", called(experts_for(about.row, hand, about.at)))
        self.fields["experts"].required = True


class UntilForm(StepForm):
    """Until when more time is to be granted."""

    due_on = day_field(_("New last day"))


class WhyForm(StepForm):
    """Why it is to be done."""

    ground = text_field(_("Reason"))


class ConsentForm(StepForm):
    """By which paper the inspectorate consents, which has no desk here."""

    consent = forms.CharField(
        label=_("Consent of the mine-safety inspectorate"),
        max_length=120,
        help_text=_("The number of its paper."),
    )


class CutForm(StepForm):
    """Why power or explosives are to be cut, and since when it is known."""

    ground = text_field(
        _("How the stop is refused, and what the real danger is"),
    )
    noticed_at = forms.DateTimeField(
        label=_("Written notice handed over"),
        required=False,
        help_text=_("For example 2026-11-30 08:00."),
    )
    emergency = text_field(
        _("Emergency"),
        required=False,
        help_text=_("Why no notice is given in time, where none is."),
    )


FORMS: Final[Mapping[Action, type[StepForm]]] = {
    Action.ACCEPT: ExpertsForm,
    Action.GRANT_EXTENSION: UntilForm,
    Action.LIST: WhyForm,
    Action.LIFT_STOP: ConsentForm,
    Action.COERCE: CutForm,
}
BY_SLUG: Final = {action.value.lower().replace("_", "-"): action for action in FORMS}


@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest, uid: UUID, slug: str) -> HttpResponse:
    """Ask what is to be signed and by whom, and let them be asked.

    Raises:
        NotFound: nobody signs such an act, or there is no such danger for the asker.
        Forbidden: he has no right to the act.
    """
    actor, at = actor_of(request), arrival(request)
    action = BY_SLUG.get(slug)
    if action is None:
        raise NotFound
    right = right_to(action)
    row = access(HiddenDanger, actor, uid=uid, resource=RESOURCE, action=right, at=at)
    form = FORMS[action](request.POST or None, initial={"version": row.version})
    about = About(row, actor, at)
    form.offer(about)
    let_act_for(form, givers_called(about, action))
    back = reverse("dangers:record", args=[uid])

    def take(filled: forms.Form) -> str:
        wanted = Wanted(danger=uid, action=action, **_said(filled.cleaned_data))
        try:
            ask_signatures(wanted, actor=actor, at=at)
        except TransitionRefused as refused:
            raise at_its_field(refused) from refused
        return back

    title = Phrase(words.ASK, {"act": ACTION_WORDS[action]})
    lead = f"{row.number} {short(row)}"
    page = FormPage(title=title, lead=lead, form=form, submit=words.ASK_THEM, cancel_href=back)
    return answer(request, page, take)


def _said(cleaned: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return what a form brings, without what was left empty."""
    said = {key: value for key, value in cleaned.items() if value}
    if ACTS_FOR in said:
        said[ACTS_FOR] = UUID(said[ACTS_FOR])
    if "experts" in said:
        said["experts"] = frozenset(map(UUID, said["experts"]))
    return said
