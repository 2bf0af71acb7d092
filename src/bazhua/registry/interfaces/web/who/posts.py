"""Posts: the list, the page of one with who answers for it, and its hand-over."""

from collections.abc import Iterator
from datetime import datetime
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe
from django_filters import CharFilter, FilterSet

from bazhua.infra.db.access import VIEW, access
from bazhua.infra.db.actors import Actor
from bazhua.infra.http.asking import actor_of
from bazhua.infra.http.request import arrival
from bazhua.infra.roster.selectors import outlook
from bazhua.infra.tables.answers import show
from bazhua.infra.tables.listing import ListColumn, Listing
from bazhua.infra.ui.names import names
from bazhua.infra.ui.parts.lines import Lines
from bazhua.infra.ui.parts.marks import Mark, Tone
from bazhua.infra.ui.parts.record import Action, Entry, Fact, RecordPage, Related, Viewer, Weight
from bazhua.infra.ui.parts.table import FormPage
from bazhua.infra.ui.parts.text import Link, Text, joined
from bazhua.infra.ui.respond import show_form, show_record
from bazhua.kernel.errors import DomainError, Forbidden
from bazhua.kernel.times import BEIJING
from bazhua.kernel.words import Word
from bazhua.registry.domain.people import POST_WORDS, PostKind
from bazhua.registry.interfaces.web.who import words
from bazhua.registry.interfaces.web.who.forms import HandOverForm, refuse
from bazhua.registry.models import Holding, Post
from bazhua.registry.selectors.who.people import POST, colleagues, holders_at, post_parts
from bazhua.registry.services.who.posts import address_of, hand_over, open_obligations


class PostFilter(FilterSet):
    """Filter bar of the list."""

    name = CharFilter(lookup_expr="startswith", label=_("Name"))


def home(row: Post) -> Text:
    """Return where a post is, with the workshop or team that it belongs to."""
    at = row.firm or row.organisation
    if at is None:
        return ""
    unit = f" {row.unit.name}" if row.unit else ""
    return Word(at.name + unit, (at.name_en or at.name) + unit)


def called(row: Post) -> Word:
    """Return what a post is called."""
    return Word(row.name, row.name_en or row.name)


POSTS: Listing[Post] = Listing(
    name="posts",
    model=Post,
    title=words.POSTS,
    columns=(
        ListColumn(text=words.POST, show=called, sort="pinyin", min_em=9),
        ListColumn(text=words.PLACE, show=home, min_em=12),
        ListColumn(text=words.KIND, show=lambda row: POST_WORDS[PostKind(row.kind)], min_em=7),
        ListColumn(text=words.STATE, show=lambda row: words.CLOSED if row.until else words.OPEN),
    ),
    href=lambda row: reverse("who:post", args=[row.uid]),
    order="pinyin",
    empty=words.NO_POSTS,
    filters=PostFilter,
    joins=("firm", "organisation", "unit"),
)


@require_safe
def listing(request: HttpRequest) -> HttpResponseBase:
    """List the posts within his reach."""
    actor, at = actor_of(request), arrival(request)
    new = Action(text=words.NEW_POST, href=reverse("who:new_post"), opens=True)
    may = actor.granted(POST, "create", at)
    return show(request, POSTS, post_parts(actor, at=at), *([new] if may else []))


