"""A region is renamed, goes below another one, or is absorbed."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from bazhua.infra.db.actors import Actor
from bazhua.infra.http.asking import actor_of
from bazhua.infra.http.request import arrival
from bazhua.infra.ui.filling import answer
from bazhua.infra.ui.parts.table import FormPage
from bazhua.kernel.errors import NotFound
from bazhua.kernel.words import Word
from bazhua.registry.interfaces.web.where.deeds.base import DeedForm, day_field
from bazhua.registry.models import Region
from bazhua.registry.selectors.where.regions import region_by_code
from bazhua.registry.services.divisions.merging import merge_region
from bazhua.registry.services.divisions.moving import (
    Naming,
    move_region,
    rename_region,
    standing_region,
)


class RenameForm(DeedForm):
    """The new name and code, and the day."""

    name = forms.CharField(label=_("Name"), max_length=200)
    name_en = forms.CharField(label=_("English name"), max_length=200, required=False)
    code = forms.CharField(label=_("Region code"), max_length=12)
    since = day_field(_("Since"))


class BelowForm(DeedForm):
    """The region above, and the day."""

    below = forms.CharField(
        label=_("Code of the region above"), max_length=12, help_text=_("Six digits.")
    )
    since = day_field(_("Since"))


class IntoForm(DeedForm):
    """The region that absorbs it, and the day."""

    into = forms.CharField(
        label=_("Code of the region that absorbs it"),
        max_length=12,
        help_text=_("Of the same level."),
    )
    since = day_field(_("Since"))


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a filled form asks of a region."""

    uid: UUID
    said: Mapping[str, Any]
    actor: Actor
    at: datetime

    def other(self, field: str) -> UUID:
        """Return the uid of the region that a field names.

        Raises:
            BadInput: no region in use that he may view has the code.
        """
        return region_by_code(self.actor, self.said[field], field=field, at=self.at).uid


@dataclass(frozen=True, slots=True)
class RegionDeed:
    """One way to change a region."""

    title: Word
    lead: Word
    form: type[DeedForm]
    do: Callable[[Wanted], object]


def _rename(wanted: Wanted) -> object:
    said = wanted.said
    naming = Naming(
        name=said["name"], name_en=said["name_en"], code=said["code"], since=said["since"]
    )
    version = said["version"]
    return rename_region(wanted.uid, naming, version=version, actor=wanted.actor, at=wanted.at)


def _move(wanted: Wanted) -> object:
    return move_region(
        wanted.uid,
        below=wanted.other("below"),
        since=wanted.said["since"],
        version=wanted.said["version"],
        actor=wanted.actor,
        at=wanted.at,
    )


def _merge(wanted: Wanted) -> object:
    return merge_region(
        wanted.uid,
        into=wanted.other("into"),
        since=wanted.said["since"],
        version=wanted.said["version"],
        actor=wanted.actor,
        at=wanted.at,
    )


REGION_DEEDS: Final = {
    "rename": RegionDeed(
        Word("更名或改代码", "Rename, or change the code"),
        Word(
            "原名称和原代码保留在沿革中，原代码仍指向它。",
            "Name and code of before stay in its history; the old code still leads to it.",
        ),
        RenameForm,
        _rename,
    ),
    "move": RegionDeed(
        Word("划归另一上级", "Move below another region"),
        Word(
            "自该日起，其中一切记录和统计归入新上级；此前的统计不变。",
            "From that day on all that is in it counts there; earlier figures stay.",
        ),
        BelowForm,
        _move,
    ),
    "merge": RegionDeed(
        Word("并入另一区划", "Merge into another region"),
        Word(
            "其下级、企业和机构自该日起归入对方，本级政府和安委办终止；此前的统计不变，原代码指向对方。"
            "原授予本区划的权限须重新授予。",
            "What is in it stands in the other from that day on; its government and Commission "
            "Office end; earlier figures stay. Grants over it have to be given anew.",
        ),
        IntoForm,
        _merge,
    ),
}


@require_http_methods(["GET", "HEAD", "POST"])
def region_deed(request: HttpRequest, uid: UUID, slug: str) -> HttpResponse:
    """Ask what a deed needs, and do it.

    Raises:
        NotFound: there is no such deed, or no such region for the asker.
        Forbidden: he may not change regions.
        ClosedAlready: it was abolished.
    """
    actor, at = actor_of(request), arrival(request)
    found = REGION_DEEDS.get(slug)
    if found is None:
        raise NotFound
    row: Region = standing_region(uid, actor, at)
    initial: dict[str, Any] = {"version": row.version}
    if slug == "rename":
        initial |= {"name": row.name, "name_en": row.name_en, "code": row.code}
    form = found.form(request.POST or None, initial=initial)
    back = reverse("regions:record", args=[uid])

    def do(filled: forms.Form) -> str:
        found.do(Wanted(uid, filled.cleaned_data, actor, at))
        return back

    title = Word(f"{found.title.zh}：{row.name}", f"{found.title.en}: {row.name_en or row.name}")
    page = FormPage(title=title, lead=found.lead, form=form, submit=found.title, cancel_href=back)
    return answer(request, page, do)
