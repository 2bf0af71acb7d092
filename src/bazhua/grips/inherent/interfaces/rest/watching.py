"""`/api/v1/installations`, `/points` and the limits of a point: what is watched, to be read."""

from datetime import date
from decimal import Decimal
from typing import Annotated, Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Router, Schema

from bazhua.engine.core.definitions import LimitKind
from bazhua.grips.inherent.domain.alarm.policy import MeasuredKind
from bazhua.grips.inherent.domain.watching.terms import InstallationKind
from bazhua.grips.inherent.interfaces.web.watching.listing import (
    installation_listing,
    point_listing,
)
from bazhua.grips.inherent.models import Installation, Limit, Point
from bazhua.grips.inherent.selectors.watching.points import limits_of
from bazhua.grips.inherent.selectors.watching.shown import (
    installation_parts,
    installation_shown,
    point_parts,
    point_shown,
)
from bazhua.infra.rest.endpoints import asking, reads
from bazhua.infra.rest.lists import listed
from bazhua.infra.rest.shapes import Page, Said, inline
from bazhua.infra.rest.versions import tagged
from bazhua.kernel.words import Word
from bazhua.law.terms import Colour

watching = Router(tags=["monitoring"])


class InstallationOut(Schema):
    """An installation that is watched.

    Attributes:
        level: 1 (highest) to 4 of a major hazard installation, else nothing.
        unclassed: substances of which nobody has said what the standard takes them for.
    """

    uid: UUID
    version: int
    name: str
    kind: Annotated[InstallationKind, inline(InstallationKind)]
    subject_kind: str
    subject_uid: UUID
    spot_uid: UUID | None
    exposed_persons: int
    level: int | None
    identified_at: Said | None
    unclassed: list[UUID]
    filing_number: str
    filed_until: date | None
    since: Said
    until: Said | None


class PointOut(Schema):
    """A measuring point; numbers are in its unit.

    Attributes:
        full: what 100 % of LEL or OEL is, of a gas detector whose unit is no share.
    """

    uid: UUID
    version: int
    tag: str
    name: str
    measured: Annotated[MeasuredKind, inline(MeasuredKind)]
    unit: str
    subject_kind: str
    subject_uid: UUID
    period_s: int
    low: Decimal | None
    high: Decimal | None
    full: Decimal | None
    since: Said
    until: Said | None


class LimitOut(Schema):
    """A limit of a point, in its unit."""

    uid: UUID
    version: int
    kind: Annotated[LimitKind, inline(LimitKind)]
    set_point: Decimal
    dead_band: Decimal
    on_delay_s: int
    off_delay_s: int
    latching: bool
    re_alarm_s: int
    colour: Annotated[Colour, inline(Colour)]
    cause: str
    consequence: str
    response: str
    approval: str
    set_at: Said


@reads(
    watching,
    "/installations",
    Page[InstallationOut],
    Word("范围内的监测装置", "Installations within reach"),
    listing=installation_listing(),
)
def list_installations(request: HttpRequest) -> Any:
    """Return the open installations that the program may view."""
    parts = installation_parts(**asking(request))
    return listed(request, installation_listing(), parts, _installation)


@reads(
    watching,
    "/installations/{uuid:uid}",
    InstallationOut,
    Word("一个监测装置", "One installation"),
)
def get_installation(request: HttpRequest, response: HttpResponse, uid: UUID) -> Any:
    """Return one installation with its version."""
    row = installation_shown(uid=uid, **asking(request))
    tagged(response, row.version)
    return _installation(row)


@reads(
    watching,
    "/points",
    Page[PointOut],
    Word("范围内的测点", "Points within reach"),
    listing=point_listing(),
)
def list_points(request: HttpRequest) -> Any:
    """Return the points in use that the program may view."""
    return listed(request, point_listing(), point_parts(**asking(request)), _point)


@reads(watching, "/points/{uuid:uid}", PointOut, Word("一个测点", "One point"))
def get_point(request: HttpRequest, response: HttpResponse, uid: UUID) -> Any:
    """Return one point with its version."""
    row = point_shown(uid=uid, **asking(request))
    tagged(response, row.version)
    return _point(row)


@reads(
    watching,
    "/points/{uuid:uid}/limits",
    list[LimitOut],
    Word("测点的限值", "Limits of a point"),
)
def list_limits(request: HttpRequest, uid: UUID) -> Any:
    """Return the limits in use of a point, in the order in which they were first set."""
    row = point_shown(uid=uid, **asking(request))
    return [_limit(one) for one in limits_of([row])[row.pk].values()]


def _installation(row: Installation) -> InstallationOut:
    return InstallationOut.model_validate(row)


def _point(row: Point) -> PointOut:
    return PointOut.model_validate(row)


def _limit(row: Limit) -> LimitOut:
    return LimitOut.model_validate(row)
