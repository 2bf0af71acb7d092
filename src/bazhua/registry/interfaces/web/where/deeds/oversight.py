"""Deeds about who supervises an enterprise and who works at its site."""

from typing import Final
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _
from typing_extensions import override

from bazhua.kernel.words import Word
from bazhua.registry.domain.enterprises import SUPERVISION_WORDS, SupervisionKind
from bazhua.registry.interfaces.web.where.deeds.base import (
    Deed,
    DeedForm,
    EndForm,
    Order,
    day_field,
    ending,
    words_of,
)
from bazhua.registry.models import Contract, Supervision
from bazhua.registry.selectors.where.offices import department_codes, office_choices
from bazhua.registry.selectors.where.tabs import Asked
from bazhua.registry.services.where.contracts import Engaging, begin_contract, end_contract
from bazhua.registry.services.where.supervision import Supervising, end_supervision, supervise


class SuperviseForm(DeedForm):
    """A department, its reason, its office, its basis, the day."""

    department = forms.ChoiceField(label=_("Department"), choices=department_codes)
    kind = forms.ChoiceField(label=_("Reason"), choices=words_of(SUPERVISION_WORDS))
    office = forms.ChoiceField(
        label=_("Office"),
        required=False,
        help_text=_("The office of that department that does it."),
    )
    basis = forms.CharField(
        label=_("Basis"),
        max_length=300,
        required=False,
        help_text=_("The document or duty list that says so."),
    )
    since = day_field(_("Since"))

    @override
    def offer(self, asked: Asked) -> None:
        offices = office_choices(asked.row, asked.actor, asked.at)
        self.fields["office"] = forms.ChoiceField(
            label=self.fields["office"].label,
            help_text=self.fields["office"].help_text,
            required=False,
            choices=[("", "–"), *offices],
        )


class ContractForm(DeedForm):
    """Who works at the site, what, since when."""

    contractor = forms.CharField(
        label=_("Credit code of the contractor"),
        max_length=40,
        help_text=_("The contractor must be on record itself."),
    )
    work = forms.CharField(label=_("Work"), max_length=300)
    since = day_field(_("Since"))


def _supervise(order: Order) -> object:
    said = order.said
    given = Supervising(
        enterprise=order.enterprise,
        department=said["department"],
        kind=SupervisionKind(said["kind"]),
        since=said["since"],
        office=UUID(said["office"]) if said["office"] else None,
        basis=said["basis"],
    )
    return supervise(given, actor=order.actor, at=order.at)


def _engage(order: Order) -> object:
    said = order.said
    given = Engaging(
        host=order.enterprise,
        contractor=said["contractor"],
        work=said["work"],
        since=said["since"],
    )
    return begin_contract(given, actor=order.actor, at=order.at)


OVERSIGHT: Final = {
    "supervise": Deed(
        title=Word("增加监管部门", "Add a department"),
        right=("supervision", "create"),
        form=SuperviseForm,
        do=_supervise,
        tab="supervision",
    ),
    "end-supervision": Deed(
        title=Word("终止监管", "End the supervision"),
        right=("supervision", "end"),
        form=EndForm,
        do=ending(end_supervision),
        tab="supervision",
        about=Supervision,
        grave=True,
    ),
    "engage": Deed(
        title=Word("登记承包作业", "Enter a contract of work"),
        right=("contract", "create"),
        form=ContractForm,
        do=_engage,
        tab="contracts",
    ),
    "end-contract": Deed(
        title=Word("终止承包作业", "End the contract of work"),
        right=("contract", "end"),
        form=EndForm,
        do=ending(end_contract),
        tab="contracts",
        about=Contract,
        grave=True,
    ),
}
