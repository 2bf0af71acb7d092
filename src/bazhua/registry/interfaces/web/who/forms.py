"""Forms of persons, posts and grants."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from bazhua.infra.i18n.language import current
from bazhua.kernel.errors import DomainError
from bazhua.kernel.lexicon import sentence
from bazhua.registry.domain.roles.table import ROLES
from bazhua.registry.selectors.who.places import department_choices


def roles() -> list[tuple[str, str]]:
    """Return the roles that can be given, in the language of the page."""
    given = (role for role in ROLES.values() if role.levels)
    return [(role.code, f"{role.code} {role.word.text(current())}") for role in given]


class GiveForm(forms.Form):
    """A role for a person."""

    role = forms.ChoiceField(label=_("Role"), choices=roles)
    place = forms.CharField(
        label=_("Region or enterprise"),
        max_length=18,
        help_text=_("The code of the region, or the credit code of the enterprise."),
    )
    departments = forms.MultipleChoiceField(
        label=_("Departments"),
        required=False,
        choices=department_choices,
        widget=forms.CheckboxSelectMultiple,
    )
    assignment = forms.IntegerField(label=_("Number of the assignment"), required=False)
    until = forms.DateField(
        label=_("Last day"),
        required=False,
        help_text=_("For example 2026-11-30. The day ends at 24:00."),
    )
    reason = forms.CharField(
        label=_("Reason"), max_length=300, widget=forms.Textarea(attrs={"rows": 2})
    )
    sure = forms.BooleanField(label=_("I have checked what it reaches"), required=False)


class EndForm(forms.Form):
    """Why a grant is ended."""

    reason = forms.CharField(
        label=_("Reason"), max_length=300, widget=forms.Textarea(attrs={"rows": 2})
    )


class HandOverForm(forms.Form):
    """To whom a post passes."""

    to = forms.ChoiceField(label=_("To"))

    def __init__(self, data: Any, people: list[tuple[str, str]]) -> None:
        super().__init__(data)
        self.fields["to"] = forms.ChoiceField(label=_("To"), choices=people)


def refuse(form: forms.Form, error: DomainError) -> None:
    """Tell a refusal at its field, or at the form where it has none."""
    field = error.field if error.field in form.fields else None
    form.add_error(field, sentence(error, current()))
