"""What is shown to whoever acts on a hidden danger as it no longer is."""

from dataclasses import replace

from django.http import HttpRequest, HttpResponse

from bazhua.grips.dangers.interfaces.web import words
from bazhua.grips.dangers.interfaces.web.record import show_danger
from bazhua.grips.dangers.interfaces.web.steps.base import (
    SEEN,
    VERSION,
    About,
    Step,
    StepForm,
)
from bazhua.grips.dangers.interfaces.web.story import known_of, last_step, timeline
from bazhua.grips.dangers.interfaces.web.taking.forms import form_of, offers_of
from bazhua.grips.dangers.selectors.dangers import danger_shown
from bazhua.infra.findings.core.terms import STATE_WORDS, State
from bazhua.infra.ui.filling import tell_late
from bazhua.infra.ui.parts.table import FormPage
from bazhua.infra.ui.parts.text import said
from bazhua.infra.ui.respond import show_form
from bazhua.kernel.words import Phrase, Value


def comes_late(request: HttpRequest, step: Step, about: About) -> bool:
    """Return whether a step can no longer be taken since its button was shown."""
    seen = request.GET.get(SEEN, "")
    if seen in {"", str(about.row.version)}:
        return False
    return step.action not in offers_of(about).acts


def overtaken(request: HttpRequest, page: FormPage, step: Step, about: About) -> HttpResponse:
    """Say who was faster and with what, on the danger as it is now.

    Where the step can still be taken, its form comes back with what was filled in.

    Raises:
        NotFound: it has gone out of the asker's scope meanwhile.
    """
    row = danger_shown(about.actor, uid=about.row.uid, at=about.at)
    now = replace(about, row=row)
    if step.asks and step.action in offers_of(now).acts:
        again = _filled_again(request, step, now)
        again.add_error(None, said(_told(now)))
        tell_late(again)
        return show_form(request, replace(page, form=again))
    return show_danger(request, row, about.actor, about.at, _told(now))


def _filled_again(request: HttpRequest, step: Step, about: About) -> StepForm:
    """Return the form as it was filled in, upon the version that its reader sees now."""
    given = request.POST.copy()
    given[VERSION] = str(about.row.version)
    form = form_of(step, about, given)
    form.full_clean()
    return form


def _told(about: About) -> Phrase:
    """Return who has changed the danger last; who found it is not told."""
    event = last_step(about.row)
    (entry,) = timeline([event], known_of(about.row, [event], (), ()), insider=False)
    mine = event.data.get("person") == str(about.actor.uid)
    told: dict[str, Value] = {
        "by": said(entry.by or words.SOMEBODY),
        "what": said(entry.text),
        "at": entry.at,
        "state": STATE_WORDS[State(about.row.state)],
    }
    return Phrase(words.OWN_STEP if mine else words.OVERTAKEN, told)
