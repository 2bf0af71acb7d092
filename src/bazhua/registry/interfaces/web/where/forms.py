"""The form of an enterprise."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from bazhua.infra.i18n.language import current
from bazhua.registry.domain.enterprises import HIGH_RISK_WORDS, STATUS_WORDS, HighRisk, Status
from bazhua.registry.domain.where.facts import CHANGEABLE, Entering, Facts

FACTS = (
    "name",
    "name_en",
    "industry",
    "headcount",
    "high_risk",
    "status",
    "address",
    "telephone",
)


class FactsForm(forms.Form):
    """What an enterprise is; its code and its place are given when it is entered."""

    name = forms.CharField(label=_("Name"), max_length=200)
    name_en = forms.CharField(label=_("English name"), max_length=200, required=False)
    industry = forms.CharField(
        label=_("Industry"),
        max_length=5,
        required=False,
        help_text=_("Letter and digits of GB/T 4754-2017, such as C2614."),
    )
    headcount = forms.IntegerField(label=_("Headcount"), min_value=0, required=False)
    high_risk = forms.MultipleChoiceField(
        label=_("High-risk list"),
        required=False,
        choices=lambda: [(k.value, w.text(current())) for k, w in HIGH_RISK_WORDS.items()],
        widget=forms.CheckboxSelectMultiple,
    )
    status = forms.ChoiceField(
        label=_("Status"),
        choices=lambda: [(k.value, STATUS_WORDS[k].text(current())) for k in CHANGEABLE],
    )
    address = forms.CharField(label=_("Address"), max_length=300, required=False)
    telephone = forms.CharField(label=_("Telephone"), max_length=40, required=False)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def facts(self) -> Facts:
        """Return what was told.

        Raises:
            DomainError: a fact is out of range.
        """
        given: dict[str, Any] = {key: self.cleaned_data[key] for key in FACTS}
        given["high_risk"] = frozenset(map(HighRisk, given["high_risk"]))
        given["status"] = Status(given["status"])
        return Facts(**given)


class EnteringForm(FactsForm):
    """A new enterprise."""

    region = forms.CharField(
        label=_("Region"), help_text=_("Code or full name of the town, at least of the county.")
    )
    credit_code = forms.CharField(label=_("Credit code"), max_length=40, required=False)
    since = forms.DateField(label=_("Founded on"), help_text=_("For example 2026-11-30."))
    field_order = ("name", "name_en", "credit_code", "region", "since")

    def entering(self) -> Entering:
        """Return the enterprise to be entered.

        Raises:
            DomainError: a fact is out of range.
        """
        since: date = self.cleaned_data["since"]
        return Entering(
            facts=self.facts(),
            region=self.cleaned_data["region"],
            since=since,
            credit_code=self.cleaned_data["credit_code"],
        )
