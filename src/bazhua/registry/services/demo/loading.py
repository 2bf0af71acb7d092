"""The demonstration province, loaded whole or not at all onto an empty platform."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from secrets import token_urlsafe

from django.db import transaction

from bazhua.infra.accounts.services.accounts import invite_with_password
from bazhua.infra.demo.services import Becoming, mark
from bazhua.registry.domain.demo.figures import FIGURES, Home
from bazhua.registry.domain.demo.plan import AT_HOME, ENTERPRISES, planned
from bazhua.registry.models import Enterprise, Post
from bazhua.registry.services.demo.digest import digest_of
from bazhua.registry.services.demo.duties import (
    CHECK,
    NAME,
    Owing,
    head_offices,
    man_firm,
    man_offices,
    owe,
)
from bazhua.registry.services.demo.figures import Homes, cast_experts, cast_figures
from bazhua.registry.services.demo.firms import STAFFED, divide, join, staff_firms
from bazhua.registry.services.demo.parks import open_park
from bazhua.registry.services.demo.spots import placed
from bazhua.registry.services.demo.stage import Stage, staged, towns
from bazhua.registry.services.where.enterprises import open_enterprises

PASSWORD_BYTES = 12


@dataclass(frozen=True, slots=True)
class Entrance:
    """How somebody signs in by hand: shown once."""

    role: str
    login: str
    password: str = field(repr=False)


@transaction.atomic
def load_demonstration(
    seed: int, *, at: datetime, enterprises: int = ENTERPRISES, staffed: int = STAFFED
) -> list[Entrance]:
    """Load the demonstration of a seed number and mark the platform; return the entrances.

    Args:
        staffed: so many enterprises have people of their own, beside the first.

    Raises: OwnRecords – the platform has records of its own; nothing was loaded.
    """
    stage = staged(seed, at=at)
    plan = planned(seed, towns(), enterprises)
    entered = open_enterprises(list(placed(plan.firms)), actor=stage.loader, at=at)
    by_uid = Enterprise.objects.in_bulk(entered, field_name="uid")
    firms = [by_uid[uid] for uid in entered]
    homes = Homes(firms[0], divide(stage, firms[0]))
    figures = cast_figures(stage, homes)
    persons = {one.role: figure.person for one, figure in zip(FIGURES, figures, strict=True)}
    offices = man_offices(stage, homes, persons)
    head_offices(stage, homes, persons)
    cast_experts(stage, homes)
    own = man_firm(stage, firms[0], persons)
    others = staff_firms(stage, firms[1:], staffed)
    open_park(stage, firms[0])
    join(stage, firms)
    owe(stage, [*_checks(firms, own, others), *_names(firms, offices[Home.COUNTY])], offices)
    entrances = [
        _entrance(stage, figure, one.role) for one, figure in zip(FIGURES, figures, strict=True)
    ]
    mark(seed=seed, digest=digest_of(at), figures=figures, at=at)
    return entrances


def _checks(
    firms: Sequence[Enterprise], own: Sequence[Post], others: Sequence[Post]
) -> list[Owing]:
    """Return that the facts of enterprises at home are to be checked, by those who hold posts there."""
    by_firm = {post.firm_id: post for post in reversed(others)}
    near = [firm for firm in firms[1:AT_HOME] if firm.pk in by_firm]
    mine = [Owing(CHECK, firms[0], post) for post in (*own, *own)]
    return mine + [Owing(CHECK, firm, by_firm[firm.pk]) for firm in near]


def _names(firms: Sequence[Enterprise], county: Post) -> list[Owing]:
    """Return that the county is to name who supervises enterprises that nobody does."""
    alone = [firm for firm in firms[:AT_HOME] if not firm.dept_mask]
    return [Owing(NAME, firm, county) for firm in (*alone, firms[0])[:3]]


def _entrance(stage: Stage, figure: Becoming, role: str) -> Entrance:
    password, login = token_urlsafe(PASSWORD_BYTES), f"demo.{role.lower()}"
    invite_with_password(
        person=figure.person, login=login, password=password, actor=stage.loader, at=stage.at
    )
    return Entrance(role, login, password)
