"""Which figures somebody asks for."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any, Final

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _
from typing_extensions import override

from bazhua.grips.dangers.domain.closed_loop.indicators import GRADE, INDUSTRY
from bazhua.grips.dangers.domain.terms import GRADES
from bazhua.grips.dangers.interfaces.figures import CODES
from bazhua.grips.dangers.interfaces.web.figures import words
from bazhua.grips.dangers.selectors.ledger.figures import By, may_read
from bazhua.infra.db.actors import Actor
from bazhua.infra.rollup.core.declare import DEPARTMENT
from bazhua.infra.rollup.core.read import Window
from bazhua.infra.ui.parts.text import said
from bazhua.kernel.errors import Forbidden
from bazhua.kernel.scope import Path
from bazhua.kernel.words import Word
from bazhua.registry.api import departments_called

Choices = Sequence[tuple[str, Any]]

ALL: Final = ("", _("All"))


class Asking(forms.Form):
    """Of which region, from when until when, told apart by what, narrowed to what."""

    region = forms.CharField(required=False, widget=forms.HiddenInput)
    by = forms.ChoiceField(label=_("By"))
    since = forms.DateField(label=_("From"))
    until = forms.DateField(label=_("Until"))
    department = forms.ChoiceField(label=_("Department"), required=False)
    industry = forms.ChoiceField(label=_("Industry"), required=False)
    grade = forms.ChoiceField(label=_("Grade"), required=False)

    def __init__(self, given: QueryDict, today: date, departments: Choices) -> None:
        usual = {
            "by": By.REGION.value,
            "since": today.replace(month=1, day=1).isoformat(),
            "until": today.isoformat(),
            DEPARTMENT: departments[0][0],
        }
        super().__init__(usual | {key: value for key, value in given.items() if value})
        self._today = today
        self._choose("by", _choices(words.BY_WHAT))
        self._choose(DEPARTMENT, departments)
        self._choose(INDUSTRY, [ALL, *_choices(CODES[INDUSTRY]())])
        self._choose(GRADE, [ALL, *_choices({one.value: word for one, word in GRADES.items()})])

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
    def told_by(self) -> By:
        """What the lines are told apart by."""
        return By(self.cleaned_data["by"])

    @property
    def window(self) -> Window:
        """From when until when."""
        return Window(self.cleaned_data["since"], self.cleaned_data["until"])

    @property
    def where(self) -> Mapping[str, str]:
        """Dimension → code that it is narrowed to."""
        given = {key: self.cleaned_data.get(key, "") for key in (DEPARTMENT, INDUSTRY, GRADE)}
        return {key: code for key, code in given.items() if code}

    def _choose(self, name: str, choices: Choices) -> None:
        field: Any = self.fields[name]
        field.choices = choices


def departments_read(actor: Actor, path: Path, *, at: datetime) -> Choices:
    """Return the departments whose figures somebody reads at a node, all together if he may.

    Raises:
        Forbidden: none.
    """
    whole = may_read(actor, path, 0, at=at)
    own = [
        (code, said(word))
        for bit, (code, word) in departments_called().items()
        if whole or may_read(actor, path, 1 << bit, at=at)
    ]
    if not own and not whole:
        raise Forbidden
    return [ALL, *own] if whole else own


def _choices(words_of: Mapping[str, Word]) -> Choices:
    return [(code, said(word)) for code, word in words_of.items()]
