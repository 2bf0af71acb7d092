"""Checking a code. It comes by POST and stands in no address, no log and no history."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from bazhua.infra.papers.core.workflow import State
from bazhua.infra.papers.selectors import verify
from bazhua.infra.papers.web.forms import VerifyForm


@require_http_methods(["GET", "HEAD", "POST"])
def verify_page(request: HttpRequest) -> HttpResponse:
    """Ask for a code, and say which paper it is of; anybody may ask."""
    asked = request.method == "POST"
    form = VerifyForm(request.POST, request.FILES) if asked else VerifyForm()
    checked = asked and form.is_valid()
    found = [verify(code) for code in form.codes] if checked else []
    context = {
        "form": form,
        "checked": checked,
        "found": [one for one in found if one is not None],
        "void": State.VOID,
    }
    return render(request, "papers/verify.html", context, status=422 if form.errors else 200)
