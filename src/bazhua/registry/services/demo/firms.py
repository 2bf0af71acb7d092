"""Enterprises of the demonstration with their staff, workshops, contractors and supervisors."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Final

from bazhua.registry.domain.demo.plan import AT_HOME
from bazhua.registry.domain.enterprises import SupervisionKind, UnitKind
from bazhua.registry.domain.people import PostKind
from bazhua.registry.models import Enterprise, Post, Unit
from bazhua.registry.services.demo.stage import Stage, today
from bazhua.registry.services.where.contracts import Engaging, begin_contract
from bazhua.registry.services.where.supervision import Supervising, supervise
from bazhua.registry.services.where.units import Dividing, open_unit

PRINCIPAL: Final = ("主要负责人", "Principal")
DIRECTOR: Final = ("安全总监", "Safety director")
MANAGER: Final = ("安全管理员", "Safety manager")
STAFFED: Final = 200
"""So many enterprises have a principal on record; those near the figures have more people."""

WORKS: Final = ("设备检修（演示）", "厂房防腐（演示）", "高处清洗（演示）")


def staff_firms(stage: Stage, firms: Sequence[Enterprise], staffed: int) -> list[Post]:
    """Give enterprises their principals, and those at home their safety staff; return the posts."""
    posts = []
    for number, firm in enumerate(firms[:staffed]):
        kinds = [(PRINCIPAL, PostKind.PRINCIPAL)]
        if number < AT_HOME:
            kinds += [(DIRECTOR, PostKind.SAFETY_DIRECTOR), (MANAGER, PostKind.SAFETY_MANAGER)]
        posts += [stage.held(firm, name, kind)[0] for name, kind in kinds]
    return posts


def divide(stage: Stage, firm: Enterprise) -> Unit:
    """Give the first enterprise a workshop, a team in it, and workers; return the team."""
    workshop = _unit(stage, firm, ("一号车间", "Workshop 1"), UnitKind.WORKSHOP, None)
    team = _unit(stage, firm, ("甲班", "Team A"), UnitKind.TEAM, workshop)
    for _ in range(6):
        stage.engaged(firm, "操作工", team)
    return team


def join(stage: Stage, firms: Sequence[Enterprise]) -> None:
    """Let some enterprises work at others' sites, and departments supervise beside others."""
    day = today(stage) - timedelta(days=30)
    for number, host in enumerate(firms[: AT_HOME // 2]):
        contractor = firms[AT_HOME + number].credit_code
        given = Engaging(
            host=host.uid,
            contractor=contractor,
            work=WORKS[number % len(WORKS)],
            since=max(day, host.since, firms[AT_HOME + number].since),
        )
        begin_contract(given, actor=stage.loader, at=stage.at)
    for firm in firms[:AT_HOME:3]:
        wanted = Supervising(
            enterprise=firm.uid,
            department="XF",
            kind=SupervisionKind.BUSINESS,
            since=max(day, firm.since),
            basis="演示：消防业务监管",
        )
        supervise(wanted, actor=stage.loader, at=stage.at)


def _unit(
    stage: Stage, firm: Enterprise, name: tuple[str, str], kind: UnitKind, parent: Unit | None
) -> Unit:
    given = Dividing(
        enterprise=firm.uid,
        name=name[0],
        kind=kind,
        since=max(firm.since, today(stage) - timedelta(days=365)),
        parent=parent.uid if parent else None,
    )
    return open_unit(given, actor=stage.loader, at=stage.at)
