"""What people do with an alarm, as forms and as buttons."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from django import forms
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from bazhua.grips.inherent.domain.handling import table
from bazhua.grips.inherent.domain.handling.terms import (
    ACTIONS,
    PROGRESS,
    REASONS,
    Action,
    Progress,
    Reason,
)
from bazhua.grips.inherent.interfaces.web.alarms import words
from bazhua.grips.inherent.models import Alarm
from bazhua.infra.ui.parts.record import Action as Button
from bazhua.infra.ui.parts.record import Weight
from bazhua.infra.ui.parts.text import headed, said
from bazhua.kernel.errors import TransitionRefused
from bazhua.kernel.words import Phrase, Word

LONGEST: Final = 500


def remark(label: Any, *, required: bool = True, help_text: Any = "") -> forms.CharField:
    """Return a field for some lines."""
    return forms.CharField(
        label=label,
        max_length=LONGEST,
        required=required,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=help_text,
    )


class NothingForm(forms.Form):
    """Asks nothing."""


class AnswerForm(forms.Form):
    """Why the alarm came, and what was found and done."""

    reason = forms.ChoiceField(
        label=_("Reason"),
        choices=lambda: [(one.value, said(word)) for one, word in REASONS.items()],
        widget=forms.RadioSelect,
    )
    remark = remark(_("What was found and done"))
    paper = forms.CharField(
        label=_("Number of the permit or maintenance record"),
        required=False,
        max_length=60,
        help_text=_("Needed for maintenance: it must cover this point and time."),
    )


class ShelveForm(forms.Form):
    """For how long, and why."""

    minutes = forms.IntegerField(label=_("Minutes"), min_value=1, max_value=24 * 60, initial=60)
    remark = remark(_("Reason"))


class TakeOutForm(forms.Form):
    """By which order, and why."""

    paper = forms.CharField(label=_("Number of the order"), max_length=60)
    remark = remark(_("Reason"))


@dataclass(frozen=True, slots=True, kw_only=True)
class AlarmStep:
    """An act as pages ask for it."""

    action: Action
    form: type[forms.Form] = NothingForm
    weight: Weight = Weight.SIDE

    @property
    def slug(self) -> str:
        """What it is called in an address."""
        return self.action.value.lower().replace("_", "-")

    @property
    def asks(self) -> bool:
        """Whether its form has anything to fill in."""
        return bool(self.form.base_fields)


STEPS: Final[Mapping[Action, AlarmStep]] = {
    step.action: step
    for step in (
        AlarmStep(action=Action.ACKNOWLEDGE, weight=Weight.MAIN),
        AlarmStep(action=Action.FEEDBACK, form=AnswerForm, weight=Weight.MAIN),
        AlarmStep(action=Action.CHECK, form=AnswerForm, weight=Weight.MAIN),
        AlarmStep(action=Action.CLOSE, weight=Weight.MAIN),
        AlarmStep(action=Action.RESET),
        AlarmStep(action=Action.SHELVE, form=ShelveForm),
        AlarmStep(action=Action.UNSHELVE),
        AlarmStep(action=Action.TAKE_OUT, form=TakeOutForm, weight=Weight.GRAVE),
        AlarmStep(action=Action.PUT_BACK),
    )
}
BY_SLUG: Final = {step.slug: step for step in STEPS.values()}

FIELD: Final[Mapping[Word, str]] = {
    table.REASON.missing: "reason",
    table.REMARK.missing: "remark",
    table.COVERED.missing: "paper",
    table.PAPER.missing: "paper",
    table.IN_HOURS.missing: "minutes",
}
"""At which field a condition that does not hold is told."""


def buttons(row: Alarm, acts: Iterable[Action]) -> tuple[Button, ...]:
    """Return a button for each act; the first that leads on stands out."""
    found = []
    led = False
    for act in acts:
        step = STEPS[act]
        weight = Weight.SIDE if step.weight is Weight.MAIN and led else step.weight
        led = led or step.weight is Weight.MAIN
        sure = Phrase(words.SURE, {"act": ACTIONS[act], "number": row.number})
        found.append(
            Button(
                text=headed(ACTIONS[act]),
                href=reverse("alarms:do", args=[row.uid, step.slug]),
                weight=weight,
                confirm="" if step.asks or act is Action.ACKNOWLEDGE else sure,
                opens=step.asks,
            )
        )
    return tuple(found)


def brought(filled: forms.Form) -> dict[str, Any]:
    """Return what a filled form brings to the deed."""
    told = dict(filled.cleaned_data)
    if "reason" in told:
        told["reason"] = Reason(told["reason"])
    return told


def at_its_field(refused: TransitionRefused) -> TransitionRefused:
    """Return a refusal that names the field whose condition does not hold."""
    reason = refused.data["reason"]
    field = FIELD.get(reason.word) if isinstance(reason, Phrase) else None
    return TransitionRefused(
        field,
        state=PROGRESS[Progress(str(refused.data["state"]))],
        action=ACTIONS[Action(str(refused.data["action"]))],
        reason=reason,
    )
