"""Which figures somebody asks for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final
from urllib.parse import urlencode

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _
from typing_extensions import override

from bazhua.infra.db.actors import Actor
from bazhua.infra.rollup.core.declare import DEPARTMENT
from bazhua.infra.rollup.core.read import Window
from bazhua.infra.rollup.reading.question import RESOURCE, VIEW
from bazhua.infra.rollup.showing.shown import Shown, areas, shown
from bazhua.infra.rollup.showing.tables import REGION
from bazhua.infra.ui.parts.text import headed, said
from bazhua.kernel.errors import Forbidden
from bazhua.kernel.scope import Path, Place
from bazhua.kernel.words import Phrase, Word
from bazhua.registry.api import departments_called
from bazhua.web.figures import words
from bazhua.web.figures.periods import PERIODS, USUAL

Choices = Sequence[tuple[str, Any]]

ALL: Final = ("", _("All"))
MONTHS: Final = (12, 24)
TABLE, MAP = "", "map"


@dataclass(frozen=True, slots=True)
class Picked:
    """One figure, or all figures of an area side by side."""

    key: str
    heading: Word
    columns: Sequence[Shown]

    @property
    def single(self) -> Shown | None:
        """The one figure, when it is one."""
        return self.columns[0] if len(self.columns) == 1 else None

    @property
    def dimensions(self) -> Mapping[str, Word]:
        """Dimension → its word, of all its figures."""
        return {key: word for one in self.columns for key, word in one.dimensions.items()}

    def codes(self, dimension: str) -> Mapping[str, Word]:
        """Return what the codes of a dimension are called."""
        having = next(one for one in self.columns if dimension in one.dimensions)
        return having.codes[dimension]()


def picked(key: str) -> Picked:
    """Return what a key names; of one that names nothing, the first area."""
    if one := shown().get(key):
        return Picked(key, one.heading, (one,))
    found = areas()
    area, columns = found.get(key) or next(iter(found.values()))
    return Picked(area.key, area.heading, columns)


class Asking(forms.Form):
    """Which figures, of which region, from when until when, told apart by what, narrowed to what."""

    figure = forms.ChoiceField(label=_("Figure"))
    by = forms.ChoiceField(label=_("Split by"))
    since = forms.DateField(label=_("From"))
    until = forms.DateField(label=_("Until"))
    region = forms.CharField(required=False, widget=forms.HiddenInput)
    period = forms.CharField(required=False, widget=forms.HiddenInput)
    view = forms.ChoiceField(
        required=False, widget=forms.HiddenInput, choices=[(TABLE, TABLE), (MAP, MAP)]
    )
    months = forms.TypedChoiceField(
        required=False,
        widget=forms.HiddenInput,
        coerce=int,
        empty_value=str(MONTHS[0]),
        choices=[(number, number) for number in MONTHS],
    )

    def __init__(self, given: QueryDict, today: date, departments: Choices) -> None:
        told = {key: str(value) for key, value in given.items() if value}
        self.picked = picked(told.get("figure", ""))
        self._today = today
        splits = {REGION: words.REGION, **self.picked.dimensions}
        if told.get("by") not in splits:
            told["by"] = REGION
        usual = {"figure": self.picked.key, DEPARTMENT: departments[0][0]}
        super().__init__({**usual, **told, **_days(told, today)})
        self._choose("figure", _figures())
        self._choose("by", [(key, said(headed(word))) for key, word in splits.items()])
        for key, word in self.picked.dimensions.items():
            self.fields[key] = self._narrowing(key, word, departments)

    @override
    def clean(self) -> dict[str, Any]:
        """Return what is asked for.

        Raises:
            ValidationError: it ends before it begins, or after today.
        """
        given: dict[str, Any] = self.cleaned_data
        since, until = given.get("since"), given.get("until")
        if since and until and not since <= until <= self._today:
            problem = _("Not before the first day, and not after %(today)s.")
            self.add_error("until", problem % {"today": self._today.isoformat()})
        return given

    @property
    def told_by(self) -> str:
        """What the lines are told apart by."""
        return str(self.cleaned_data["by"])

    @property
    def window(self) -> Window:
        """From when until when."""
        return Window(self.cleaned_data["since"], self.cleaned_data["until"])

    @property
    def where(self) -> Mapping[str, str]:
        """Dimension → code that it is narrowed to."""
        given = {key: self.cleaned_data.get(key, "") for key in self.picked.dimensions}
        return {key: code for key, code in given.items() if code}

    @property
    def mapped(self) -> bool:
        """Whether a map is asked for instead of the table."""
        return self.cleaned_data["view"] == MAP and self.told_by == REGION

    @property
    def stretch(self) -> int:
        """Over how many months the curve goes."""
        return int(self.cleaned_data["months"])

    def query(self, **changes: str) -> str:
        """Return the query of an address that asks the same but for some changes.

        A time that was asked for by name is kept by its name; a new one takes the days' place.
        """
        kept = {name: str(self.data.get(name) or "") for name in self.fields} | changes
        if kept["period"]:
            kept |= {"since": "", "until": ""}
        return f"?{urlencode({name: value for name, value in kept.items() if value})}"

    def _narrowing(self, key: str, word: Word, departments: Choices) -> forms.ChoiceField:
        codes = [(code, said(called)) for code, called in self.picked.codes(key).items()]
        choices = departments if key == DEPARTMENT else [ALL, *codes]
        return forms.ChoiceField(
            label=said(headed(word)), required=ALL not in choices, choices=choices
        )

    def _choose(self, name: str, choices: Choices) -> None:
        field: Any = self.fields[name]
        field.choices = choices


def departments_read(actor: Actor, path: Path, *, at: datetime) -> Choices:
    """Return the departments whose figures somebody reads at a node, all together if he may.

    Raises:
        Forbidden: none.
    """
    whole = _reads(actor, path, 0, at)
    own = [
        (code, said(word))
        for bit, (code, word) in departments_called().items()
        if whole or _reads(actor, path, 1 << bit, at)
    ]
    if not own and not whole:
        raise Forbidden
    return [ALL, *own] if whole else own


def _reads(actor: Actor, path: Path, departments: int, at: datetime) -> bool:
    return actor.may(RESOURCE, VIEW, Place(region=path, departments=departments), at)


def _figures() -> Choices:
    return [
        (
            said(area.heading),
            [
                *(
                    [(area.key, said(Phrase(words.EVERY_FIGURE, {"area": area.heading})))]
                    if len(columns) > 1
                    else []
                ),
                *((one.key, said(one.heading)) for one in columns),
            ],
        )
        for area, columns in areas().values()
    ]


def _days(told: Mapping[str, str], today: date) -> Mapping[str, str]:
    """Return the days and the name of the time: who changes a day asks for own days."""
    period = told.get("period", "")
    name = period if period in PERIODS else USUAL
    window = PERIODS[name](today)
    days = {"since": window.since.isoformat(), "until": window.until.isoformat()}
    given = {key: told[key] for key in days if key in told}
    named = given in ({}, days) and (period == name or not given)
    return {**days, **given, "period": name if named else ""}
