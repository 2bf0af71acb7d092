"""Regions and bodies."""

from functools import partial
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Router

from bazhua.infra.db.access import VIEW, access
from bazhua.infra.rest.endpoints import MAKES, REPLACES, asking, made, writes
from bazhua.infra.rest.records import Offered, answered, offer
from bazhua.infra.rest.versions import seen_version
from bazhua.kernel.words import Word
from bazhua.registry.interfaces.rest.ending import ends
from bazhua.registry.interfaces.rest.shapes import where as shapes
from bazhua.registry.models import Organisation, Region
from bazhua.registry.selectors.where.listings import BODIES, REGIONS
from bazhua.registry.selectors.where.regions import body_parts, region_parts
from bazhua.registry.services.divisions.moving import Naming, rename_region
from bazhua.registry.services.where.bodies import (
    Opening,
    close_organisation,
    open_offices,
    open_organisation,
)

regions = Router(tags=["regions"])
organisations = Router(tags=["organisations"])

offer(
    regions,
    Offered(
        name="region",
        plural="regions",
        one=Word("一个区划", "One region"),
        many=Word("范围内的区划", "Regions within reach"),
        out=shapes.RegionOut,
        shape=shapes.region,
        listing=REGIONS,
        parts=region_parts,
        find=partial(access, Region, resource="region", action=VIEW),
    ),
)
offer(
    organisations,
    Offered(
        name="organisation",
        plural="organisations",
        one=Word("一个机构", "One organisation"),
        many=Word("范围内的机构", "Organisations within reach"),
        out=shapes.OrganisationOut,
        shape=shapes.organisation,
        listing=BODIES,
        parts=body_parts,
        find=partial(access, Organisation, resource="organisation", action=VIEW),
    ),
)


@writes(
    regions, "/{uuid:uid}/name", shapes.RegionOut, Word("区划更名", "Rename a region"), REPLACES
)
def put_region_name(
    request: HttpRequest, response: HttpResponse, uid: UUID, given: shapes.Renaming
) -> Any:
    """Let a region be called otherwise from a day on."""
    version = seen_version(request)
    row = rename_region(uid, Naming(**given.dict()), version=version, **asking(request))
    return answered(response, row, shapes.region)


@writes(organisations, "", shapes.OrganisationOut, Word("设立机构", "Open an organisation"), MAKES)
def post_organisation(
    request: HttpRequest, response: HttpResponse, given: shapes.OrganisationIn
) -> Any:
    """Open a body at a region."""
    row = open_organisation(Opening(**given.dict()), **asking(request))
    return made(answered(response, row, shapes.organisation))


@writes(
    organisations,
    "/offices",
    list[shapes.OrganisationOut],
    Word("设立部门机构", "Open offices of departments"),
    MAKES,
)
def post_offices(request: HttpRequest, given: shapes.OfficesIn) -> Any:
    """Open the offices of departments at a region; those there are left and not answered."""
    opened = open_offices(
        region_uid=given.region,
        departments=given.departments,
        since=given.since,
        **asking(request),
    )
    return made([shapes.organisation(row) for row in opened])


ends(
    organisations,
    "/{uuid:uid}/closing",
    Word("撤销机构", "Close an organisation"),
    close_organisation,
    (shapes.OrganisationOut, shapes.organisation),
)
