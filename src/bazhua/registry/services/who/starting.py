"""The first administrator of a platform: his person, and the two roles with which all begins."""

from datetime import datetime
from typing import Final
from uuid import UUID

from django.db import transaction

from bazhua.kernel.errors import NotFound
from bazhua.registry.models import Node
from bazhua.registry.selectors.who.actors import system_of
from bazhua.registry.services.who.grants import Giving, confirm_grant, give_role
from bazhua.registry.services.who.persons import Registration, register_person

FIRST_ROLES: Final = ("R26", "R28")
REASON: Final = "首次启动：第一位管理员 / first start: the first administrator"


@transaction.atomic
def make_first_administrator(name: str, *, at: datetime) -> UUID:
    """Put the first administrator on record with both roles over the province; return his uid.

    The platform gives and confirms them under two names of its own; from then on two persons do.

    Raises:
        NotFound: there is no province yet.
        MissingKey, OutOfRange: the name is refused.
    """
    first, second = system_of("first-start"), system_of("platform")
    root = Node.objects.filter(parent=None).order_by("pk").first()
    if first is None or second is None or root is None:
        raise NotFound("node")
    person = register_person(Registration(name=name), actor=first, at=at).person
    for role in FIRST_ROLES:
        giving = Giving(role=role, person=person.uid, node=root.pk, since=at, reason=REASON)
        row = give_role(giving, actor=first, at=at)
        confirm_grant(row.uid, version=row.version, actor=second, at=at)
    return person.uid
