"""Forms of installations, gateways, points and limits."""

from collections.abc import Iterable, Mapping
from datetime import timedelta
from decimal import Decimal
from typing import Any, Final
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from bazhua.engine.core.definitions import LimitKind
from bazhua.grips.inherent.domain.alarm.policy import MeasuredKind
from bazhua.grips.inherent.domain.mhi.tables import HazardClass
from bazhua.grips.inherent.domain.mine import MethaneSensor
from bazhua.grips.inherent.domain.watching.identifying import HeldThere
from bazhua.grips.inherent.domain.watching.limits import ASCENDING, Wanted
from bazhua.grips.inherent.domain.watching.terms import (
    INSTALLATIONS,
    LIMITS,
    MEASURED,
    WAYS,
    InstallationKind,
    Way,
)
from bazhua.grips.inherent.interfaces.web.watching import words
from bazhua.grips.inherent.services.watching.gateways import NewGateway
from bazhua.grips.inherent.services.watching.installations import Manner
from bazhua.grips.inherent.services.watching.limits import Texts
from bazhua.grips.inherent.services.watching.points import Facts
from bazhua.infra.i18n.language import current
from bazhua.kernel.numbers import plain
from bazhua.kernel.words import Word
from bazhua.law.terms import Colour

NONE: Final = ("", "–")
CLASS: Final = "class_"
LINE: Final = "line_"


def _choices(words_: Iterable[tuple[str, Word]], *first: tuple[str, str]) -> Any:
    listed = list(words_)
    return lambda: [*first, *((key, word.text(current())) for key, word in listed)]


def offer(form: forms.Form, name: str, choices: Mapping[str, str]) -> None:
    """Offer the choices of a field that may be left open."""
    field = form.fields[name]
    if isinstance(field, forms.ChoiceField):
        field.choices = [NONE, *choices.items()]


def _number(label: Any, help_text: Any = None) -> forms.DecimalField:
    return forms.DecimalField(
        label=label, required=False, max_digits=16, decimal_places=4, help_text=help_text
    )


class VersionForm(forms.Form):
    """A form that carries the version its reader saw."""

    version = forms.IntegerField(widget=forms.HiddenInput)


class InstallationForm(forms.Form):
    """What is known of an installation."""

    name = forms.CharField(label=_("Name"), max_length=120)
    spot = forms.ChoiceField(
        label=_("Place"),
        required=False,
        help_text=_("What is on record there and below it is what counts."),
    )
    exposed_persons = forms.IntegerField(
        label=_("Residents within 500 m of the boundary"), min_value=0, initial=0
    )
    filing_number = forms.CharField(label=_("Filing number"), max_length=60, required=False)
    filed_until = forms.DateField(
        label=_("Filed until"), required=False, help_text=_("For example 2026-11-30.")
    )
    principal = forms.ChoiceField(label=_("Principal by name"), required=False)
    technical = forms.ChoiceField(label=_("Technical person by name"), required=False)
    operation = forms.ChoiceField(label=_("Operation person by name"), required=False)

    def ask_classes(self, held: Iterable[HeldThere]) -> None:
        """Ask what the standard takes each substance for."""
        for one in held:
            self.fields[f"{CLASS}{one.uid}"] = forms.MultipleChoiceField(
                label=f"{one.name} · {words.TAKEN_FOR.text(current())}",
                required=False,
                choices=[(symbol.value, symbol.value) for symbol in HazardClass],
                widget=forms.CheckboxSelectMultiple,
                help_text=_("Symbols of GB 18218, where table 1 does not name it."),
            )
            self.fields[f"{LINE}{one.uid}"] = forms.IntegerField(
                label=_("Line of table 1"), required=False, min_value=1, max_value=85
            )

    def manner(self) -> Manner:
        """Return what was entered.

        Raises:
            MissingKey: it has no name.
        """
        said = self.cleaned_data
        return Manner(
            name=said["name"],
            spot=UUID(said["spot"]) if said["spot"] else None,
            exposed_persons=said["exposed_persons"],
            classes=dict(self._classes()),
            filing_number=said["filing_number"],
            filed_until=said["filed_until"],
            principal=said["principal"],
            technical=said["technical"],
            operation=said["operation"],
        )

    def _classes(self) -> Iterable[tuple[str, dict[str, Any]]]:
        for name, value in self.cleaned_data.items():
            if name.startswith(CLASS) and value:
                yield name.removeprefix(CLASS), {"symbols": value}
            elif name.startswith(LINE) and value:
                yield name.removeprefix(LINE), {"line": value}


