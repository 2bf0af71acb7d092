"""Sample forms."""

from types import MappingProxyType

from django import forms
from django.utils.translation import gettext_lazy as _

from bazhua.kernel.words import Word
from bazhua.law.terms import Colour

TITLE = Word("责令限期整改", "Order rectification")
LEAD = Word(
    "提交后立即送达企业，期限从送达时刻起算。",
    "Served on the enterprise at once; the time runs from the service.",
)
SUBMIT = Word("下达整改指令", "Issue the order")
WRONG = MappingProxyType(
    {"due_on": "2026-02-30", "amount": "-5", "measure": "", "colour": "purple"}
)
COLOURS = (
    (Colour.RED.value, _("Red")),
    (Colour.ORANGE.value, _("Orange")),
    (Colour.YELLOW.value, _("Yellow")),
    (Colour.BLUE.value, _("Blue")),
)


class DangerFilter(forms.Form):
    """Filter bar of the sample list."""

    words = forms.CharField(label=_("Words"), required=False)
    colour = forms.ChoiceField(
        label=_("Risk colour"), required=False, choices=(("", _("All")), *COLOURS)
    )


class RectificationForm(forms.Form):
    """A form with the usual kinds of fields."""

    measure = forms.CharField(
        label=_("What has to be done"),
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("say what has to be done.")},
    )
    due_on = forms.DateField(
        label=_("Last day"),
        help_text=_("For example 2026-11-30. The day ends at 24:00."),
        error_messages={"invalid": _("this is no date; write it as 2026-11-30.")},
    )
    colour = forms.ChoiceField(
        label=_("Risk colour"),
        choices=COLOURS,
        error_messages={"invalid_choice": _("not one of the four colours; choose one.")},
    )
    amount = forms.IntegerField(
        label=_("Persons in the area"),
        required=False,
        min_value=0,
        error_messages={"min_value": _("must be 0 or more; correct the number.")},
    )
