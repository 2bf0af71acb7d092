"""A body that is no enterprise is opened or closed; the offices of departments are opened at once."""

from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from bazhua.infra.db.access import access
from bazhua.infra.http.asking import actor_of
from bazhua.infra.http.request import arrival
from bazhua.infra.ui.filling import answer
from bazhua.infra.ui.parts.table import FormPage
from bazhua.kernel.errors import Forbidden
from bazhua.kernel.times import day_of
from bazhua.kernel.words import Word
from bazhua.registry.domain.organisations import ORGANISATION_WORDS, OrganisationKind
from bazhua.registry.interfaces.web.where.deeds.base import DeedForm, day_field, words_of
from bazhua.registry.models import Organisation
from bazhua.registry.selectors.where.offices import department_codes
from bazhua.registry.selectors.where.regions import region_by_code
from bazhua.registry.services.where.bodies import (
    LONGEST_LETTERS,
    RESOURCE,
    Opening,
    close_organisation,
    give_letter_code,
    open_offices,
    open_organisation,
)

OPEN = Word("设立机构", "Open an organisation")
OFFICES = Word("设立部门机构", "Open offices of departments")
OFFICES_LEAD = Word(
    "为所选部门在该区划各设一个机构，名称按当地惯例生成；已有的不重复设立。",
    "One office for each department at the region, named as is usual; those there are left.",
)
LETTERS = Word("登记机关代字", "Enter the letter code")
LETTERS_LEAD = Word(
    "机关代字用于文书编号；自所选日期起的文书使用，已编号的文书不变。",
    "It stands in the numbers of its papers from the day you choose; those numbered stay.",
)
CLOSE = Word("撤销机构", "Close the organisation")


class BodyForm(forms.Form):
    """A body: what it is, where it stands, since when."""

    name = forms.CharField(label=_("Name"), max_length=200)
    name_en = forms.CharField(label=_("English name"), max_length=200, required=False)
    kind = forms.ChoiceField(label=_("Kind"), choices=words_of(ORGANISATION_WORDS))
    region = forms.CharField(label=_("Region code"), max_length=12)
    department = forms.ChoiceField(
        label=_("Department"),
        required=False,
        choices=lambda: [("", "–"), *department_codes()],
        help_text=_("Only for the office of a department."),
    )
    code = forms.CharField(label=_("Credit code"), max_length=40, required=False)
    since = day_field(_("Opened on"))


class OfficesForm(forms.Form):
    """Departments that get an office at a region."""

    region = forms.CharField(label=_("Region code"), max_length=12)
    departments = forms.MultipleChoiceField(
        label=_("Departments"), choices=department_codes, widget=forms.CheckboxSelectMultiple
    )
    since = day_field(_("Opened on"))


class LettersForm(DeedForm):
    """The letters, and from which day on."""

    letters = forms.CharField(
        label=_("Letter code"),
        max_length=LONGEST_LETTERS,
        help_text=_("As its papers are numbered, for example 鲁应急."),
    )
    since = day_field(_("From"), _("Papers issued from this day on, for example 2026-11-30."))


class CloseBodyForm(DeedForm):
    """From which day on it is no more."""

    until = day_field(
        _("Ends on"), _("The first day on which it no longer holds, for example 2026-11-30.")
    )


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Open a body.

    Raises:
        Forbidden: the asker may open none anywhere.
    """
    actor, at = actor_of(request), arrival(request)
    if not actor.granted(RESOURCE, "create", at):
        raise Forbidden

    def do(filled: forms.Form) -> str:
        said = filled.cleaned_data
        opening = Opening(
            name=said["name"],
            name_en=said["name_en"],
            kind=OrganisationKind(said["kind"]),
            region=region_by_code(actor, said["region"], field="region", at=at).uid,
            since=said["since"],
            code=said["code"],
            department=said["department"],
        )
        row = open_organisation(opening, actor=actor, at=at)
        return reverse("organisations:record", args=[row.uid])

    page = FormPage(
        title=OPEN,
        form=BodyForm(request.POST or None),
        submit=OPEN,
        cancel_href=reverse("organisations:list"),
    )
    return answer(request, page, do)


@require_http_methods(["GET", "HEAD", "POST"])
def offices(request: HttpRequest) -> HttpResponse:
    """Open the offices of departments at a region.

    Raises:
        Forbidden: the asker may open none anywhere.
    """
    actor, at = actor_of(request), arrival(request)
    if not actor.granted(RESOURCE, "create", at):
        raise Forbidden
    home = reverse("organisations:list")

    def do(filled: forms.Form) -> str:
        said = filled.cleaned_data
        region = region_by_code(actor, said["region"], field="region", at=at)
        open_offices(
            region_uid=region.uid,
            departments=said["departments"],
            since=said["since"],
            actor=actor,
            at=at,
        )
        return home

    page = FormPage(
        title=OFFICES,
        lead=OFFICES_LEAD,
        form=OfficesForm(request.POST or None),
        submit=OFFICES,
        cancel_href=home,
    )
    return answer(request, page, do)


@require_http_methods(["GET", "HEAD", "POST"])
def close(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Close a body.

    Raises:
        NotFound: it is not there for the asker.
        Forbidden: he may not close it.
    """
    actor, at = actor_of(request), arrival(request)
    row = access(Organisation, actor, uid=uid, resource=RESOURCE, action="end", at=at)
    back = reverse("organisations:record", args=[uid])

    def do(filled: forms.Form) -> str:
        said = filled.cleaned_data
        close_organisation(uid, until=said["until"], version=said["version"], actor=actor, at=at)
        return back

    form = CloseBodyForm(request.POST or None, initial={"version": row.version})
    page = FormPage(title=CLOSE, lead=row.name, form=form, submit=CLOSE, cancel_href=back)
    return answer(request, page, do)


@require_http_methods(["GET", "HEAD", "POST"])
def letters(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Ask for the letters of a body in numbers of its papers, and enter them.

    Raises:
        NotFound: it is not there for the asker.
        Forbidden: he may not change it.
    """
    actor, at = actor_of(request), arrival(request)
    row = access(Organisation, actor, uid=uid, resource=RESOURCE, action="update", at=at)
    back = reverse("organisations:record", args=[uid])

    def do(filled: forms.Form) -> str:
        said = filled.cleaned_data
        version = said.pop("version")
        give_letter_code(uid, **said, version=version, actor=actor, at=at)
        return back

    form = LettersForm(request.POST or None, initial={"version": row.version, "since": day_of(at)})
    page = FormPage(title=LETTERS, lead=LETTERS_LEAD, form=form, submit=LETTERS, cancel_href=back)
    return answer(request, page, do)
