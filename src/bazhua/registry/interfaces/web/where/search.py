"""The one search over everything that has a name."""

from collections.abc import Mapping
from typing import Final
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from bazhua.infra.http.asking import actor_of
from bazhua.infra.http.request import arrival
from bazhua.infra.i18n.language import current
from bazhua.infra.search.finding import LONGEST_QUERY, Hit, find
from bazhua.infra.search.kinds import SearchKind, kinds
from bazhua.infra.ui.parts.table import Column, Count, Empty, ListPage, Pager, Row, Table
from bazhua.infra.ui.parts.text import BothNames, Part
from bazhua.infra.ui.respond import show_list
from bazhua.kernel.words import Lang, Word
from bazhua.registry.selectors.names import english_names

KINDS: Final = (
    SearchKind("enterprise", Word("企业", "Enterprise"), "enterprises:record"),
    SearchKind("organisation", Word("机构", "Organisation"), "organisations:record"),
    SearchKind("region", Word("区划", "Region"), "regions:record"),
)
"""What the registry itself lets be found."""

TITLE = Word("搜索", "Search")


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Show what holds the words, within the scope of the asker."""
    query = request.GET.get("q", "")[: LONGEST_QUERY + 1]
    page = request.GET.get("page", "")
    found = find(actor_of(request), query, kinds=kinds(), at=arrival(request), page=page)
    in_english = found.hits and current() is Lang.EN
    english = english_names([hit.record_uid for hit in found.hits]) if in_english else {}
    older = request.GET.copy()
    older["page"] = found.older
    listed = ListPage(
        title=TITLE,
        lead=query,
        table=Table(
            caption=TITLE,
            columns=(Column(Word("名称", "Name"), 14), Column(Word("类别", "Kind"))),
            rows=tuple(_row(hit, english) for hit in found.hits),
        ),
        count=Count(found.count),
        empty=Empty(
            _("Nothing was found"),
            _("Search by part of a name, a code, or the initials of its pinyin."),
        ),
        pager=Pager(older=f"?{older.urlencode()}" if found.older else ""),
    )
    return show_list(request, listed)


def _row(hit: Hit, english: Mapping[UUID, str]) -> Row:
    kind = kinds()[hit.kind]
    name_en = english.get(hit.record_uid)
    name: Part = BothNames(name_en, hit.title) if name_en else hit.title
    return Row(reverse(kind.address, args=[hit.record_uid]), (name, kind.word))
