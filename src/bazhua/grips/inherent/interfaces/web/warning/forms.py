"""Forms of process units and of warnings."""

from datetime import datetime
from typing import Final
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from bazhua.grips.inherent.domain.warning.terms import FEEDBACK, PERIODS_S, Feedback
from bazhua.grips.inherent.domain.warning.training import Window
from bazhua.grips.inherent.services.warning.answering import WarningDeed
from bazhua.grips.inherent.services.warning.units import NewUnit
from bazhua.infra.ui.parts.text import headed, said
from bazhua.kernel.times import BEIJING

MOMENT: Final = "%Y-%m-%d %H:%M"


class UnitForm(forms.Form):
    """A process unit to be set up."""

    name = forms.CharField(label=_("Name"), max_length=120)
    points = forms.MultipleChoiceField(
        label=_("Points"), widget=forms.CheckboxSelectMultiple(attrs={"class": "choices-tall"})
    )

    def unit(self, installation: UUID) -> NewUnit:
        """Return what was entered.

        Raises:
            MissingKey, OutOfRange: no name, too few points or too many.
        """
        told = self.cleaned_data
        chosen = [UUID(uid) for uid in told["points"]]
        return NewUnit(installation=installation, name=told["name"], points=chosen)


class TrainForm(forms.Form):
    """A time of normal running."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    begins = forms.DateTimeField(
        label=_("From"), input_formats=[MOMENT], help_text=_("For example 2026-11-20 08:00.")
    )
    ends = forms.DateTimeField(label=_("Until"), input_formats=[MOMENT])
    period_s = forms.TypedChoiceField(
        label=_("A sample spans (seconds)"),
        coerce=int,
        choices=[(one, str(one)) for one in PERIODS_S],
        help_text=_("At least as long as the slowest point takes to send."),
    )

    def window(self) -> Window:
        """Return the time that was entered."""
        told = self.cleaned_data
        return Window(told["begins"], told["ends"], told["period_s"])


class AnswerForm(forms.Form):
    """What a warning was."""

    feedback = forms.ChoiceField(
        label=_("Feedback"),
        choices=lambda: [(one.value, said(headed(word))) for one, word in FEEDBACK.items()],
        widget=forms.RadioSelect,
    )
    remark = forms.CharField(
        label=_("What was found"), max_length=500, widget=forms.Textarea(attrs={"rows": 3})
    )

    def deed(self, warning: UUID) -> WarningDeed:
        """Return what was entered.

        Raises:
            MissingKey: it has no remark.
        """
        told = self.cleaned_data
        return WarningDeed(
            warning=warning, feedback=Feedback(told["feedback"]), remark=told["remark"]
        )


def shown(at: datetime) -> str:
    """Return an instant as a form takes it."""
    return at.astimezone(BEIJING).strftime(MOMENT)
