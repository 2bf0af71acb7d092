"""The first page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from bazhua.law.areas import AREAS


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Name the eight priority areas and lead to what there is."""
    return render(request, "web/home.html", {"areas": AREAS})
