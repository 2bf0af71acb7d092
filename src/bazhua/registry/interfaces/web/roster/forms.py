"""Forms of the roster."""

from datetime import date, time, timedelta
from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _
from typing_extensions import override

from bazhua.infra.i18n.language import current
from bazhua.infra.roster.shifts import Rhythm
from bazhua.registry.interfaces.web.roster.words import WEEKDAYS

MOMENT: Final = _("For example 2026-11-30 08:00.")
MOST_CYCLE: Final = 60
MOST_HOURS: Final = 168


def weekdays() -> list[tuple[str, str]]:
    """Return the days of the week, Monday first, in the language of the page."""
    return [(str(number), word.text(current())) for number, word in enumerate(WEEKDAYS)]


class PlanForm(forms.Form):
    """A person holds duty on the days of a rhythm."""

    person = forms.ChoiceField(label=_("Who"))
    first = forms.DateField(label=_("First day"), help_text=_("For example 2026-11-30."))
    last = forms.DateField(
        label=_("Last day"), required=False, help_text=_("Empty while nobody ends it.")
    )
    rhythm = forms.ChoiceField(
        label=_("On which days"),
        choices=(
            ("daily", _("Every day")),
            ("weekly", _("On the days of the week chosen below")),
            ("single", _("On the first day only")),
            ("cycle", _("On some days of a cycle, as in four-team rotas")),
        ),
    )
    weekdays = forms.MultipleChoiceField(
        label=_("Days of the week"),
        required=False,
        choices=weekdays,
        widget=forms.CheckboxSelectMultiple,
    )
    cycle = forms.IntegerField(
        label=_("Days of the cycle"), required=False, min_value=1, max_value=MOST_CYCLE
    )
    on = forms.RegexField(
        label=_("On days of the cycle"),
        regex=r"^\s*\d{1,2}(\s*[,，、]\s*\d{1,2})*\s*$",
        required=False,
        help_text=_("For example 1, 2; the first day is 1."),
    )
    begins = forms.TimeField(label=_("Begins at"), help_text=_("For example 08:00."))
    hours = forms.IntegerField(label=_("Hours"), min_value=1, max_value=MOST_HOURS)
    rank = forms.IntegerField(
        label=_("Order of calling"),
        initial=0,
        min_value=0,
        max_value=9,
        help_text=_("0 is called first."),
    )

    def __init__(self, data: Any, people: list[tuple[str, str]], **more: Any) -> None:
        super().__init__(data, **more)
        self.fields["person"] = forms.ChoiceField(label=_("Who"), choices=people)

    @override
    def clean(self) -> dict[str, Any]:
        """Demand what the chosen rhythm needs."""
        said = super().clean() or {}
        if said.get("rhythm") == "weekly" and not said.get("weekdays"):
            self.add_error("weekdays", _("choose at least one day."))
        if said.get("rhythm") == "cycle":
            for name in ("cycle", "on"):
                if not said.get(name) and name not in self.errors:
                    self.add_error(name, _("a cycle needs this."))
        if said.get("last") and said.get("first") and said["last"] < said["first"]:
            self.add_error("last", _("it lies before the first day."))
        return said

    def rhythm_said(self) -> Rhythm:
        """Return the days of the shift.

        Raises:
            OutOfRange: a day is none of the cycle.
        """
        said = self.cleaned_data
        first: date = said["first"]
        last: date | None = said["last"]
        match said["rhythm"]:
            case "single":
                return Rhythm.single(first)
            case "weekly":
                return Rhythm.weekly(first, frozenset(map(int, said["weekdays"])), last)
            case "cycle":
                days = said["on"].replace("，", ",").replace("、", ",").split(",")
                on = frozenset(int(day) - 1 for day in days)
                return Rhythm(first=first, last=last, cycle_days=said["cycle"], on=on)
        return Rhythm(first=first, last=last)

    def hours_said(self) -> tuple[time, timedelta]:
        """Return when it begins and how long it lasts."""
        return self.cleaned_data["begins"], timedelta(hours=self.cleaned_data["hours"])


class SpanForm(forms.Form):
    """From when until when."""

    since = forms.DateTimeField(label=_("From"), help_text=MOMENT)
    until = forms.DateTimeField(label=_("Until"), help_text=MOMENT)


class SubstituteForm(SpanForm):
    """Who stands in for whom."""

    field_order = ("absent", "person", "since", "until", "when_away")
    when_away = forms.BooleanField(label=_("Only while the other is on leave"), required=False)

    def __init__(self, data: Any, people: list[tuple[str, str]]) -> None:
        super().__init__(data)
        self.fields["absent"] = forms.ChoiceField(label=_("Instead of"), choices=people)
        self.fields["person"] = forms.ChoiceField(label=_("Substitute"), choices=people)
        self.order_fields(self.field_order)

    @override
    def clean(self) -> dict[str, Any]:
        """Refuse a person in his own place."""
        said = super().clean() or {}
        if said.get("absent") and said.get("absent") == said.get("person"):
            self.add_error("person", _("choose another person."))
        return said


class LeaveForm(SpanForm):
    """Who is away."""

    field_order = ("person", "since", "until")

    def __init__(self, data: Any, people: list[tuple[str, str]]) -> None:
        super().__init__(data)
        self.fields["person"] = forms.ChoiceField(label=_("Who"), choices=people)
        self.order_fields(self.field_order)


class LastDayForm(forms.Form):
    """The last day of a shift."""

    last = forms.DateField(label=_("Last day"), help_text=_("For example 2026-11-30."))


class SignForm(forms.Form):
    """The hash of what was shown."""

    shown = forms.CharField(widget=forms.HiddenInput, max_length=64)
