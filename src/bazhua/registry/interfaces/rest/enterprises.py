"""Enterprises: entering, changing, moving and closing them; those that nobody or two supervise."""

from functools import partial
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Router

from bazhua.infra.db.access import VIEW, access
from bazhua.infra.rest.endpoints import CHANGES, MAKES, REPLACES, asking, made, reads, writes
from bazhua.infra.rest.lists import listed
from bazhua.infra.rest.records import Offered, answered, offer
from bazhua.infra.rest.shapes import Page
from bazhua.infra.rest.versions import seen_version
from bazhua.kernel.words import Word
from bazhua.registry.domain.where.facts import Entering, Facts
from bazhua.registry.interfaces.rest.shapes import where as shapes
from bazhua.registry.models import Enterprise
from bazhua.registry.selectors.where.enterprises import (
    doubly_supervised,
    enterprise_parts,
    unsupervised,
)
from bazhua.registry.selectors.where.listings import enterprise_listing
from bazhua.registry.services.where.codes import CodeProof
from bazhua.registry.services.where.enterprises import (
    change_code,
    change_enterprise,
    close_enterprise,
    open_enterprise,
)
from bazhua.registry.services.where.moving import move_enterprise

ENTERPRISES = enterprise_listing({})
GAPS = enterprise_listing({}, name="gaps")
OVERLAPS = enterprise_listing({}, name="overlaps")
ENTERING = frozenset({"region", "since", "credit_code", "departments"})
"""What is told of an enterprise once, when it is entered."""

enterprises = Router(tags=["enterprises"])

offer(
    enterprises,
    Offered(
        name="enterprise",
        plural="enterprises",
        one=Word("一家企业", "One enterprise"),
        many=Word("范围内的企业", "Enterprises within reach"),
        out=shapes.EnterpriseOut,
        shape=shapes.enterprise,
        listing=ENTERPRISES,
        parts=enterprise_parts,
        find=partial(access, Enterprise, resource="enterprise", action=VIEW),
    ),
)


@reads(
    enterprises,
    "/unsupervised",
    Page[shapes.EnterpriseOut],
    Word("无人监管的企业", "Enterprises that nobody supervises"),
    listing=GAPS,
)
def list_unsupervised(request: HttpRequest) -> Any:
    """Return the enterprises on record that no department supervises."""
    return listed(request, GAPS, unsupervised(**asking(request)), shapes.enterprise)


@reads(
    enterprises,
    "/doubly-supervised",
    Page[shapes.EnterpriseOut],
    Word("重复监管的企业", "Enterprises supervised twice"),
    listing=OVERLAPS,
)
def list_doubly_supervised(request: HttpRequest) -> Any:
    """Return the enterprises that two departments supervise for the same reason."""
    return listed(request, OVERLAPS, doubly_supervised(**asking(request)), shapes.enterprise)


@writes(enterprises, "", shapes.EnterpriseOut, Word("登记企业", "Enter an enterprise"), MAKES)
def post_enterprise(
    request: HttpRequest, response: HttpResponse, given: shapes.EnterpriseIn
) -> Any:
    """Enter an enterprise below its town."""
    entering = Entering(facts=_facts(given), **given.dict(include=set(ENTERING)))
    return made(answered(response, open_enterprise(entering, **asking(request)), shapes.enterprise))


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
    row = change_enterprise(uid, _facts(given), version=version, **asking(request))
    return answered(response, row, shapes.enterprise)


@writes(
    enterprises,
    "/{uuid:uid}/code",
    shapes.EnterpriseOut,
    Word("变更代码", "Change the code of an enterprise"),
    REPLACES,
)
def put_enterprise_code(
    request: HttpRequest, response: HttpResponse, uid: UUID, given: shapes.CodeIn
) -> Any:
    """Give an enterprise another credit code, or its first one."""
    proof = CodeProof(reason=given.reason, file=given.proof)
    version = seen_version(request)
    row = change_code(uid, given.code, version=version, proof=proof, **asking(request))
    return answered(response, row, shapes.enterprise)


@writes(
    enterprises,
    "/{uuid:uid}/moving",
    shapes.EnterpriseOut,
    Word("迁至另一区划", "Move an enterprise to another region"),
    CHANGES,
)
def post_enterprise_move(
    request: HttpRequest, response: HttpResponse, uid: UUID, given: shapes.Moving
) -> Any:
    """Let an enterprise stand in another region from a day on; earlier figures stay."""
    version = seen_version(request)
    row = move_enterprise(uid, **given.dict(), version=version, **asking(request))
    return answered(response, row, shapes.enterprise)


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
    return answered(response, row, shapes.enterprise)


def _facts(given: shapes.FactsIn) -> Facts:
    told = given.dict(exclude=set(ENTERING))
    return Facts(**told | {"high_risk": frozenset(given.high_risk)})
