"""Planning duty: shifts, substitutes, leave, and signing a hand-over."""

from collections.abc import Mapping
from datetime import datetime
from hashlib import sha256
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from bazhua.infra.db.access import VIEW, access
from bazhua.infra.db.actors import Actor
from bazhua.infra.http.asking import actor_of
from bazhua.infra.http.request import arrival
from bazhua.infra.i18n.language import current
from bazhua.infra.roster.duty import Leave, Substitute
from bazhua.infra.roster.handover import Changeover
from bazhua.infra.roster.selectors import changeover_at
from bazhua.infra.roster.shifts import Shift
from bazhua.infra.roster.spans import Span
from bazhua.infra.ui.names import names
from bazhua.infra.ui.parts.text import joined, said
from bazhua.kernel.errors import Forbidden, NotFound, StaleState
from bazhua.kernel.times import BEIJING, day_of
from bazhua.kernel.words import Lang, Phrase
from bazhua.registry.interfaces.web.roster import words
from bazhua.registry.interfaces.web.roster.forms import (
    LastDayForm,
    LeaveForm,
    PlanForm,
    SignForm,
    SubstituteForm,
)
from bazhua.registry.interfaces.web.roster.week import instant
from bazhua.registry.interfaces.web.who.asking import Asking, ask
from bazhua.registry.interfaces.web.who.posts import called
from bazhua.registry.models import Post
from bazhua.registry.selectors.who.rosters import ROSTER, address, shift_version, workers_at
from bazhua.registry.services.who.posts import open_obligations
from bazhua.registry.services.who.rosters import (
    end_duty,
    name_substitute,
    note_leave,
    plan_duty,
    sign_handover,
)

FORM_METHODS = ["GET", "HEAD", "POST"]


@require_http_methods(FORM_METHODS)
def plan(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Ask who holds duty on which days from which hour, and plan it."""
    actor, at = actor_of(request), arrival(request)
    post = _planned(uid, actor, at)
    today = day_of(at)
    initial = {"first": today, "begins": "08:00", "hours": 24}
    form = PlanForm(request.POST or None, _people(post, at), initial=initial)

    def deed(given: Mapping[str, Any]) -> None:
        begins, lasts = form.hours_said()
        shift = Shift(
            post=address(post),
            person=given["person"],
            rhythm=form.rhythm_said(),
            begins=begins,
            lasts=lasts,
            rank=given["rank"],
        )
        plan_duty(shift, actor=actor, at=at)

    return ask(request, form, _asking(words.PLAN, words.PLAN_LEAD, post), deed)


@require_http_methods(FORM_METHODS)
def substitute(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Ask who stands in for whom, and name him."""
    actor, at = actor_of(request), arrival(request)
    post = _planned(uid, actor, at)
    form = SubstituteForm(request.POST or None, _people(post, at))

    def deed(given: Mapping[str, Any]) -> None:
        named = Substitute(
            post=address(post),
            absent=given["absent"],
            person=given["person"],
            span=Span(given["since"], given["until"]),
            when_away=given["when_away"],
        )
        name_substitute(named, actor=actor, at=at)

    return ask(request, form, _asking(words.SUBSTITUTE, words.SUBSTITUTE_LEAD, post), deed)


@require_http_methods(FORM_METHODS)
def leave(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Ask who is away when, and note it."""
    actor, at = actor_of(request), arrival(request)
    post = _planned(uid, actor, at)
    form = LeaveForm(request.POST or None, _people(post, at))

    def deed(given: Mapping[str, Any]) -> None:
        away = Leave(given["person"], Span(given["since"], given["until"]))
        note_leave(away, actor=actor, at=at)

    return ask(request, form, _asking(words.LEAVE, words.LEAVE_LEAD, post), deed)


@require_http_methods(FORM_METHODS)
def end_shift(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Ask for the last day of a shift, and end it then."""
    actor, at = actor_of(request), arrival(request)
    row = shift_version(uid)
    post = _planned(row.post, actor, at)
    form = LastDayForm(request.POST or None, initial={"last": day_of(at)})

    def deed(given: Mapping[str, Any]) -> None:
        end_duty(uid, last_day=given["last"], version=row.version, actor=actor, at=at)

    return ask(request, form, _asking(words.END_SHIFT, words.END_SHIFT_LEAD, post), deed)


@require_http_methods(FORM_METHODS)
def sign(request: HttpRequest, uid: UUID, passes: int) -> HttpResponse:
    """Show what is handed over, and sign it as one of its parties."""
    actor, at = actor_of(request), arrival(request)
    post = access(Post, actor, uid=uid, resource=ROSTER, action=VIEW, at=at)
    passes_at = _instant(passes)
    change = changeover_at(address(post), passes_at)
    if change is None:
        raise NotFound
    if str(actor.uid) not in change.parties:
        raise Forbidden
    lead = _handed_over(post, change)
    # In one language for all, so that both parties sign the same text.
    digest = sha256(lead.text(Lang.ZH).encode())
    form = SignForm(request.POST or None, initial={"shown": digest.hexdigest()})

    def deed(given: Mapping[str, Any]) -> None:
        if given["shown"] != digest.hexdigest():
            raise StaleState
        sign_handover(uid, passes_at, digest.digest(), actor=actor, at=at)

    shown = f"{lead.text(current())} {said(words.SIGN_SURE)}"
    asking = Asking(title=words.SIGN, lead=shown, back=_back(post))
    return ask(request, form, asking, deed)


def _handed_over(post: Post, change: Changeover) -> Phrase:
    known = names().persons({UUID(one) for one in (*change.outgoing, *change.incoming)})

    def people(uids: tuple[str, ...]) -> str:
        return joined(known.get(UUID(uid), uid) for uid in uids) or "–"

    return Phrase(
        words.SIGN_LEAD,
        {
            "post": called(post),
            "at": f"{change.at.astimezone(BEIJING):%Y-%m-%d %H:%M}",
            "outgoing": people(change.outgoing),
            "incoming": people(change.incoming),
            "owed": open_obligations(post),
        },
    )


def _planned(uid: UUID, actor: Actor, at: datetime) -> Post:
    return access(Post, actor, uid=uid, resource=ROSTER, action="plan", at=at)


def _people(post: Post, at: datetime) -> list[tuple[str, str]]:
    return [(str(one.uid), one.name) for one in workers_at(post, day_of(at))]


def _asking(title: Any, lead: Any, post: Post) -> Asking:
    return Asking(title=title, lead=lead, back=_back(post))


def _back(post: Post) -> str:
    return reverse("roster:post", args=[post.uid])


def _instant(number: int) -> datetime:
    try:
        return instant(number)
    except OverflowError:
        raise NotFound from None
