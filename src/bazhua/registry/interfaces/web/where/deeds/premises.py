"""Deeds about workshops, teams, places, zones and substances."""

from typing import Final
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _
from typing_extensions import override

from bazhua.kernel.words import Word
from bazhua.registry.domain.enterprises import UNIT_WORDS, UnitKind
from bazhua.registry.domain.places import PLACE_WORDS, PlaceKind
from bazhua.registry.interfaces.web.where.deeds.base import (
    Deed,
    DeedForm,
    EndForm,
    Order,
    day_field,
    ending,
    sent,
    words_of,
)
from bazhua.registry.interfaces.web.where.deeds.corners import corners, ring
from bazhua.registry.models import Place, Substance, Unit, Zone
from bazhua.registry.selectors.where.inside import place_choices, unit_choices
from bazhua.registry.selectors.where.tabs import Asked
from bazhua.registry.services.where.papers import draw_zone_sent
from bazhua.registry.services.where.places import (
    Drawing,
    Placing,
    close_place,
    end_substance,
    end_zone,
    hold_substance,
    open_place,
)
from bazhua.registry.services.where.units import Dividing, close_unit, open_unit

NONE: Final = ("", "–")


class UnitForm(DeedForm):
    """A workshop or a team."""

    kind = forms.ChoiceField(label=_("Kind"), choices=words_of(UNIT_WORDS))
    name = forms.CharField(label=_("Name"), max_length=200)
    parent = forms.ChoiceField(label=_("Part of the workshop"), required=False)
    since = day_field(_("Since"))

    @override
    def offer(self, asked: Asked) -> None:
        found = unit_choices(asked.row, UnitKind.WORKSHOP)
        self.fields["parent"] = forms.ChoiceField(
            label=self.fields["parent"].label, required=False, choices=[NONE, *found]
        )


class PlaceForm(DeedForm):
    """A place, what it is part of, who answers for it."""

    kind = forms.ChoiceField(label=_("Kind"), choices=words_of(PLACE_WORDS))
    name = forms.CharField(label=_("Name"), max_length=200)
    number = forms.CharField(
        label=_("Number"),
        max_length=60,
        required=False,
        help_text=_("Of the equipment or point, given once within the enterprise."),
    )
    parent = forms.ChoiceField(label=_("Part of the place"), required=False)
    unit = forms.ChoiceField(label=_("Workshop or team that answers for it"), required=False)
    longitude = forms.FloatField(
        label=_("Longitude"), required=False, min_value=-180, max_value=180
    )
    latitude = forms.FloatField(label=_("Latitude"), required=False, min_value=-90, max_value=90)

    @override
    def offer(self, asked: Asked) -> None:
        above = place_choices(asked.row, asked.actor, asked.at)
        for name, found in (("parent", above), ("unit", unit_choices(asked.row))):
            label = self.fields[name].label
            self.fields[name] = forms.ChoiceField(
                label=label, required=False, choices=[NONE, *found]
            )


class ZoneForm(DeedForm):
    """A zone on the map, on a plan, or on both."""

    name = forms.CharField(label=_("Name"), max_length=200)
    outline = forms.CharField(
        label=_("Corners on the map"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("One corner a line: longitude, latitude."),
    )
    plan = forms.FileField(label=_("Picture of the plan"), required=False)
    on_plan = forms.CharField(
        label=_("Corners on the plan"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("One corner a line: right, down, in parts of the width, such as 0.25, 0.4."),
    )


class SubstanceForm(DeedForm):
    """A dangerous substance and how much of it there may be."""

    name = forms.CharField(label=_("Substance"), max_length=200)
    cas = forms.CharField(label=_("CAS number"), max_length=12, required=False)
    most_t = forms.DecimalField(
        label=_("Largest quantity, tonnes"), max_digits=14, decimal_places=4, min_value=0
    )


def _open_unit(order: Order) -> object:
    said = order.said
    given = Dividing(
        enterprise=order.enterprise,
        kind=UnitKind(said["kind"]),
        name=said["name"],
        since=said["since"],
        parent=_uid(said["parent"]),
    )
    return open_unit(given, actor=order.actor, at=order.at)


def _open_place(order: Order) -> object:
    said = order.said
    given = Placing(
        enterprise=order.enterprise,
        kind=PlaceKind(said["kind"]),
        name=said["name"],
        number=said["number"],
        parent=_uid(said["parent"]),
        unit=_uid(said["unit"]),
        longitude=said["longitude"],
        latitude=said["latitude"],
    )
    return open_place(given, actor=order.actor, at=order.at)


def _draw_zone(order: Order) -> object:
    said = order.said
    drawing = Drawing(
        name=said["name"],
        outline=ring(said["outline"], "outline"),
        on_plan=corners(said["on_plan"], "on_plan"),
    )
    return draw_zone_sent(order.part, drawing, sent(said["plan"]), actor=order.actor, at=order.at)


def _hold_substance(order: Order) -> object:
    said = order.said
    return hold_substance(
        order.part,
        name=said["name"],
        cas=said["cas"],
        most_t=said["most_t"],
        actor=order.actor,
        at=order.at,
    )


def _uid(text: str) -> UUID | None:
    return UUID(text) if text else None


PREMISES: Final = {
    "open-unit": Deed(
        title=Word("设立车间或班组", "Open a workshop or team"),
        right=("unit", "create"),
        form=UnitForm,
        do=_open_unit,
        tab="premises",
    ),
    "close-unit": Deed(
        title=Word("撤销车间或班组", "Close the workshop or team"),
        right=("unit", "end"),
        form=EndForm,
        do=ending(close_unit),
        tab="premises",
        about=Unit,
        grave=True,
    ),
    "open-place": Deed(
        title=Word("登记位置", "Enter a place"),
        right=("place", "create"),
        form=PlaceForm,
        do=_open_place,
        tab="premises",
    ),
    "close-place": Deed(
        title=Word("撤销位置", "Close the place"),
        right=("place", "end"),
        form=EndForm,
        do=ending(close_place),
        tab="premises",
        about=Place,
        grave=True,
    ),
    "draw-zone": Deed(
        title=Word("绘制区域", "Draw a zone"),
        right=("place", "update"),
        form=ZoneForm,
        do=_draw_zone,
        tab="premises",
        about=Place,
    ),
    "hold-substance": Deed(
        title=Word("登记危险物质", "Enter a dangerous substance"),
        right=("place", "update"),
        form=SubstanceForm,
        do=_hold_substance,
        tab="premises",
        about=Place,
    ),
    "end-zone": Deed(
        title=Word("撤销区域", "End the zone"),
        right=("place", "update"),
        form=EndForm,
        do=ending(end_zone),
        tab="premises",
        about=Zone,
        grave=True,
    ),
    "end-substance": Deed(
        title=Word("注销危险物质", "End holding the substance"),
        right=("place", "update"),
        form=EndForm,
        do=ending(end_substance),
        tab="premises",
        about=Substance,
        grave=True,
    ),
}
