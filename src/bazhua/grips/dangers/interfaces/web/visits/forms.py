"""Forms of visits: one to plan it, one for what must be said why."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from bazhua.grips.dangers.domain.terms import VisitKind
from bazhua.grips.dangers.domain.visiting.table import GROUND_WORDS, Ground
from bazhua.grips.dangers.services.visiting.planning import Planned
from bazhua.infra.i18n.language import current
from bazhua.kernel.words import Word
from bazhua.law.codes import CODES


def _choices(words: Iterable[tuple[str, Word]]) -> Any:
    listed = list(words)
    return lambda: [(key, word.text(current())) for key, word in listed]


class PlanForm(forms.Form):
    """A visit to an enterprise."""

    kind = forms.ChoiceField(
        label=_("Legal kind"), choices=_choices((kind.value, CODES[kind]) for kind in VisitKind)
    )
    ground = forms.ChoiceField(
        label=_("Ground"),
        choices=_choices((one.value, word) for one, word in GROUND_WORDS.items()),
        widget=forms.RadioSelect,
        initial=Ground.PLAN.value,
    )
    basis = forms.CharField(
        label=_("Plan or trigger"),
        max_length=300,
        help_text=_("The item of the plan, or what set it off; the enterprise does not see it."),
    )
    approval = forms.CharField(
        label=_("Number of the approval"),
        max_length=120,
        required=False,
        help_text=_("An inspection needs one."),
    )
    planned_on = forms.DateField(label=_("Planned for"), help_text=_("For example 2026-11-30."))
    officers = forms.MultipleChoiceField(
        label=_("Taking part"), widget=forms.CheckboxSelectMultiple
    )

    def offer(self, officers: Mapping[str, str]) -> None:
        """Offer who may take part."""
        field = self.fields["officers"]
        if isinstance(field, forms.MultipleChoiceField):
            field.choices = list(officers.items())

    def planned(self, enterprise: UUID) -> Planned:
        """Return the visit to be planned.

        Raises:
            MissingKey: it has no ground.
        """
        said = self.cleaned_data
        return Planned(
            enterprise=enterprise,
            kind=VisitKind(said["kind"]),
            ground=Ground(said["ground"]),
            basis=said["basis"],
            approval=said["approval"],
            planned_on=said["planned_on"],
            officers=tuple(map(UUID, said["officers"])),
        )


class NoteForm(forms.Form):
    """Why, or what."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    note = forms.CharField(label=_("Ground"), max_length=300, widget=forms.Textarea({"rows": 3}))
