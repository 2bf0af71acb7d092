"""A form that is asked for, filled, done or refused: the same way for every deed."""

from collections.abc import Callable

from django import forms
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from bazhua.infra.ui.parts.table import FormPage
from bazhua.infra.ui.respond import show_form
from bazhua.kernel.errors import DomainError
from bazhua.registry.interfaces.web.where.forms import tell


def answer(request: HttpRequest, page: FormPage, do: Callable[[forms.Form], str]) -> HttpResponse:
    """Do what a filled form asks and lead on, or show it with what is wrong; then nothing changed.

    Args:
        do: does it by one service, and returns the address to which it leads.
    """
    form = page.form
    if form.is_valid():
        try:
            with transaction.atomic():
                onward = do(form)
        except DomainError as refused:
            tell(form, refused)
        else:
            return HttpResponseRedirect(onward)
    return show_form(request, page)
