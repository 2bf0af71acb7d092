"""Forms of patrols: setting one, changing how it is walked, ending it."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from bazhua.grips.dangers.domain.patrols.questions import written_out
from bazhua.grips.dangers.domain.patrols.terms import KIND_WORDS, RHYTHM_WORDS
from bazhua.grips.dangers.domain.terms import PatrolKind, PatrolRhythm
from bazhua.grips.dangers.selectors.patrols.patrols import shipped_questions
from bazhua.grips.dangers.services.patrols.setting import Manner, NewPatrol
from bazhua.infra.i18n.language import current
from bazhua.kernel.words import Word


def _choices(words: Iterable[tuple[str, Word]]) -> Any:
    listed = list(words)
    return lambda: [(key, word.text(current())) for key, word in listed]


class MannerForm(forms.Form):
    """How a patrol is walked from a day on."""

    rhythm = forms.ChoiceField(
        label=_("How often"),
        choices=_choices((one.value, word) for one, word in RHYTHM_WORDS.items()),
    )
    holder = forms.ChoiceField(
        label=_("Post in charge"), help_text=_("Called first when the patrol was missed.")
    )
    since = forms.DateField(label=_("Applies from"), help_text=_("For example 2026-11-30."))
    questions = forms.CharField(
        label=_("Questions"),
        widget=forms.Textarea({"rows": 8}),
        help_text=_("One in a line; yes is as it should be. English, if any, follows after |."),
    )

    def offer(self, posts: Mapping[str, Word]) -> None:
        """Offer the posts of the enterprise."""
        field = self.fields["holder"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [(address, word.text(current())) for address, word in posts.items()]

    def manner(self) -> Manner:
        """Return what was entered."""
        said = self.cleaned_data
        return Manner(
            holder=said["holder"],
            rhythm=PatrolRhythm(said["rhythm"]),
            questions=said["questions"],
            since=said["since"],
        )


class ChangeForm(MannerForm):
    """The same, of a patrol that somebody has seen."""

    version = forms.IntegerField(widget=forms.HiddenInput)


class SetForm(MannerForm):
    """A new patrol."""

    field_order = ("kind", "name", "spot", "rhythm", "holder", "since", "questions")

    kind = forms.ChoiceField(
        label=_("Common questions"),
        choices=_choices((one.value, word) for one, word in KIND_WORDS.items()),
    )
    name = forms.CharField(
        label=_("Name"),
        max_length=80,
        required=False,
        help_text=_("Left empty, that of the common questions."),
    )
    spot = forms.ChoiceField(label=_("Place"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Let the questions be left empty: then the common ones are asked."""
        super().__init__(*args, **kwargs)
        self.fields["questions"].required = False
        self.fields["questions"].help_text = _(
            "One in a line; yes is as it should be. Left empty, the common ones, which you can "
            "change later."
        )

    def offer_spots(self, spots: Mapping[UUID, Word]) -> None:
        """Offer the places of the enterprise."""
        field = self.fields["spot"]
        if isinstance(field, forms.ChoiceField):
            named = [(str(uid), word.text(current())) for uid, word in spots.items()]
            field.choices = [("", _("The whole enterprise")), *named]

    def patrol(self, enterprise: UUID, on: date) -> NewPatrol:
        """Return the patrol to be set; what was left empty is that of the common questions."""
        said, kind = self.cleaned_data, PatrolKind(self.cleaned_data["kind"])
        common = shipped_questions(kind, on)
        return NewPatrol(
            name=said["name"] or KIND_WORDS[kind].zh,
            enterprise=enterprise,
            spot=UUID(said["spot"]) if said["spot"] else None,
            manner=Manner(
                holder=said["holder"],
                rhythm=PatrolRhythm(said["rhythm"]),
                questions=said["questions"] or written_out(common),
                since=said["since"],
                known=common,
            ),
        )


class EndForm(forms.Form):
    """The last day of a patrol."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    since = forms.DateField(label=_("Last day"), help_text=_("For example 2026-11-30."))
