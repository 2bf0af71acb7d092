"""Posts: the list, the page of one with who answers for it, and its hand-over."""

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
from bazhua.infra.roster.selectors import duty_at, gaps
from bazhua.infra.tables.answers import show
from bazhua.infra.tables.listing import ListColumn, Listing
from bazhua.infra.ui.names import names
from bazhua.infra.ui.parts.record import Action, Entry, Fact, RecordPage, Related, Viewer, Weight
from bazhua.infra.ui.parts.table import FormPage
from bazhua.infra.ui.parts.text import Text, said
from bazhua.infra.ui.respond import show_form, show_record
from bazhua.kernel.errors import DomainError, Forbidden
from bazhua.kernel.times import BEIJING
from bazhua.kernel.words import Word
from bazhua.registry.domain.people import POST_WORDS, PostKind
from bazhua.registry.interfaces.web.who import words
from bazhua.registry.interfaces.web.who.forms import HandOverForm, refuse
from bazhua.registry.models import Holding, Post
from bazhua.registry.selectors.who.duties import can_be_called
from bazhua.registry.selectors.who.people import POST, colleagues, holders_at, post_parts
from bazhua.registry.services.who.posts import address_of, hand_over, open_obligations


class PostFilter(FilterSet):
    """Filter bar of the list."""

    name = CharFilter(lookup_expr="startswith", label=_("Name"))


def home(row: Post) -> str:
    """Return where a post is."""
    at = row.firm or row.organisation
    return at.name if at else ""


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
    joins=("firm", "organisation"),
)


@require_safe
def listing(request: HttpRequest) -> HttpResponseBase:
    """List the posts within his reach."""
    return show(request, POSTS, post_parts(actor_of(request), at=arrival(request)))


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
    may = post.until is None and actor.may(POST, "appoint", post.place, at)
    return RecordPage(
        kind=words.POST,
        title=called(post),
        number="",
        steps=(),
        actions=tuple(_hand_over(post, one, alone=len(held) == 1) for one in held if may),
        facts=(
            Fact(words.PLACE, home(post)),
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


def _hand_over(post: Post, held: Holding, *, alone: bool) -> Action:
    name = held.person.name
    text: Text = words.HAND_OVER
    if not alone:
        text = Word(f"{words.HAND_OVER.zh}（{name}）", f"{words.HAND_OVER.en} ({name})")
    href = reverse("who:hand_over", args=[post.uid, held.uid])
    return Action(text=text, href=href, weight=Weight.SIDE, opens=True)


def _duty(post: Post, at: datetime) -> tuple[Fact, Fact]:
    address = address_of(post)
    persons = [UUID(one) for one in duty_at([address], at)[address]]
    known = names().persons(persons)
    now: Text = "、".join(said(known[one]) for one in persons if one in known) or words.NOBODY
    spans = gaps([address], at, reachable=can_be_called).get(address, ())
    told: Text = "；".join(
        f"{one.since.astimezone(BEIJING):%m-%d %H:%M} – {one.until.astimezone(BEIJING):%m-%d %H:%M}"
        for one in spans
    )
    return Fact(words.ON_DUTY, now), Fact(words.GAPS, told or words.NO_GAP)
