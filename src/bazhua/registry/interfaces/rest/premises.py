"""Workshops and teams of an enterprise, its places, their zones and substances."""

from functools import partial
from typing import Any, Final
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Router

from bazhua.infra.db.access import VIEW, access
from bazhua.infra.rest.endpoints import MAKES, asking, made, writes
from bazhua.infra.rest.records import Offered, answered, offer_within
from bazhua.kernel.words import Word
from bazhua.registry.interfaces.rest.ending import ends
from bazhua.registry.interfaces.rest.parts import part_listing
from bazhua.registry.interfaces.rest.shapes import inside as shapes
from bazhua.registry.models import Place, Substance, Unit, Zone
from bazhua.registry.selectors.where import parts
from bazhua.registry.services.where.places import (
    Drawing,
    Placing,
    close_place,
    draw_zone,
    end_substance,
    end_zone,
    hold_substance,
    open_place,
)
from bazhua.registry.services.where.units import Dividing, close_unit, open_unit

OF_ENTERPRISE: Final = "/enterprises"
OF_PLACE: Final = "/places"

units = Router(tags=["units"])
places = Router(tags=["places"])

offer_within(
    units,
    OF_ENTERPRISE,
    Offered(
        name="unit",
        plural="units",
        one=Word("一个车间或班组", "One workshop or team"),
        many=Word("企业的车间与班组", "Workshops and teams of an enterprise"),
        out=shapes.UnitOut,
        shape=shapes.unit,
        listing=part_listing(Unit, "units", "node"),
        parts=partial(parts.parts_at, Unit),
        find=partial(parts.visible_part, Unit),
    ),
)
offer_within(
    places,
    OF_ENTERPRISE,
    Offered(
        name="place",
        plural="places",
        one=Word("一处位置", "One place"),
        many=Word("企业的位置", "Places of an enterprise"),
        out=shapes.PlaceOut,
        shape=shapes.place,
        listing=part_listing(Place, "places", "firm", "parent"),
        parts=parts.places_at,
        find=partial(access, Place, resource=parts.PLACE, action=VIEW),
    ),
)
offer_within(
    places,
    OF_PLACE,
    Offered(
        name="zone",
        plural="zones",
        one=Word("一个区域", "One zone"),
        many=Word("位置上的区域", "Zones of a place"),
        out=shapes.ZoneOut,
        shape=shapes.zone,
        listing=part_listing(Zone, "zones", "place"),
        parts=partial(parts.contents_at, Zone),
        find=partial(parts.visible_content, Zone),
    ),
)
offer_within(
    places,
    OF_PLACE,
    Offered(
        name="substance",
        plural="substances",
        one=Word("一种危险物质", "One dangerous substance"),
        many=Word("位置上的危险物质", "Dangerous substances at a place"),
        out=shapes.SubstanceOut,
        shape=shapes.substance,
        listing=part_listing(Substance, "substances", "place"),
        parts=partial(parts.contents_at, Substance),
        find=partial(parts.visible_content, Substance),
    ),
)


@writes(
    units,
    f"{OF_ENTERPRISE}/{{uuid:uid}}/units",
    shapes.UnitOut,
    Word("设立车间或班组", "Open a workshop or team"),
    MAKES,
)
def post_unit(request: HttpRequest, response: HttpResponse, uid: UUID, given: shapes.UnitIn) -> Any:
    """Open a workshop or a team of an enterprise."""
    row = open_unit(Dividing(enterprise=uid, **given.dict()), **asking(request))
    return made(answered(response, row, shapes.unit))


@writes(
    places,
    f"{OF_ENTERPRISE}/{{uuid:uid}}/places",
    shapes.PlaceOut,
    Word("登记位置", "Enter a place"),
    MAKES,
)
def post_place(
    request: HttpRequest, response: HttpResponse, uid: UUID, given: shapes.PlaceIn
) -> Any:
    """Open a place of an enterprise, below one of a higher rung."""
    row = open_place(Placing(enterprise=uid, **given.dict()), **asking(request))
    return made(answered(response, row, shapes.place))


@writes(
    places,
    f"{OF_PLACE}/{{uuid:uid}}/zones",
    shapes.ZoneOut,
    Word("绘制区域", "Draw a zone"),
    MAKES,
)
def post_zone(request: HttpRequest, response: HttpResponse, uid: UUID, given: shapes.ZoneIn) -> Any:
    """Draw a zone of a place; the picture of a plan is uploaded before."""
    row = draw_zone(uid, Drawing(**given.dict()), **asking(request))
    return made(answered(response, row, shapes.zone))


@writes(
    places,
    f"{OF_PLACE}/{{uuid:uid}}/substances",
    shapes.SubstanceOut,
    Word("登记危险物质", "Enter a dangerous substance"),
    MAKES,
)
def post_substance(
    request: HttpRequest, response: HttpResponse, uid: UUID, given: shapes.SubstanceIn
) -> Any:
    """Note that a dangerous substance is held at a place."""
    row = hold_substance(uid, **given.dict(), **asking(request))
    return made(answered(response, row, shapes.substance))


ends(
    units,
    "/units/{uuid:uid}/closing",
    Word("撤销车间或班组", "Close a workshop or team"),
    close_unit,
    (shapes.UnitOut, shapes.unit),
)
ends(
    places,
    "/places/{uuid:uid}/closing",
    Word("撤销位置", "Close a place"),
    close_place,
    (shapes.PlaceOut, shapes.place),
)
ends(
    places,
    "/zones/{uuid:uid}/end",
    Word("撤销区域", "End a zone"),
    end_zone,
    (shapes.ZoneOut, shapes.zone),
)
ends(
    places,
    "/substances/{uuid:uid}/end",
    Word("注销危险物质", "End that a substance is held"),
    end_substance,
    (shapes.SubstanceOut, shapes.substance),
)
