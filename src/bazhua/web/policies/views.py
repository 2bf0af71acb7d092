"""Policy rows: the list, a line with its history, proposing, confirming, withdrawing."""

from collections.abc import Iterator
from datetime import date
from typing import Final
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from bazhua.infra.db.access import VIEW
from bazhua.infra.http.asking import actor_of
from bazhua.infra.http.request import arrival
from bazhua.infra.policies.book import current_book
from bazhua.infra.policies.core.proposal import State, before, line_of
from bazhua.infra.policies.models import Addition
from bazhua.infra.policies.selectors import (
    CREATE,
    RESOURCE,
    additions_of,
    clauses_in,
    history,
    row_in,
    visible_addition,
    visible_additions,
    would_change,
)
from bazhua.infra.policies.services import (
    confirm as confirm_row,
)
from bazhua.infra.policies.services import (
    may_confirm,
    may_withdraw,
    propose,
)
from bazhua.infra.policies.services import (
    withdraw as withdraw_row,
)
from bazhua.infra.tables.answers import show
from bazhua.infra.tables.listing import ListColumn, Listing
from bazhua.infra.ui.parts.record import Action
from bazhua.infra.ui.parts.table import Column, Count, FormPage, ListPage, Pager, Table
from bazhua.infra.ui.respond import show_form, show_list, show_record
from bazhua.kernel.errors import DomainError, Forbidden, NotFound, StaleState
from bazhua.kernel.policy.book import PolicyBook, PolicyRow
from bazhua.kernel.times import day_of
from bazhua.kernel.words import Word
from bazhua.law.rows import TABLES
from bazhua.web.policies import pages, words
from bazhua.web.policies.forms import LineFilter, ProposalForm, WithdrawForm
from bazhua.web.policies.shelf import Line, Shelf, line_at, lines, titled

SIZE: Final = 50
TEMPLATE: Final = "web/policies/row.html"


def table_word(row: Addition) -> Word:
    """Return the table of an addition in words, or its name when it is no more."""
    return TABLES.get(row.table, Word(row.table, row.table))


ADDITIONS: Listing[Addition] = Listing(
    name="policy-additions",
    model=Addition,
    title=words.ADDITIONS,
    columns=(
        ListColumn(text=words.LINE, show=table_word, min_em=10),
        ListColumn(text=words.SINCE, show=lambda row: row.since.isoformat(), min_em=9),
        ListColumn(
            text=words.STATUS,
            show=lambda row: words.STATES[State(row.state)],
            plain=lambda row: row.state,
            min_em=7,
        ),
        ListColumn(text=words.REASON, show=lambda row: row.reason, min_em=12),
        ListColumn(
            text=words.STEPS[State.PROPOSED],
            show=lambda row: row.proposed_at,
            sort="proposed_at",
            min_em=9,
        ),
    ),
    href=lambda row: reverse("policies:addition", args=[row.uid]),
    order="-proposed_at",
    empty=words.NO_ADDITIONS,
)


