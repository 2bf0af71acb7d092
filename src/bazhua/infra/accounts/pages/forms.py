"""The forms of sign-in; what was typed as a password is never shown again."""

from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from bazhua.infra.accounts.core.spelling import LONGEST_LOGIN
from bazhua.infra.accounts.passwords import LEAST_PASSWORD, MOST_PASSWORD
from bazhua.infra.i18n.language import current
from bazhua.kernel.errors import DomainError
from bazhua.kernel.lexicon import sentence

TOO_LONG: Final = 1_000
"""Longer than anything right; the services say what is wrong with what is shorter."""


class AccountForm(forms.Form):
    """A form whose refusals are told at the field they are about.

    Attributes:
        refusal: the last one, if any.
    """

    refusal: DomainError | None = None

    def refuse(self, refusal: DomainError) -> None:
        """Show a refusal at its field, or above all fields."""
        self.refusal = refusal
        field = refusal.field if refusal.field in self.fields else None
        self.add_error(field, sentence(refusal, current()))


def _login(**attributes: str) -> forms.CharField:
    return forms.CharField(
        label=_("Login name"),
        max_length=LONGEST_LOGIN,
        widget=forms.TextInput(
            attrs={"autocapitalize": "none", "spellcheck": "false", **attributes}
        ),
        error_messages={
            "required": _("type your login name."),
            "max_length": _("it is too long; type your login name."),
        },
    )


def _secret(label: Any, autocomplete: str, **more: Any) -> forms.CharField:
    return forms.CharField(
        label=label,
        strip=False,
        max_length=TOO_LONG,
        widget=forms.PasswordInput(attrs={"autocomplete": autocomplete}),
        error_messages={
            "required": _("type the password."),
            "max_length": _("it is too long."),
        },
        **more,
    )


def _code(label: Any, **more: Any) -> forms.CharField:
    return forms.CharField(
        label=label,
        max_length=TOO_LONG,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "spellcheck": "false"}),
        error_messages={"required": _("type the code.")},
        **more,
    )


class SignInForm(AccountForm):
    """Login name and password."""

    login = _login(autocomplete="username", autofocus="autofocus")
    password = _secret(_("Password"), "current-password")


class CodeForm(AccountForm):
    """The second factor."""

    code = _code(
        _("Code"),
        help_text=_("Six digits from the app on your phone, or one of your recovery codes."),
    )


class BadgeForm(AccountForm):
    """What a scanner read from a badge, or a hand typed."""

    badge = forms.CharField(
        label=_("Badge"),
        max_length=TOO_LONG,
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "spellcheck": "false", "autofocus": "autofocus"}
        ),
        help_text=_("Hold the badge before the scanner, or type the 16 signs below its picture."),
        error_messages={"required": _("hold the badge before the scanner.")},
    )


class PhoneCodeForm(AccountForm):
    """The code that came to the phone."""

    code = forms.CharField(
        label=_("Code"),
        max_length=TOO_LONG,
        widget=forms.TextInput(
            attrs={
                "autocomplete": "one-time-code",
                "inputmode": "numeric",
                "autofocus": "autofocus",
            }
        ),
        help_text=_("Six digits; they come within seconds and are good for 5 minutes."),
        error_messages={"required": _("type the code.")},
    )


class LinkForm(AccountForm):
    """The code of a one-time link; filled in from the address by the page's script."""

    code = forms.CharField(
        label=_("Code of the link"),
        max_length=TOO_LONG,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        help_text=_("What stands behind # in the link that you were given."),
        error_messages={"required": _("paste the code of the link.")},
    )


class PasswordForm(AccountForm):
    """A new password, typed twice."""

    password = _secret(
        _("New password"),
        "new-password",
        help_text=_(
            "%(least)s to %(most)s characters; a sentence is easier to keep in mind than signs."
        ),
    )
    again = _secret(_("The same once more"), "new-password")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Say how long a password is."""
        super().__init__(*args, **kwargs)
        numbers = {"least": LEAST_PASSWORD, "most": MOST_PASSWORD}
        self.fields["password"].help_text = str(self.fields["password"].help_text) % numbers

    def clean_again(self) -> str:
        """Compare both.

        Raises: ValidationError – they differ.
        """
        again: str = self.cleaned_data["again"]
        if again != self.cleaned_data.get("password", again):
            raise forms.ValidationError(_("this differs from the password above; type both again."))
        return again


class FirstForm(PasswordForm):
    """The first administrator; the code of his link goes along."""

    code = forms.CharField(widget=forms.HiddenInput, max_length=TOO_LONG)
    name = forms.CharField(
        label=_("Your name"),
        max_length=80,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={"required": _("type your name."), "max_length": _("it is too long.")},
    )
    login = _login(autocomplete="username")

    field_order = ("code", "name", "login", "password", "again")


class OwnPasswordForm(PasswordForm):
    """A new password of who knows the old one."""

    old = _secret(_("Present password"), "current-password")

    field_order = ("old", "password", "again")


class OwnCodeForm(AccountForm):
    """The code of a second factor that is being set up."""

    code = _code(_("Code"), help_text=_("Six digits that the app shows now."))


class OwnCodePasswordForm(OwnCodeForm):
    """The same from who is signed in already: he shows again who he is."""

    old = _secret(_("Password"), "current-password")


class ConfirmForm(AccountForm):
    """Who is signed in shows again who he is."""

    old = _secret(_("Password"), "current-password")
