"""The forms of the steps that ask for something."""

from decimal import Decimal
from itertools import groupby
from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _
from typing_extensions import override

from bazhua.grips.dangers.domain.catalogues import items_on
from bazhua.grips.dangers.domain.closed_loop.guards import PLACEMENTS
from bazhua.grips.dangers.domain.closed_loop.terms import Action
from bazhua.grips.dangers.domain.policy.catalogues.rows import CatalogueItem
from bazhua.grips.dangers.domain.terms import GRADES, DangerGrade, Sector
from bazhua.grips.dangers.interfaces.web.steps.base import (
    About,
    PhotosField,
    StepForm,
    called,
    day_field,
    offer,
    persons_field,
    text_field,
)
from bazhua.grips.dangers.selectors.dangers import twins_for
from bazhua.grips.dangers.selectors.ledger.listing import short
from bazhua.grips.dangers.selectors.signing import needed_for
from bazhua.infra.findings.core.terms import Placement
from bazhua.infra.i18n.language import current
from bazhua.infra.policies.book import current_book
from bazhua.infra.ui.parts.text import headed, said
from bazhua.kernel.times import day_of
from bazhua.kernel.words import Lang
from bazhua.registry.api import departments_called, people_at

NONE: Final = ("", "–")
FEN: Final = 100
LONGEST_ITEM: Final = 60


class RegisterForm(StepForm):
    """The grade, and the item of a catalogue that gives it."""

    grade = forms.ChoiceField(
        label=_("Grade"),
        choices=lambda: [(grade.value, said(headed(word))) for grade, word in GRADES.items()],
        widget=forms.RadioSelect,
    )
    item = forms.ChoiceField(
        label=_("Item of a catalogue"),
        required=False,
        help_text=_("Of the catalogues in force when it was found; it makes the danger major."),
    )

    @override
    def offer(self, about: About) -> None:
        day = day_of(about.row.found_at)
        sector = Sector(about.row.sector) if about.row.sector else None
        items = items_on(current_book(day), day, sector=sector)
        groups = groupby(items, key=lambda row: row.catalogue)
        lang = current()
        grouped: list[Any] = [
            (name, [(row.item, f"{row.item} {row_text(row, lang)}") for row in rows])
            for name, rows in groups
        ]
        offer(self, "item", [NONE, *grouped])


FIELDS: Final = {
    Placement.PERSON: "responsible",
    Placement.MEASURE: "measure",
    Placement.TIME_LIMIT: "due_on",
    Placement.FUNDS: "funds",
    Placement.EMERGENCY_PLAN: "emergency_plan",
}
"""In which field each placement is made."""


class PlanFields(forms.Form):
    """The five placements (五落实)."""

    responsible = persons_field(_("Responsible persons"), _("None of them may accept it later."))
    measure = text_field(_("Measures"), required=False)
    due_on = day_field(_("Last day"))
    funds = forms.DecimalField(
        label=_("Funds, yuan"),
        required=False,
        min_value=0,
        max_digits=14,
        decimal_places=2,
        help_text=_("0 where it costs nothing."),
    )
    emergency_plan = text_field(_("Emergency plan"), required=False)


class PlanForm(StepForm, PlanFields):
    """A plan; what stands already is filled in, and what its grade needs is asked for."""

    @override
    def offer(self, about: About) -> None:
        row = about.row
        offer(self, "responsible", called(people_at(row.place, at=about.at)))
        for placement in PLACEMENTS[DangerGrade(row.grade or DangerGrade.GENERAL)]:
            self.fields[FIELDS[placement]].required = True
        funds = None if row.funds_fen is None else Decimal(row.funds_fen) / FEN
        self.initial.update(
            responsible=row.responsible,
            measure=row.measure,
            due_on=row.due_on,
            funds=funds,
            emergency_plan=row.emergency_plan,
        )


class PhotosForm(StepForm):
    """Photos of how it is now."""

    photos = PhotosField()


class RejectForm(StepForm):
    """Why it is not right yet."""

    ground = text_field(_("Reason"))
    photos = PhotosField()


class GroundForm(StepForm):
    """Why."""

    ground = text_field(_("Reason"))


class TwinForm(StepForm):
    """Into which danger it is merged."""

    twin = forms.ChoiceField(
        label=_("Merge into"), help_text=_("Open dangers of the same subject are offered.")
    )

    @override
    def offer(self, about: About) -> None:
        twins = twins_for(about.row, about.actor, at=about.at)
        offer(self, "twin", [(str(row.uid), f"{row.number} {short(row)}") for row in twins])


class ReceiverForm(GroundForm):
    """To which department it goes, and why."""

    receiver = forms.ChoiceField(label=_("Receiving department"))
    field_order = ("receiver", "ground")

    @override
    def offer(self, about: About) -> None:
        offer(
            self, "receiver", [(code, said(word)) for code, word in departments_called().values()]
        )


class DueForm(StepForm):
    """Until when more time is granted; what was signed is not asked again."""

    due_on = day_field(_("New last day"))

    @override
    def offer(self, about: About) -> None:
        if needed_for(about.row, Action.GRANT_EXTENSION, about.at):
            del self.fields["due_on"]


class CompliedForm(StepForm):
    """That the stop is carried out."""

    ground = text_field(_("How the stop was seen to be carried out"))


def row_text(row: CatalogueItem, lang: Lang) -> str:
    """Return an item of a catalogue in a line."""
    text = row.en if lang is Lang.EN else row.zh
    return text if len(text) <= LONGEST_ITEM else f"{text[: LONGEST_ITEM - 1]}…"