@require_safe
def record(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Show a post, who holds it, who answers for it now, and what it owes."""
    actor, at = actor_of(request), arrival(request)
    post = access(Post, actor, uid=uid, resource=POST, action=VIEW, at=at)
    return show_record(request, _page(post, actor, at))


@require_http_methods(["GET", "HEAD", "POST"])
def passing(request: HttpRequest, uid: UUID, holding: UUID) -> HttpResponse:
    """Ask to whom the post passes, and hand it over."""
    actor, at = actor_of(request), arrival(request)
    post = access(Post, actor, uid=uid, resource=POST, action="appoint", at=at)
    held = next((one for one in holders_at(post, at) if one.uid == holding), None)
    if held is None:
        raise Forbidden
    people = colleagues(post, at=at, but=held.person)
    form = HandOverForm(request.POST or None, [(str(one.uid), one.name) for one in people])
    if request.method == "POST" and form.is_valid() and _passed(form, held, actor, at):
        return HttpResponseRedirect(reverse("who:post", args=[uid]))
    page = FormPage(
        title=words.HAND_OVER,
        lead=words.HAND_OVER_LEAD,
        form=form,
        submit=words.HAND_OVER,
        cancel_href=reverse("who:post", args=[uid]),
    )
    return show_form(request, page)


def _passed(form: HandOverForm, held: Holding, actor: Actor, at: datetime) -> bool:
    try:
        hand_over(
            held.uid,
            UUID(form.cleaned_data["to"]),
            passes_at=at,
            version=held.version,
            actor=actor,
            at=at,
        )
    except DomainError as error:
        refuse(form, error)
        return False
    return True


def _page(post: Post, actor: Actor, at: datetime) -> RecordPage:
    held = list(holders_at(post, at))
    return RecordPage(
        kind=words.POST,
        title=called(post),
        number="",
        steps=(),
        actions=tuple(_actions(post, held, actor, at)) if post.until is None else (),
        facts=(
            Fact(words.PLACE, Link(home(post), _host(post))),
            Fact(words.KIND, POST_WORDS[PostKind(post.kind)]),
            *_duty(post, at),
            Fact(words.OWES, open_obligations(post)),
        ),
        timeline=tuple(Entry(at=one.since, text=words.HOLDER, by=one.person.name) for one in held),
        related=tuple(
            Related(words.HOLDER, one.person.name, reverse("who:person", args=[one.person.uid]))
            for one in held
        ),
        viewers=(Viewer(words.WHO_POST, words.WHY_SCOPE),),
    )


def _host(post: Post) -> str:
    """Return the address of the page of where a post is."""
    if post.firm is not None:
        return reverse("enterprises:record", args=[post.firm.uid])
    return reverse(
        "organisations:record", args=[post.organisation.uid if post.organisation else ""]
    )


def _actions(post: Post, held: list[Holding], actor: Actor, at: datetime) -> Iterator[Action]:
    """Yield what may be done to an open post now."""
    may = {
        action: actor.may(POST, action, post.place, at) for action in ("appoint", "relieve", "end")
    }
    if actor.may("roster", VIEW, post.place, at):
        yield Action(text=words.ROSTER, href=reverse("roster:post", args=[post.uid]), opens=True)
    if may["appoint"]:
        href = reverse("who:appoint", args=[post.uid])
        yield Action(text=words.APPOINT, href=href, opens=True)
        for one in held:
            href = reverse("who:hand_over", args=[post.uid, one.uid])
            yield Action(text=_of(words.HAND_OVER, one, held), href=href, opens=True)
    if may["relieve"]:
        for one in held:
            yield Action(
                text=_of(words.RELIEVE, one, held),
                href=reverse("who:relieve", args=[post.uid, one.uid]),
                version=one.version,
                confirm=words.RELIEVE_ASK,
            )
    if may["end"] and not held:
        yield Action(
            text=words.CLOSE_POST,
            href=reverse("who:close_post", args=[post.uid]),
            weight=Weight.GRAVE,
            version=post.version,
            confirm=words.CLOSE_POST_ASK,
        )


def _of(text: Word, one: Holding, held: list[Holding]) -> Word:
    """Return what is done, with whom it is done when several hold the post."""
    if len(held) == 1:
        return text
    name = one.person.name
    return Word(f"{text.zh}（{name}）", f"{text.en} ({name})")


def _duty(post: Post, at: datetime) -> tuple[Fact, Fact]:
    address = address_of(post)
    seen = outlook([address], at)[address]
    persons = [UUID(one) for one in seen.persons]
    known = names().persons(persons)
    now: Text = joined(known[one] for one in persons if one in known) or words.NOBODY
    told = tuple(
        Mark(
            f"{one.since.astimezone(BEIJING):%m-%d %H:%M} – "
            f"{one.until.astimezone(BEIJING):%m-%d %H:%M}",
            Tone.BAD,
            "alert-triangle",
        )
        for one in seen.silent
    )
    return Fact(words.ON_DUTY, now), Fact(words.GAPS, Lines(told or (words.NO_GAP,)))