class OpenForm(InstallationForm):
    """The same, of a new one."""

    kind = forms.ChoiceField(
        label=_("Kind"), choices=_choices((one.value, word) for one, word in INSTALLATIONS.items())
    )
    field_order = ("kind",)

    def offer_kinds(self, kinds: Iterable[InstallationKind]) -> None:
        """Offer what may be set up at the subject."""
        field = self.fields["kind"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [(one.value, INSTALLATIONS[one].text(current())) for one in kinds]

    def kind_chosen(self) -> InstallationKind:
        """Return the kind that was chosen."""
        return InstallationKind(self.cleaned_data["kind"])


class ChangeForm(VersionForm, InstallationForm):
    """The same, of one that somebody has seen."""


class GatewayForm(forms.Form):
    """A gateway to be opened."""

    code = forms.CharField(label=_("Code"), max_length=40, help_text=_("It names itself by it."))
    name = forms.CharField(label=_("Name"), max_length=120)
    way = forms.ChoiceField(
        label=_("Sends by"), choices=_choices((one.value, word) for one, word in WAYS.items())
    )

    def gateway(self, of: str, subject: UUID) -> NewGateway:
        """Return what was entered.

        Raises:
            MissingKey, BadInput: no name, or a code that cannot be.
        """
        said = self.cleaned_data
        return NewGateway(
            code=said["code"],
            name=said["name"],
            way=Way(said["way"]),
            subject_uid=subject,
            subject_kind=of,
        )


class TokenForm(VersionForm):
    """For how long the old tokens are still good."""

    hours = forms.IntegerField(
        label=_("Old tokens stay good for (hours)"), min_value=0, max_value=168, initial=24
    )

    def overlap(self) -> timedelta:
        """Return the time for which they are."""
        return timedelta(hours=self.cleaned_data["hours"])


class PointForm(forms.Form):
    """What is known of a point."""

    name = forms.CharField(label=_("Name"), max_length=120)
    measured = forms.ChoiceField(
        label=_("Measured"), choices=_choices((one.value, word) for one, word in MEASURED.items())
    )
    unit = forms.CharField(
        label=_("Unit"), max_length=20, help_text=_("%LEL, %OEL, %VOL, m, ℃, MPa, m³/h …")
    )
    period_s = forms.IntegerField(label=_("Sends every (seconds)"), min_value=1, max_value=86_400)
    low = _number(_("Range from"))
    high = _number(_("Range to"))
    full = _number(
        _("Whole LEL or OEL is"), _("Only where the unit of a gas detector is no share of it.")
    )
    installation = forms.ChoiceField(label=_("Installation"), required=False)
    spot = forms.ChoiceField(label=_("Place"), required=False)

    def facts(self) -> Facts:
        """Return what was entered.

        Raises:
            MissingKey, OutOfRange, BadInput: no point can be so.
        """
        said = self.cleaned_data
        return Facts(
            name=said["name"],
            measured=MeasuredKind(said["measured"]),
            unit=said["unit"],
            period_s=said["period_s"],
            low=said["low"],
            high=said["high"],
            full=said["full"],
            installation=UUID(said["installation"]) if said["installation"] else None,
            spot=UUID(said["spot"]) if said["spot"] else None,
        )


class SetUpForm(PointForm):
    """The same, of a new one, with its first limits."""

    tag = forms.CharField(label=_("Tag"), max_length=60)
    gateway = forms.ChoiceField(label=_("Gateway"))
    sensor = forms.ChoiceField(
        label=_("Methane sensor of a coal mine"),
        required=False,
        choices=[NONE, *((one.value, one.value) for one in MethaneSensor)],
        help_text=_("Its limits are those of table 18."),
    )
    limit_ll, limit_l, limit_h, limit_hh = (
        _number(_("LL")),
        _number(_("L")),
        _number(_("H")),
        _number(_("HH")),
    )
    field_order = ("tag", "gateway")

    def limits(self) -> tuple[Wanted, ...]:
        """Return the limits that were entered."""
        said = self.cleaned_data
        values = {kind: said[f"limit_{kind.value.lower()}"] for kind in ASCENDING}
        return tuple(
            Wanted(kind=kind, set_point=value)
            for kind, value in values.items()
            if value is not None
        )


class ChangePointForm(VersionForm, PointForm):
    """The same, of one that somebody has seen."""


class LimitForm(forms.Form):
    """A limit."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    set_point = forms.DecimalField(label=_("Set point"), max_digits=16, decimal_places=4)
    dead_band = _number(_("Dead band"), _("Left open: as is usual for what it measures."))
    on_delay_s = forms.IntegerField(label=_("Delay on (s)"), required=False, min_value=0)
    off_delay_s = forms.IntegerField(label=_("Delay off (s)"), required=False, min_value=0)
    latching = forms.BooleanField(label=_("Stays until it is reset"), required=False)
    re_alarm_s = forms.IntegerField(
        label=_("Alarms again after (s)"), required=False, min_value=0, help_text=_("0 is never.")
    )
    colour = forms.ChoiceField(
        label=_("Colour"),
        required=False,
        choices=_choices(
            ((one.value, mark.text) for one, mark in words.COLOURS.items()),  # type: ignore[misc]
            NONE,
        ),
    )
    cause = forms.CharField(label=_("Usual cause"), max_length=300, required=False)
    consequence = forms.CharField(label=_("What follows"), max_length=300, required=False)
    response = forms.CharField(label=_("What is to be done"), max_length=300, required=False)
    approval = forms.CharField(label=_("Number of the approval"), max_length=60, required=False)
    reason = forms.CharField(label=_("Reason"), max_length=300, required=False)

    def wanted(self, kind: LimitKind) -> Wanted:
        """Return the limit that was entered."""
        said = self.cleaned_data
        colour = said["colour"]
        return Wanted(
            kind=kind,
            set_point=said["set_point"],
            dead_band=said["dead_band"],
            on_delay_s=said["on_delay_s"],
            off_delay_s=said["off_delay_s"],
            latching=said["latching"],
            re_alarm_s=said["re_alarm_s"] or 0,
            colour=Colour(colour) if colour else None,
        )

    def texts(self) -> Texts:
        """Return what was said of it."""
        said = self.cleaned_data
        return Texts(
            cause=said["cause"],
            consequence=said["consequence"],
            response=said["response"],
            approval=said["approval"],
        )


class NewLimitForm(LimitForm):
    """The same, of a kind that the point has not yet."""

    kind = forms.ChoiceField(label=_("Limit"))
    field_order = ("kind",)

    def offer_kinds(self, kinds: Iterable[LimitKind]) -> None:
        """Offer the kinds of limits that the point has not yet."""
        field = self.fields["kind"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [(one.value, LIMITS[one].text(current())) for one in kinds]


class EndLimitForm(VersionForm):
    """Why a limit ends."""

    reason = forms.CharField(label=_("Reason"), max_length=300)


def shown(value: Decimal | None) -> str:
    """Return a number as it stands in a field."""
    return "" if value is None else plain(value)
