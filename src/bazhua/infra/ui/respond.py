"""Answer with a page drawn from one value."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers
from django_htmx.middleware import HtmxDetails

from bazhua.infra.ui.parts.record import RecordPage
from bazhua.infra.ui.parts.tabbed import TabbedPage
from bazhua.infra.ui.parts.table import FormPage, ListPage


def show_record(
    request: HttpRequest, page: RecordPage, template: str = "ui/record.html", status: int = 200
) -> HttpResponse:
    """Answer with the page of a record; a template that extends it may add blocks."""
    return render(request, template, {"page": page}, status=status)


def show_tabbed(request: HttpRequest, page: TabbedPage) -> HttpResponse:
    """Answer with the page of a record in tabs."""
    return render(request, "ui/tabbed.html", {"page": page})


def show_list(request: HttpRequest, page: ListPage, template: str = "ui/list.html") -> HttpResponse:
    """Answer with a list page, or with its rows alone when htmx asks for them."""
    name = f"{template}#rows" if wants_fragment(request) else template
    response = render(request, name, {"page": page})
    patch_vary_headers(response, ["HX-Request"])
    return response


def show_form(request: HttpRequest, page: FormPage, template: str = "ui/form.html") -> HttpResponse:
    """Answer with a form page; 422 when the form has been refused."""
    status = 422 if page.form.is_bound and page.form.errors else 200
    return render(request, template, {"page": page}, status=status)


def wants_fragment(request: HttpRequest) -> bool:
    """Return whether htmx swaps a part of the page, not the whole and not its history."""
    htmx = HtmxDetails(request)
    return bool(htmx) and not htmx.boosted and not htmx.history_restore_request
