"""Pages of the style guide."""

from collections.abc import Callable
from types import MappingProxyType

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from bazhua.infra.http.request import arrival
from bazhua.infra.ui import errors
from bazhua.infra.ui.parts.table import FormPage
from bazhua.infra.ui.respond import show_form, show_list, show_record, show_tabbed
from bazhua.law.terms import Colour
from bazhua.web.guide import charts, desk, forms, lists, maps, marks, records, tabs

ERRORS: MappingProxyType[int, Callable[[HttpRequest], HttpResponse]] = MappingProxyType(
    {
        400: errors.bad_request,
        403: errors.forbidden,
        404: errors.not_found,
        500: errors.server_error,
    }
)


@require_safe
def parts(request: HttpRequest) -> HttpResponse:
    """Show every part on one page."""
    at = arrival(request)
    content = {
        "cards": desk.cards(at),
        "figures": desk.figures(at),
        "charts": charts.CHARTS,
        "status_marks": marks.STATUS,
        "tones": marks.TONES,
        "risks": marks.RISKS,
        "swatches": marks.SWATCHES,
        "buttons": marks.BUTTONS,
        "bells": marks.BELLS,
        "note": marks.NOTE,
        "progress": desk.PROGRESS,
        "map": maps.sample(),
        "columns": maps.days(),
        "empty": lists.EMPTY,
        "errors": tuple(ERRORS),
    }
    return render(request, "web/guide/parts.html", content)


@require_safe
def record(request: HttpRequest) -> HttpResponse:
    """Show the page of a record."""
    return show_record(request, records.danger(arrival(request)))


@require_safe
def tabbed(request: HttpRequest) -> HttpResponse:
    """Show the page of a record in tabs."""
    return show_tabbed(request, tabs.page())


@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """Show a list with filter, table or cards, and pager."""
    filtering = forms.DangerFilter(request.GET)
    colour = filtering.cleaned_data["colour"] if filtering.is_valid() else ""
    page = lists.page(arrival(request), filtering, Colour(colour) if colour else None)
    return show_list(request, page)


@require_safe
def empty_list(request: HttpRequest) -> HttpResponse:
    """Show a list that nothing has filled yet."""
    return show_list(request, lists.page(arrival(request), None, None, empty=True))


@require_http_methods(["GET", "HEAD", "POST"])
def form(request: HttpRequest) -> HttpResponse:
    """Show a form; refuse what is wrong, go to the record when all is right."""
    filled = forms.RectificationForm(request.POST or None)
    if filled.is_valid():
        return HttpResponseRedirect(reverse("guide:record"))
    return show_form(request, _form_page(filled))


@require_safe
def refused_form(request: HttpRequest) -> HttpResponse:
    """Show the same form as it looks when it has been refused."""
    return show_form(request, _form_page(forms.RectificationForm(forms.WRONG)))


@require_safe
def error(request: HttpRequest, status: int) -> HttpResponse:
    """Show an error page.

    Raises:
        Http404: there is no page for this status.
    """
    if status not in ERRORS:
        raise Http404
    return ERRORS[status](request)


def _form_page(filled: forms.RectificationForm) -> FormPage:
    return FormPage(
        title=forms.TITLE,
        lead=forms.LEAD,
        form=filled,
        submit=forms.SUBMIT,
        cancel_href=reverse("guide:parts"),
    )
