"""The regions as a page: a tree on a day, and a list."""

from collections.abc import Sequence
from datetime import date
from urllib.parse import urlencode

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseBase, QueryDict
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from bazhua.infra.http.asking import actor_of
from bazhua.infra.http.request import arrival
from bazhua.infra.tables.answers import show
from bazhua.infra.ui.parts.tabbed import FilterBar, Panel, TabbedPage, TabLink
from bazhua.infra.ui.parts.table import Empty
from bazhua.infra.ui.parts.text import Text
from bazhua.infra.ui.parts.tree import Branch, Tree
from bazhua.infra.ui.respond import show_tabbed
from bazhua.kernel.times import day_of
from bazhua.kernel.words import Phrase, Word
from bazhua.registry.domain.tree import KIND_WORDS, RegionKind
from bazhua.registry.selectors.where import listings, regions
from bazhua.registry.selectors.where.tree import RegionLine, region_tree
from bazhua.registry.services.divisions.table import AS_OF

TITLE = Word("区划", "Regions")
TREE = Word("按层级", "As a tree")
LIST = Word("列表", "As a list")
TODAY = Word("今日区划", "Today's regions")
THAT_DAY = Word("{day} 的区划", "Regions on {day}")
TOWNS = Word("下辖 {n} 个", "{n} below it")
FIRM = Word("企业 {n} 家", "{n} enterprise")
FIRMS = Word("企业 {n} 家", "{n} enterprises")
NOTHING = Empty(
    Word("看不到区划", "No region to see"),
    Word("授予区划范围后出现在这里。", "Regions appear here once a grant covers them."),
)
LEAD = Word(
    "名称、隶属和企业数均为所选日期的情况。",
    "Names, parents and numbers of enterprises are those of the day.",
)


class DayForm(forms.Form):
    """As of which day; today when none is given. The branch that is open stays open."""

    on = forms.DateField(label=_("As of"))
    open = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, given: QueryDict, today: date) -> None:
        super().__init__({"on": given.get("on") or today.isoformat(), "open": given.get("open")})
        self.today = today

    def clean_on(self) -> date:
        """Return the day.

        Raises:
            ValidationError: the divisions are not on record for that day.
        """
        day: date = self.cleaned_data["on"]
        if not AS_OF <= day <= self.today:
            problem = _("The regions are on record from %(first)s to today; choose such a day.")
            raise forms.ValidationError(problem % {"first": AS_OF.isoformat()})
        return day


@require_safe
def tree(request: HttpRequest) -> HttpResponse:
    """Show the regions that the asker may view as a tree on a day; 422 for a day not on record."""
    actor, at = actor_of(request), arrival(request)
    today = day_of(at)
    form = DayForm(request.GET, today)
    on = form.cleaned_data["on"] if form.is_valid() else today
    opened = request.GET.get("open", "")
    lines = region_tree(actor, on=on, unfolded=opened, at=at)
    past = on != today
    panel = Panel(
        title=Phrase(THAT_DAY, {"day": on}) if past else TODAY,
        note=LEAD,
        body=Tree(caption=TITLE, branches=_branches(lines, on, past=past)) if lines else None,
        empty=NOTHING,
    )
    page = TabbedPage(
        kind="",
        title=TITLE,
        number="",
        tabs=_tabs(as_list=False),
        panels=(FilterBar(form=form), panel),
    )
    answer = show_tabbed(request, page)
    answer.status_code = 422 if form.errors else 200
    return answer


@require_safe
def listing(request: HttpRequest) -> HttpResponseBase:
    """Show the regions that the asker may view as a list, each after the one above it."""
    parts = regions.region_parts(actor_of(request), at=arrival(request))
    return show(request, listings.REGIONS, parts)


def _tabs(*, as_list: bool) -> tuple[TabLink, ...]:
    return (
        TabLink(text=TREE, href=reverse("regions:list"), current=not as_list),
        TabLink(text=LIST, href=reverse("regions:all"), current=as_list),
    )


def _branches(
    lines: Sequence[RegionLine], on: date, *, past: bool, above: str = ""
) -> tuple[Branch, ...]:
    return tuple(
        Branch(
            kind=KIND_WORDS[RegionKind(line.kind)],
            text=Word(line.name, line.name_en or line.name),
            number=line.code,
            href=reverse("regions:record", args=[line.uid]),
            notes=_notes(line),
            below=_branches(line.below, on, past=past, above=line.code),
            fold=_fold(above if line.unfolded else line.code, on, past=past) if line.lower else "",
            unfolded=line.unfolded,
        )
        for line in lines
    )


def _notes(line: RegionLine) -> tuple[Text, ...]:
    below = (Phrase(TOWNS, {"n": line.lower}),) if line.lower else ()
    if line.enterprises is None:
        return below
    word = FIRM if line.enterprises == 1 else FIRMS
    return (*below, Phrase(word, {"n": f"{line.enterprises:,}"}))


def _fold(code: str, on: date, *, past: bool) -> str:
    given = ({"open": code} if code else {"open": "-"}) | ({"on": on.isoformat()} if past else {})
    return f"?{urlencode(given)}"
