"""A form that is asked for, filled, done or refused: the same way for every deed."""

from collections.abc import Callable
from typing import Any, Final

from django import forms
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from bazhua.infra.i18n.language import current
from bazhua.infra.ui.parts.table import FormPage
from bazhua.infra.ui.parts.text import Text, joined
from bazhua.infra.ui.respond import show_form
from bazhua.kernel.errors import DomainError, StaleState
from bazhua.kernel.lexicon import sentence
from bazhua.kernel.words import Word

FILE: Final = "file"
"""What a refused file calls its field; a form with one file calls it as it likes."""

ON_RECORD: Final = Word("现登记为“{value}”。", "On record now: “{value}”.")


def answer(
    request: HttpRequest,
    page: FormPage,
    do: Callable[[forms.Form], str],
    late: Callable[[], HttpResponse] | None = None,
) -> HttpResponse:
    """Do what a filled form asks and lead on, or show it with what is wrong; then nothing changed.

    Args:
        do: does it by one service, and returns the address to which it leads.
        late: answers whom somebody else has overtaken; without it he is told at the form.
    """
    form = page.form
    if form.is_valid():
        try:
            with transaction.atomic():
                onward = do(form)
        except DomainError as refused:
            if late is not None and isinstance(refused, StaleState):
                return late()
            tell(form, refused)
        else:
            return HttpResponseRedirect(onward)
    return show_form(request, page)


def tell(form: forms.Form, refused: DomainError) -> None:
    """Tell a refusal at its field, or at the form where it has none; of who came late, also why."""
    field = refused.field if refused.field in form.fields else None
    files = [name for name, one in form.fields.items() if isinstance(one, forms.FileField)]
    if refused.field == FILE and field is None and len(files) == 1:
        field = files[0]
    form.add_error(field, sentence(refused, current()))
    if isinstance(refused, StaleState):
        tell_late(form)


def tell_late(form: forms.Form) -> None:
    """Tell at each field what is on record meanwhile, where it is not what was entered.

    What a form would offer now, its ``initial``, was read from the record with this request.
    """
    for key in form.changed_data:
        if key in form.initial and not form[key].is_hidden:
            shown = _shown(form.fields[key], form.initial[key])
            form.add_error(key, ON_RECORD.text(current(), value=shown))


def _shown(field: forms.Field, stored: Any) -> str:
    """Return a value as the choices of its field call it."""
    words: dict[Any, Text] = dict(getattr(field, "choices", ()))
    several = stored if isinstance(stored, list) else [stored]
    return joined(words.get(one, str(one)) for one in several if one is not None)
