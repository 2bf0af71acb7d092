"""The form of an upload."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from bazhua.infra.i18n.language import current
from bazhua.infra.imports.core.refusals import SameFile
from bazhua.infra.imports.files import LIMITS
from bazhua.kernel.errors import DomainError
from bazhua.kernel.lexicon import sentence

MEBI = 1024 * 1024


class UploadForm(forms.Form):
    """A table, and whether it is known that it comes again."""

    file = forms.FileField(
        label=_("Table"),
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv"}),
        error_messages={
            "required": _("choose a file."),
            "empty": _("the file is empty; choose another one."),
        },
    )
    again = forms.BooleanField(label=_("I know; upload this file again"), required=False)

    def __init__(self, data: Mapping[str, Any] | None = None, sent: Any = None) -> None:
        """Ask whether it comes again only after it has been told that it does."""
        super().__init__(data, sent)
        self.fields["file"].help_text = gettext(
            "An .xlsx or .csv file of at most %(mb)s MB and %(rows)s rows. "
            "Nothing is imported before you have seen what was found in it."
        ) % {"mb": LIMITS.most_bytes // MEBI, "rows": f"{LIMITS.most_rows:,}"}
        if data is None or "again" not in data:
            self._again = self.fields.pop("again")

    def refuse(self, refusal: DomainError) -> None:
        """Show a refusal at the file."""
        if isinstance(refusal, SameFile) and "again" not in self.fields:
            self.fields["again"] = self._again
        self.add_error("file", sentence(refusal, current()))
