"""Which departments supervise an enterprise, and which enterprises work at its site."""

from functools import partial
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Router

from bazhua.infra.rest.endpoints import MAKES, asking, made, writes
from bazhua.infra.rest.records import Offered, answered, offer_within
from bazhua.kernel.words import Word
from bazhua.registry.interfaces.rest.ending import ends
from bazhua.registry.interfaces.rest.parts import part_listing
from bazhua.registry.interfaces.rest.premises import OF_ENTERPRISE
from bazhua.registry.interfaces.rest.shapes import inside as shapes
from bazhua.registry.models import Contract, Supervision
from bazhua.registry.selectors.where import parts
from bazhua.registry.services.where.contracts import Engaging, begin_contract, end_contract
from bazhua.registry.services.where.supervision import Supervising, end_supervision, supervise

supervisions = Router(tags=["supervisions"])
contracts = Router(tags=["contracts"])

offer_within(
    supervisions,
    OF_ENTERPRISE,
    Offered(
        name="supervision",
        plural="supervisions",
        one=Word("一项监管关系", "One supervision"),
        many=Word("企业的监管部门", "Departments that supervise an enterprise"),
        out=shapes.SupervisionOut,
        shape=shapes.supervision,
        listing=part_listing(Supervision, "supervisions", "enterprise", "department", "office"),
        parts=partial(parts.parts_at, Supervision),
        find=partial(parts.visible_part, Supervision),
    ),
)
offer_within(
    contracts,
    OF_ENTERPRISE,
    Offered(
        name="contract",
        plural="contracts",
        one=Word("一项承包作业", "One contract of work"),
        many=Word("企业发包和承包的作业", "Contracts of work of an enterprise, on either side"),
        out=shapes.ContractOut,
        shape=shapes.contract,
        listing=part_listing(Contract, "contracts", "host", "contractor"),
        parts=partial(parts.parts_at, Contract),
        find=partial(parts.visible_part, Contract),
    ),
)


@writes(
    supervisions,
    f"{OF_ENTERPRISE}/{{uuid:uid}}/supervisions",
    shapes.SupervisionOut,
    Word("增加监管部门", "Add a department"),
    MAKES,
)
def post_supervision(
    request: HttpRequest, response: HttpResponse, uid: UUID, given: shapes.SupervisionIn
) -> Any:
    """Note that a department supervises an enterprise from a day on."""
    row = supervise(Supervising(enterprise=uid, **given.dict()), **asking(request))
    return made(answered(response, row, shapes.supervision))


@writes(
    contracts,
    f"{OF_ENTERPRISE}/{{uuid:uid}}/contracts",
    shapes.ContractOut,
    Word("登记承包作业", "Enter a contract of work"),
    MAKES,
)
def post_contract(
    request: HttpRequest, response: HttpResponse, uid: UUID, given: shapes.ContractIn
) -> Any:
    """Note that an enterprise works at the site of this one from a day on."""
    row = begin_contract(Engaging(host=uid, **given.dict()), **asking(request))
    return made(answered(response, row, shapes.contract))


ends(
    supervisions,
    "/supervisions/{uuid:uid}/end",
    Word("终止监管", "End a supervision"),
    end_supervision,
    (shapes.SupervisionOut, shapes.supervision),
)
ends(
    contracts,
    "/contracts/{uuid:uid}/end",
    Word("终止承包作业", "End a contract of work"),
    end_contract,
    (shapes.ContractOut, shapes.contract),
)
