"""The forms of policy rows: the filter of the list, a proposal, a withdrawal."""

from collections.abc import Mapping
from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from bazhua.infra.i18n.language import current
from bazhua.infra.policies.core.proposal import LONGEST_CLAUSE, LONGEST_REASON, Proposal
from bazhua.infra.ui.parts.marks import STATUS_MARKS
from bazhua.infra.ui.parts.text import said
from bazhua.kernel.errors import DomainError
from bazhua.kernel.lexicon import sentence
from bazhua.kernel.policy.book import PolicyRow
from bazhua.kernel.policy.clause import Clause, Status
from bazhua.kernel.words import Word
from bazhua.law.rows import code_word
from bazhua.web.policies import words
from bazhua.web.policies.filling import Slot, filled_from, slots, values_in
from bazhua.web.policies.shelf import Shelf
from bazhua.web.rules.questions import Control

NEW_CLAUSE: Final = ("title_zh", "title_en", "status", "source")
AT: Final = {"new_clause.title.zh": "title_zh", "new_clause.title.en": "title_en"}
"""Where a refusal of the service stands in the form, when not under its own name."""


def statuses() -> list[tuple[str, str]]:
    """Return how far a clause may be confirmed, in the language of the page."""
    return [(one.value, status_word(one).text(current())) for one in Status]


def status_word(status: Status) -> Word:
    """Return what people call a status."""
    mark = STATUS_MARKS[status]
    return mark.text if mark and isinstance(mark.text, Word) else words.CONFIRMED_LAW


class LineFilter(forms.Form):
    """Filter bar of the list of lines."""

    area = forms.ChoiceField(label=_("Area"), required=False)
    status = forms.ChoiceField(label=_("Status"), required=False)
    q = forms.CharField(label=_("Words or clause"), required=False, max_length=60)

    def __init__(self, data: Any, shelves: tuple[Shelf, ...]) -> None:
        super().__init__(data)
        areas = [(shelf.key, said(shelf.heading)) for shelf in shelves]
        everything = ("", str(_("All")))
        self.fields["area"] = forms.ChoiceField(
            label=_("Area"), required=False, choices=[everything, *areas]
        )
        self.fields["status"] = forms.ChoiceField(
            label=_("Status"), required=False, choices=[everything, *statuses()]
        )


class ProposalForm(forms.Form):
    """A new row of a table; what names the line is fixed when it is there already."""

    def __init__(
        self, kind: type[PolicyRow], data: Mapping[str, Any] | None, shown: PolicyRow | None
    ) -> None:
        initial = {} if shown is None else filled_from(shown) | {"clause": shown.clause}
        super().__init__(data, initial=initial, auto_id="p-%s")
        self.kind, self.shown = kind, shown
        fixed = () if shown is None else kind.identity
        for slot in slots(kind):
            if slot.path[0] not in fixed:
                self.fields[slot.name] = _field(slot)
        self.fields |= _own_fields()

    def proposal(self) -> Proposal:
        """Return what was filled in.

        Raises:
            WrongType: a structure is not JSON.
        """
        given = dict(self.cleaned_data)
        fixed = {} if self.shown is None else filled_from(self.shown)
        return Proposal(
            table=self.kind.table,
            values=values_in(self.kind, fixed | {k: v for k, v in given.items() if v is not None}),
            clause=given["clause"].strip(),
            since=given["since"],
            until=given["until"],
            reason=given["reason"],
            new_clause=self._new_clause(given),
        )

    def refuse(self, error: DomainError) -> None:
        """Tell a refusal at its field, or at the form where it has none."""
        name = AT.get(error.field or "", (error.field or "").removeprefix("new_clause."))
        name = name if name in self.fields else name.split("[")[0]
        self.add_error(name if name in self.fields else None, sentence(error, current()))

    def _new_clause(self, given: Mapping[str, Any]) -> Clause | None:
        if not any(given[name] for name in NEW_CLAUSE if name != "status"):
            return None
        document, _, article = given["clause"].strip().partition("/")
        return Clause(
            document=document,
            article=article,
            title=Word(given["title_zh"], given["title_en"]),
            status=Status(given["status"] or Status.UNCONFIRMED.value),
            source=given["source"],
        )


class WithdrawForm(forms.Form):
    """Why a row is withdrawn."""

    reason = forms.CharField(
        label=_("Reason"), max_length=LONGEST_REASON, widget=forms.Textarea(attrs={"rows": 2})
    )


def _own_fields() -> dict[str, forms.Field]:
    return {
        "clause": forms.CharField(
            label=_("Clause"),
            max_length=LONGEST_CLAUSE,
            help_text=_("Its id in the catalogue, for example AQF/24."),
        ),
        "since": forms.DateField(label=_("First day"), help_text=_("For example 2026-11-30.")),
        "until": forms.DateField(
            label=_("Last day"), required=False, help_text=_("For example 2026-11-30.")
        ),
        "reason": forms.CharField(
            label=_("Reason"),
            max_length=LONGEST_REASON,
            widget=forms.Textarea(attrs={"rows": 2}),
        ),
        "title_zh": forms.CharField(
            label=_("New clause: title in Chinese"),
            required=False,
            max_length=200,
            help_text=_("Only for a clause that the catalogue does not have yet."),
        ),
        "title_en": forms.CharField(
            label=_("New clause: title in English"), required=False, max_length=200
        ),
        "status": forms.ChoiceField(
            label=_("New clause: how far confirmed"),
            required=False,
            choices=lambda: [("", "–"), *statuses()],
        ),
        "source": forms.CharField(
            label=_("New clause: where the text was read"), required=False, max_length=200
        ),
    }


def _field(slot: Slot) -> forms.Field:
    label = said(slot.label)
    if slot.control is Control.CHOICE or (slot.kind is bool and not slot.listed):
        codes = slot.choices or ("true", "false")
        yes_no = {"true": str(_("Yes")), "false": str(_("No"))}
        named = [(code, yes_no.get(code) or f"{said(code_word(code))}") for code in codes]
        return forms.ChoiceField(label=label, required=slot.required, choices=[("", "–"), *named])
    if slot.control is Control.JSON or slot.listed:
        help_text = _("JSON.") if slot.control is Control.JSON else _("Separated by blanks.")
        attributes = {"rows": 3, "spellcheck": "false", "class": "code"}
        return forms.CharField(
            label=label,
            required=slot.required,
            help_text=help_text,
            widget=forms.Textarea(attrs=attributes),
        )
    return forms.CharField(label=label, required=slot.required)
