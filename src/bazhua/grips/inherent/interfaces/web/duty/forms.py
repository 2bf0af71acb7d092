"""The form of a daily commitment: one page of a phone."""

from typing import Any, Final

from django import forms

from bazhua.grips.inherent.domain.duty.commitment import (
    FLAGS,
    MOST,
    NUMBERS,
    STATEMENT,
    WORDS,
    Committed,
)
from bazhua.infra.i18n.language import current

UNITS: Final = tuple(name for name in NUMBERS if name.startswith("units_"))


class CommitmentForm(forms.Form):
    """What is committed to."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **told: Any) -> None:
        """Ask for every number, every fact and the statement."""
        super().__init__(*args, **told)
        for name in NUMBERS:
            self.fields[name] = forms.IntegerField(
                label=WORDS[name].text(current()), min_value=0, max_value=MOST, initial=0
            )
        for name in FLAGS:
            self.fields[name] = forms.BooleanField(
                label=WORDS[name].text(current()), required=False
            )
        self.fields["statement"] = forms.CharField(
            label=WORDS["statement"].text(current()),
            max_length=500,
            widget=forms.Textarea({"rows": 4}),
            initial=STATEMENT.text(current()),
        )

    def committed(self) -> Committed:
        """Return what was entered.

        Raises:
            BadInput, OutOfRange: the numbers contradict each other.
        """
        said = self.cleaned_data
        return Committed(**{name: said[name] for name in (*NUMBERS, *FLAGS, "statement")})
