"""The form that takes a code, typed, pasted or photographed."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from typing_extensions import override

from bazhua.infra.i18n.language import current
from bazhua.infra.papers.core.codes import LONGEST, parsed
from bazhua.infra.papers.core.refusals import PaperMismatch
from bazhua.infra.papers.reading import FORMATS, MOST_BYTES, codes_in

ACCEPTED = ",".join(f"image/{form.lower()}" for form in FORMATS)


class VerifyForm(forms.Form):
    """A code or a photograph of the sheet; `codes` is what was given."""

    code = forms.CharField(
        label=_("Code at the foot of the sheet"),
        required=False,
        max_length=LONGEST,
        help_text=_("45 signs that begin with BZ1; gaps and small letters do not matter."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    photo = forms.FileField(
        label=_("Or a photograph of the whole sheet"),
        required=False,
        widget=forms.FileInput(attrs={"accept": ACCEPTED}),
    )
    codes: tuple[str, ...] = ()

    @override
    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        code, photo = given.get("code"), given.get("photo")
        if not code and not photo and not self.errors:
            self.add_error("code", _("type the code, or choose a photograph."))
        if code:
            self.codes = (code,)
        elif photo:
            self.codes = self._seen(photo)
        return given

    def _seen(self, photo: Any) -> tuple[str, ...]:
        try:
            found = codes_in(photo.read(MOST_BYTES + 1))
        except PaperMismatch as refusal:
            self.add_error("photo", f"{refusal.problem.text(current())}。")
            return ()
        seen = tuple(text for text in found if parsed(text))
        if not seen:
            self.add_error(
                "photo", _("no code is seen; take the foot of the sheet sharp and whole.")
            )
        return seen
