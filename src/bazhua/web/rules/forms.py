"""The form of a rule's question, made from its controls."""

from collections.abc import Mapping
from datetime import date
from typing import Final

from django import forms
from django.utils.translation import gettext as _

from bazhua.infra.ui.parts.text import said
from bazhua.kernel.rule import Rule
from bazhua.kernel.shape.reading import value
from bazhua.law.codes import CODES
from bazhua.web.rules.questions import Control, Filled, Input, inputs

ON: Final = "asked.on"
"""The control of the day; no rule has a key with a dot."""

WIDGETS: Mapping[Control, type[forms.Widget]] = {
    Control.JSON: forms.Textarea,
    Control.CHOICE: forms.Select,
    Control.YES_NO: forms.Select,
}
ATTRIBUTES: Mapping[Control, Mapping[str, str]] = {
    Control.DATE: {"type": "date"},
    Control.INSTANT: {"type": "datetime-local", "step": "1"},
    Control.NUMBER: {"inputmode": "decimal", "autocomplete": "off"},
    Control.TEXT: {"autocomplete": "off"},
    Control.JSON: {"rows": "5", "spellcheck": "false", "class": "code"},
}


class QuestionForm(forms.Form):
    """One field for each key; the rule itself judges what is filled in."""

    def __init__(
        self,
        rule: Rule,
        filled: Mapping[str, Filled] | None = None,
        shown: Mapping[str, Filled] | None = None,
        *,
        on: str = "",
        today: date,
    ) -> None:
        """Make the fields in the page's language, over what was filled in or is to be shown."""
        given = None if filled is None else {**filled, ON: on}
        super().__init__(given, initial=dict(shown or {}), auto_id="q-%s")
        self.today = today
        for control in inputs(rule):
            self.fields[control.key] = _field(control)
        if rule.needs_book:
            self.fields[ON] = _day(today)

    def day(self) -> date:
        """Return the day on which a question that names none is asked; today by default.

        Raises:
            WrongType: what was filled in is no day.
        """
        text = str(self.cleaned_data.get(ON, "")).strip()
        found: date = value(date, text, ON) if text else self.today
        return found

    def refuse(self, field: str | None, message: str) -> None:
        """Show a refusal at the field it names, or above the form."""
        key = field if field == ON else (field or "").split("[")[0].split(".")[0]
        self.add_error(key if key in self.fields else None, message)


def _field(control: Input) -> forms.Field:
    widget = WIDGETS.get(control.control, forms.TextInput)
    attributes = {"placeholder": control.default, **ATTRIBUTES.get(control.control, {})}
    if control.control is Control.CHOICES:
        return forms.MultipleChoiceField(
            label=said(control.label),
            help_text=control.key,
            required=False,
            choices=_choices(control),
            widget=forms.CheckboxSelectMultiple,
        )
    field = forms.CharField(
        label=said(control.label),
        help_text=control.key,
        required=control.required,
        widget=widget(attrs=attributes),
        error_messages={"required": _("fill it in.")},
    )
    if isinstance(field.widget, forms.Select):
        options = dict(_choices(control))
        named_default = options.get(control.default)
        empty = _("default: %(value)s") % {"value": named_default} if named_default else ""
        field.widget.choices = [("", empty), *options.items()]
    return field


def _day(today: date) -> forms.Field:
    return forms.CharField(
        label=_("As the rules stand on"),
        help_text=_("for what names no day itself"),
        required=False,
        widget=forms.TextInput(attrs={"type": "date", "placeholder": today.isoformat()}),
    )


def _choices(control: Input) -> list[tuple[str, str]]:
    if control.control is Control.YES_NO:
        return [("true", _("Yes")), ("false", _("No"))]
    return [(code, named(code)) for code in control.choices]


def named(code: str) -> str:
    """Return a code with its word: ``LARGER 较大``."""
    word = CODES.get(code)
    return f"{said(word)} ({code})" if word else code
