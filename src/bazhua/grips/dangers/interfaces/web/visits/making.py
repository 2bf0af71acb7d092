"""Making a visit: arrival by the code of the enterprise, end, what must be said why."""

from collections.abc import Mapping
from contextlib import suppress
from typing import Final
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_http_methods, require_POST

from bazhua.grips.dangers.domain.sources.likeness import Spot
from bazhua.grips.dangers.domain.visiting.table import ACTION_WORDS, VisitAction
from bazhua.grips.dangers.interfaces.web.report.reading import uid as uid_in
from bazhua.grips.dangers.interfaces.web.visits.forms import NoteForm
from bazhua.grips.dangers.interfaces.web.visits.listing import address
from bazhua.grips.dangers.selectors.visiting.visits import visit_shown
from bazhua.grips.dangers.services.visiting.moving import VisitDeed, move_visit
from bazhua.infra.http.asking import actor_of
from bazhua.infra.http.request import arrival
from bazhua.infra.ui.filling import answer
from bazhua.infra.ui.parts.table import FormPage
from bazhua.kernel.errors import Forbidden, NotFound, WrongType
from bazhua.kernel.words import Word

NOTED: Final[Mapping[str, VisitAction]] = {
    "cancel": VisitAction.CANCEL,
    "hand-off": VisitAction.HAND_OFF,
}


@require_POST
def arrive(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Let a visit begin, now and here."""
    scanned_firm = uid_in(request.POST.get("scanned", ""), "scanned")
    return _moved(request, uid, VisitAction.ARRIVE, scanned=scanned_firm, spot=_spot(request))


@require_POST
def finish(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Let a visit end."""
    return _moved(request, uid, VisitAction.FINISH)


@require_http_methods(["GET", "HEAD", "POST"])
def noted(request: HttpRequest, uid: UUID, slug: str) -> HttpResponse:
    """Ask why or what, and do it.

    Raises:
        NotFound: there is no such act, or no such visit for him.
        Forbidden: he takes no part in it.
    """
    actor, at = actor_of(request), arrival(request)
    action = NOTED.get(slug)
    if action is None:
        raise NotFound
    row = visit_shown(actor, uid, at=at)
    if actor.uid not in row.officers:
        raise Forbidden
    form = NoteForm(request.POST or None, initial={"version": row.version})

    def do(filled: forms.Form) -> str:
        said = filled.cleaned_data
        deed = VisitDeed(visit=uid, version=said["version"], action=action, note=said["note"])
        return address(move_visit(deed, actor=actor, at=at))

    word: Word = ACTION_WORDS[action]
    page = FormPage(title=word, lead=row.number, form=form, submit=word, cancel_href=address(row))
    return answer(request, page, do)


def _moved(
    request: HttpRequest,
    uid: UUID,
    action: VisitAction,
    scanned: UUID | None = None,
    spot: Spot | None = None,
) -> HttpResponse:
    version = request.POST.get("version", "")
    if not version.isdecimal():
        raise WrongType("version", version[:20], Word("整数", "a whole number"))
    deed = VisitDeed(visit=uid, version=int(version), action=action, scanned=scanned, spot=spot)
    row = move_visit(deed, actor=actor_of(request), at=arrival(request))
    return HttpResponseRedirect(address(row))


def _spot(request: HttpRequest) -> Spot | None:
    """Return where the phone said that it is; nothing where it did not."""
    with suppress(ValueError):
        spot = Spot(
            float(request.POST.get("longitude", "")), float(request.POST.get("latitude", ""))
        )
        if abs(spot.longitude) <= 180 and abs(spot.latitude) <= 90:  # noqa: PLR2004 -- degrees
            return spot
    return None
