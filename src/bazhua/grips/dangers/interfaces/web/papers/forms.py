"""Forms of papers: which dangers and how many days; how a paper was served."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from bazhua.grips.dangers.domain.papers.drawing import DRAWINGS
from bazhua.grips.dangers.domain.papers.terms import PaperKind
from bazhua.grips.dangers.domain.terms import Way
from bazhua.infra.i18n.language import current
from bazhua.kernel.words import Lang

USUAL_DAYS: Final = 15
CHOSEN: Final = "danger"
"""Key of an address that names dangers which are ticked from the start."""

LANGUAGES: Final = ((Lang.ZH.value, "中文"), (Lang.EN.value, "English"))


class VersionForm(forms.Form):
    """What a press of a button brings: the version that was seen."""

    version = forms.IntegerField(widget=forms.HiddenInput)


class VoidForm(VersionForm):
    """Why a paper is voided."""

    reason = forms.CharField(label=_("Reason"), max_length=500)


class DrawForm(forms.Form):
    """Which dangers a paper is about, the days it gives, its language."""

    dangers = forms.MultipleChoiceField()
    days = forms.IntegerField(
        label=_("Days to put right"),
        min_value=1,
        initial=USUAL_DAYS,
        help_text=_("Counted from the day after the service."),
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )
    lang = forms.ChoiceField(label=_("Language of the paper"), choices=LANGUAGES)

    def offer(
        self, kind: PaperKind, joinable: Sequence[tuple[str, str]], chosen: list[str]
    ) -> None:
        """Ask for what a paper of a kind takes; one about a single danger has no choice."""
        self.initial["lang"] = current().value
        if kind is not PaperKind.ORDER:
            del self.fields["days"]
        if DRAWINGS[kind].single:
            del self.fields["dangers"]
            return
        self.fields["dangers"] = forms.MultipleChoiceField(
            label=_("About these"), choices=joinable, widget=forms.CheckboxSelectMultiple
        )
        self.initial["dangers"] = chosen


class ServeForm(VersionForm):
    """How a paper was brought to its recipient; each way asks for its own."""

    served_at = forms.DateTimeField(label=_("When"), help_text=_("For example 2026-11-30 08:00."))
    recipient = forms.CharField(
        label=_("Recipient and capacity"),
        max_length=120,
        help_text=_("Who was met, for example the safety director."),
    )
    refusal = forms.CharField(label=_("Why he refused to sign"), max_length=300)
    witnesses = forms.CharField(
        label=_("First witness"),
        max_length=120,
        required=False,
        help_text=_("Name and where from."),
    )
    second_witness = forms.CharField(label=_("Second witness"), max_length=120, required=False)
    note = forms.CharField(label=_("Proof"), max_length=300)
    picture = forms.FileField(
        label=_("Photo or recording"),
        required=False,
        help_text=_("The sheet where it was left, or the signed receipt."),
        widget=forms.FileInput(attrs={"accept": "image/*,video/mp4", "capture": "environment"}),
    )

    def offer(self, way: Way) -> None:
        """Ask for what a way of service takes."""
        for name in set(self.fields) - {"version", "served_at", *ASKED[way]}:
            del self.fields[name]
        if way in NOTES:
            label, help_text = NOTES[way]
            self.fields["note"].label, self.fields["note"].help_text = label, help_text
        if way is not Way.HANDED_OVER and "recipient" in self.fields:
            self.fields["recipient"].required = False

    def told(self) -> dict[str, Any]:
        """Return what was filled in, as the service takes it, but for the picture."""
        said = dict(self.cleaned_data)
        named = (said.pop("witnesses", ""), said.pop("second_witness", ""))
        said.pop("picture", None)
        return {**said, "witnesses": tuple(one for one in named if one)}


ASKED: Final[Mapping[Way, tuple[str, ...]]] = {
    Way.HANDED_OVER: ("recipient", "picture"),
    Way.LEFT_AT_PLACE: ("recipient", "refusal", "witnesses", "second_witness", "picture"),
    Way.BY_POST: ("note", "recipient", "picture"),
    Way.ELECTRONIC: ("note", "recipient"),
    Way.BY_NOTICE: ("note", "picture"),
}
NOTES: Final = {
    Way.BY_POST: (_("Return slip"), _("Its number; the time above is that of the receipt.")),
    Way.ELECTRONIC: (
        _("Consent"),
        _("The confirmation and the address; the time above is that of the arrival."),
    ),
    Way.BY_NOTICE: (_("Why no other way"), _("It counts as served thirty days after the notice.")),
}
