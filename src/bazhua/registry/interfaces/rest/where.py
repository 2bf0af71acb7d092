"""Regions, bodies and enterprises."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Router

from bazhua.infra.db.access import VIEW, access
from bazhua.infra.rest.endpoints import CHANGES, MAKES, REPLACES, asking, made, reads, writes
from bazhua.infra.rest.lists import listed
from bazhua.infra.rest.shapes import Page
from bazhua.infra.rest.versions import seen_version, tagged
from bazhua.kernel.words import Word
from bazhua.registry.domain.where.facts import Entering, Facts
from bazhua.registry.interfaces.rest import shapes
from bazhua.registry.models import Enterprise, Organisation, Region
from bazhua.registry.selectors.where.enterprises import enterprise_parts
from bazhua.registry.selectors.where.listings import BODIES, REGIONS, enterprise_listing
from bazhua.registry.selectors.where.regions import body_parts, region_parts
from bazhua.registry.services.divisions.moving import Naming, rename_region
from bazhua.registry.services.where.bodies import Opening, close_organisation, open_organisation
from bazhua.registry.services.where.enterprises import (
    change_enterprise,
    close_enterprise,
    open_enterprise,
)

ENTERPRISES = enterprise_listing({})

regions = Router(tags=["regions"])
organisations = Router(tags=["organisations"])
enterprises = Router(tags=["enterprises"])


@reads(
    regions,
    "",
    Page[shapes.RegionOut],
    Word("范围内的区划", "Regions within reach"),
    listing=REGIONS,
)
def list_regions(request: HttpRequest) -> Any:
    """Return the regions that the program may view."""
    parts = region_parts(**asking(request))
    return listed(request, REGIONS, parts, shapes.region)


@reads(regions, "/{uuid:uid}", shapes.RegionOut, Word("一个区划", "One region"))
def get_region(request: HttpRequest, response: HttpResponse, uid: UUID) -> Any:
    """Return a region."""
    row = access(Region, uid=uid, resource="region", action=VIEW, **asking(request))
    tagged(response, row.version)
    return shapes.region(row)


@writes(
    regions, "/{uuid:uid}/name", shapes.RegionOut, Word("区划更名", "Rename a region"), REPLACES
)
def put_region_name(
    request: HttpRequest, response: HttpResponse, uid: UUID, given: shapes.Renaming
) -> Any:
    """Let a region be called otherwise from a day on."""
    version = seen_version(request)
    row = rename_region(uid, Naming(**given.dict()), version=version, **asking(request))
    tagged(response, row.version)
    return shapes.region(row)


@reads(
    organisations,
    "",
    Page[shapes.OrganisationOut],
    Word("范围内的机构", "Organisations within reach"),
    listing=BODIES,
)
def list_organisations(request: HttpRequest) -> Any:
    """Return the bodies that the program may view."""
    parts = body_parts(**asking(request))
    return listed(request, BODIES, parts, shapes.organisation)


@reads(organisations, "/{uuid:uid}", shapes.OrganisationOut, Word("一个机构", "One organisation"))
def get_organisation(request: HttpRequest, response: HttpResponse, uid: UUID) -> Any:
    """Return a body."""
    row = access(Organisation, uid=uid, resource="organisation", action=VIEW, **asking(request))
    tagged(response, row.version)
    return shapes.organisation(row)


@writes(organisations, "", shapes.OrganisationOut, Word("设立机构", "Open an organisation"), MAKES)
def post_organisation(
    request: HttpRequest, response: HttpResponse, given: shapes.OrganisationIn
) -> Any:
    """Open a body at a region."""
    row = open_organisation(Opening(**given.dict()), **asking(request))
    tagged(response, row.version)
    return made(shapes.organisation(row))


@writes(
    organisations,
    "/{uuid:uid}/closing",
    shapes.OrganisationOut,
    Word("撤销机构", "Close an organisation"),
    CHANGES,
)
def close_one_organisation(
    request: HttpRequest, response: HttpResponse, uid: UUID, given: shapes.Closing
) -> Any:
    """Close a body from a day on."""
    version = seen_version(request)
    row = close_organisation(uid, until=given.until, version=version, **asking(request))
    tagged(response, row.version)
    return shapes.organisation(row)


@reads(
    enterprises,
    "",
    Page[shapes.EnterpriseOut],
    Word("范围内的企业", "Enterprises within reach"),
    listing=ENTERPRISES,
)
def list_enterprises(request: HttpRequest) -> Any:
    """Return the enterprises that the program may view."""
    parts = enterprise_parts(**asking(request))
    return listed(request, ENTERPRISES, parts, shapes.enterprise)


@reads(enterprises, "/{uuid:uid}", shapes.EnterpriseOut, Word("一家企业", "One enterprise"))
def get_enterprise(request: HttpRequest, response: HttpResponse, uid: UUID) -> Any:
    """Return an enterprise."""
    row = access(Enterprise, uid=uid, resource="enterprise", action=VIEW, **asking(request))
    tagged(response, row.version)
    return shapes.enterprise(row)


@writes(enterprises, "", shapes.EnterpriseOut, Word("登记企业", "Enter an enterprise"), MAKES)
def post_enterprise(
    request: HttpRequest, response: HttpResponse, given: shapes.EnterpriseIn
) -> Any:
    """Enter an enterprise below its town."""
    own = ("region", "since", "credit_code", "departments")
    entering = Entering(
        facts=_facts(given.dict(exclude=set(own))),
        region=given.region,
        since=given.since,
        credit_code=given.credit_code,
        departments=given.departments,
    )
    row = open_enterprise(entering, **asking(request))
    tagged(response, row.version)
    return made(shapes.enterprise(row))


@writes(
    enterprises,
    "/{uuid:uid}",
    shapes.EnterpriseOut,
    Word("修改企业", "Change an enterprise"),
    REPLACES,
)
def put_enterprise(
    request: HttpRequest, response: HttpResponse, uid: UUID, given: shapes.FactsIn
) -> Any:
    """Let an enterprise be what is told now."""
    version = seen_version(request)
    row = change_enterprise(uid, _facts(given.dict()), version=version, **asking(request))
    tagged(response, row.version)
    return shapes.enterprise(row)


@writes(
    enterprises,
    "/{uuid:uid}/closing",
    shapes.EnterpriseOut,
    Word("注销企业", "Close an enterprise"),
    CHANGES,
)
def close_one_enterprise(
    request: HttpRequest, response: HttpResponse, uid: UUID, given: shapes.EnterpriseClosing
) -> Any:
    """Close an enterprise from a day on."""
    version = seen_version(request)
    row = close_enterprise(uid, **given.dict(), version=version, **asking(request))
    tagged(response, row.version)
    return shapes.enterprise(row)


def _facts(given: dict[str, Any]) -> Facts:
    return Facts(**given | {"high_risk": frozenset(given["high_risk"])})
