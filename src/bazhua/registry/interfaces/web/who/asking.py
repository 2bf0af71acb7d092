"""Ask by a form and do what it says, or tell at the field why not."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from bazhua.infra.ui.parts.table import FormPage
from bazhua.infra.ui.parts.text import Text
from bazhua.infra.ui.respond import show_form
from bazhua.kernel.errors import DomainError, StaleState
from bazhua.registry.interfaces.web.who.forms import refuse


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """What stands around a form.

    Attributes:
        back: address to which "Cancel" leads, and the deed when it names no other.
    """

    title: Text
    lead: Text = ""
    back: str


def ask(
    request: HttpRequest,
    form: forms.Form,
    asking: Asking,
    deed: Callable[[Mapping[str, Any]], str | None],
) -> HttpResponse:
    """Do a deed with what a form says and go where it leads; otherwise ask, or ask again."""
    if request.method == "POST" and form.is_valid():
        try:
            with transaction.atomic():
                return HttpResponseRedirect(deed(form.cleaned_data) or asking.back)
        except DomainError as error:
            refuse(form, error)
    page = FormPage(
        title=asking.title,
        lead=asking.lead,
        form=form,
        submit=asking.title,
        cancel_href=asking.back,
    )
    return show_form(request, page)


def seen_version(request: HttpRequest) -> int:
    """Return the version of the record that its reader saw.

    Raises:
        StaleState: the request names none.
    """
    text = request.POST.get("version", "")
    if not text.isdecimal():
        raise StaleState
    return int(text)
