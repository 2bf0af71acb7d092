"""Forms of accounts."""

from django import forms
from django.utils.translation import gettext_lazy as _

from bazhua.infra.accounts.pages.forms import AccountForm


class InviteForm(AccountForm):
    """The login name of a new account."""

    login = forms.CharField(
        label=_("Login name"),
        max_length=80,
        help_text=_("Letters, digits and . @ + - _; upper and lower case are the same."),
        widget=forms.TextInput(
            attrs={"autocapitalize": "none", "autocomplete": "off", "spellcheck": "false"}
        ),
    )


class RenewForm(AccountForm):
    """What a new link is for."""

    without_totp = forms.BooleanField(
        label=_("He lost his second factor and the recovery codes too: remove them"),
        required=False,
    )


class BadgeForm(AccountForm):
    """Nothing is asked but whether to go on."""


class DeviceForm(AccountForm):
    """A shared device and where it stands."""

    name = forms.CharField(
        label=_("Name of the device"),
        max_length=80,
        help_text=_("For example: terminal at the gate of workshop 1."),
    )
    node = forms.CharField(
        label=_("Region or enterprise"),
        max_length=18,
        help_text=_("The code of the region, or the credit code of the enterprise."),
    )