@require_safe
def listing(request: HttpRequest, shelves: tuple[Shelf, ...]) -> HttpResponse:
    """List the lines of the policy book."""
    book, day = _book(request)
    form = LineFilter(request.GET or None, shelves)
    given = form.cleaned_data if form.is_valid() else {}
    found = list(_matching(lines(shelves, book), given, book, day))
    first = min(_first(request), max(len(found) - 1, 0) // SIZE * SIZE)
    shown = found[first : first + SIZE]
    open_list = Action(text=words.ADDITIONS, href=reverse("policies:additions"), opens=True)
    page = ListPage(
        title=words.TITLE,
        lead=words.LEAD,
        table=Table(
            caption=words.TITLE,
            columns=(
                Column(words.LINE, 12),
                Column(words.AREA, 7),
                Column(words.VALUES, 14),
                Column(words.CLAUSE, 8),
                Column(words.SINCE, 9),
            ),
            rows=tuple(pages.line_row(line, book, day) for line in shown),
        ),
        count=Count(len(found)),
        empty=words.EMPTY,
        pager=Pager(
            newer=_page(request, first - SIZE) if first else "",
            older=_page(request, first + SIZE) if first + SIZE < len(found) else "",
        ),
        filter=form,
        actions=(open_list,),
    )
    return show_list(request, page)


@require_safe
def line(request: HttpRequest, shelves: tuple[Shelf, ...], table: str, name: str) -> HttpResponse:
    """Show a line with its history and what was proposed for it."""
    book, day = _book(request)
    actor, at = actor_of(request), arrival(request)
    found = line_at(shelves, book, table, name)
    additions = additions_of(table, line_of(found.rows[0]), actor, at=at)
    may = bool(actor.granted(RESOURCE, CREATE, at))
    page = pages.line_page(found, additions, book, day, may_propose=may)
    return show_record(request, page, "web/policies/line.html")


@require_http_methods(["GET", "HEAD", "POST"])
def propose_line(
    request: HttpRequest, shelves: tuple[Shelf, ...], table: str, name: str
) -> HttpResponse:
    """Propose a new value of a line."""
    book, day = _book(request)
    found = line_at(shelves, book, table, name)
    shown = found.on(day) or found.rows[-1]
    cancel = reverse("policies:line", args=[table, name])
    return _propose(request, type(shown), shown, titled(shown), cancel)


@require_http_methods(["GET", "HEAD", "POST"])
def propose_new(request: HttpRequest, table: str) -> HttpResponse:
    """Propose another line of a table."""
    book, _ = _book(request)
    kind = book.kinds.get(table)
    if kind is None or not kind.identity:
        raise NotFound
    return _propose(request, kind, None, TABLES[table], reverse("policies:list"))


@require_safe
def additions(request: HttpRequest) -> HttpResponseBase:
    """List what was ever proposed."""
    _book(request)
    return show(request, ADDITIONS, (visible_additions(actor_of(request), at=arrival(request)),))


@require_safe
def addition(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Show an addition and, while it waits, what it would change."""
    actor, at = actor_of(request), arrival(request)
    row = visible_addition(actor, uid, at=at)
    book = current_book(day_of(at)).extended([], clauses_in(row))
    value = row_in(row, book)
    waits = row.state == State.PROPOSED.value
    affected = would_change(row, actor=actor, at=at) if waits else ()
    actions = []
    if may_confirm(row, actor=actor, at=at):
        actions.append(pages.confirming(row, affected))
    if waits and may_withdraw(row, actor=actor, at=at):
        actions.append(pages.withdrawing(row))
    found = pages.Looked(
        addition=row,
        row=value,
        old=before(value, book) if waits else None,
        affected=affected,
        events=history(row),
    )
    return show_record(request, pages.addition_page(found, book, tuple(actions)), TEMPLATE)


@require_POST
def confirm(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Confirm an addition as the second person."""
    confirm_row(uid, version=_version(request), actor=actor_of(request), at=arrival(request))
    return HttpResponseRedirect(reverse("policies:addition", args=[uid]))


@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Ask for the reason and withdraw an addition."""
    actor, at = actor_of(request), arrival(request)
    row = visible_addition(actor, uid, at=at)
    if not may_withdraw(row, actor=actor, at=at):
        raise Forbidden
    form = WithdrawForm(request.POST or None)
    here = reverse("policies:addition", args=[uid])
    if request.method == "POST" and form.is_valid():
        reason = form.cleaned_data["reason"]
        withdraw_row(uid, reason=reason, version=row.version, actor=actor, at=at)
        return HttpResponseRedirect(here)
    page = FormPage(
        title=words.WITHDRAW,
        lead=words.WITHDRAW_LEAD,
        form=form,
        submit=words.WITHDRAW,
        cancel_href=here,
    )
    return show_form(request, page)


def _propose(
    request: HttpRequest, kind: type[PolicyRow], shown: PolicyRow | None, title: Word, cancel: str
) -> HttpResponse:
    actor, at = actor_of(request), arrival(request)
    if not actor.granted(RESOURCE, CREATE, at):
        raise Forbidden
    form = ProposalForm(kind, request.POST or None, shown)
    if request.method == "POST" and form.is_valid():
        try:
            row = propose(form.proposal(), actor=actor, at=at)
        except DomainError as error:
            form.refuse(error)
        else:
            return HttpResponseRedirect(reverse("policies:addition", args=[row.uid]))
    page = FormPage(
        title=title,
        lead=words.PROPOSE_LEAD,
        form=form,
        submit=words.PROPOSE,
        cancel_href=cancel,
    )
    return show_form(request, page)


def _book(request: HttpRequest) -> tuple[PolicyBook, date]:
    """Return the book in force and the day, for whoever may view policy rows.

    Raises:
        Forbidden: he may not.
    """
    at = arrival(request)
    if not actor_of(request).granted(RESOURCE, VIEW, at):
        raise Forbidden
    return current_book(day_of(at)), day_of(at)


def _matching(
    every: Iterator[Line], given: dict[str, str], book: PolicyBook, day: date
) -> Iterator[Line]:
    wanted = given.get("q", "").strip().casefold()
    for one in every:
        row = one.on(day) or one.rows[-1]
        if given.get("area") not in {None, "", one.shelf.key}:
            continue
        if given.get("status") not in {None, "", book.clauses[row.clause].status.value}:
            continue
        title = one.title
        if wanted in f"{title.zh} {title.en} {one.table} {row.clause}".casefold():
            yield one


def _first(request: HttpRequest) -> int:
    text = request.GET.get("from", "")
    return int(text) // SIZE * SIZE if text.isdecimal() and len(text) < len("100000") else 0


def _page(request: HttpRequest, first: int) -> str:
    kept = {key: value for key, value in request.GET.items() if key != "from"}
    return f"?{urlencode(kept | {'from': str(first)})}"


def _version(request: HttpRequest) -> int:
    text = request.POST.get("version", "")
    if not text.isdecimal():
        raise StaleState
    return int(text)
