"""The figures: one person for each role, where he works, and his grant."""

from dataclasses import dataclass
from datetime import timedelta

from bazhua.infra.demo.services import Becoming
from bazhua.kernel.scope import Path
from bazhua.registry.domain.demo.figures import FIGURES, FigurePlan, Home
from bazhua.registry.domain.roles.table import ROLES, Demand
from bazhua.registry.models import Department, Enterprise, Node, Organisation, Unit
from bazhua.registry.services.demo.stage import Stage, office_at
from bazhua.registry.services.who.grants import Giving, confirm_grant, give_role

REASON = "演示 / demonstration"
ASSIGNMENT = 1
"""Experts and teams of a demonstration all belong to one batch."""


EXPERT = "R14"
EXPERTS = 2
JUDGED_BEFORE = timedelta(days=180)
"""What a demonstration shows of the past they have judged too."""


@dataclass(frozen=True, slots=True)
class Homes:
    """Where figures work."""

    firm: Enterprise
    team: Unit

    def node(self, home: Home) -> Node:
        """Return over what a figure's role is given."""
        ids = Path(self.firm.path_now).ids()
        depths = {Home.PROVINCE: 1, Home.CITY: 2, Home.COUNTY: 3, Home.TOWN: 4, Home.FIRM: 5}
        if home is Home.TEAM:
            return self.team.node
        return Node.objects.get(path=Path.of(*ids[: depths[home]]).dotted)


def cast_figures(stage: Stage, homes: Homes) -> list[Becoming]:
    """Put every figure on record with his role; return them in the order of the bar."""
    return [_cast(stage, homes, one) for one in FIGURES]


def cast_experts(stage: Stage, homes: Homes) -> None:
    """Put experts on record who judge anywhere in the province."""
    node = homes.node(Home.PROVINCE)
    for _ in range(EXPERTS):
        giving = Giving(
            role=EXPERT,
            person=stage.engaged(office_at(node.path), ROLES[EXPERT].word.zh[:40]).uid,
            node=node.pk,
            assignment=ASSIGNMENT,
            since=stage.at - JUDGED_BEFORE,
            reason=REASON,
        )
        give_role(giving, actor=stage.loader, at=stage.at)


def _cast(stage: Stage, homes: Homes, plan: FigurePlan) -> Becoming:
    role = ROLES[plan.role]
    node = homes.node(plan.home)
    inside = plan.home in {Home.FIRM, Home.TEAM}
    home: Enterprise | Organisation = homes.firm if inside else office_at(node.path)
    unit = homes.team if plan.home is Home.TEAM else None
    person = stage.engaged(home, role.word.zh[:40], unit)
    giving = Giving(
        role=role.code,
        person=person.uid,
        node=node.pk,
        departments=_mask(plan.department),
        assignment=ASSIGNMENT if role.assignment is Demand.REQUIRED else None,
        since=stage.at,
        reason=REASON,
    )
    row = give_role(giving, actor=stage.loader, at=stage.at)
    if role.second_person:
        confirm_grant(row.uid, version=row.version, actor=stage.second, at=stage.at)
    return Becoming(person=person.uid, name=person.name, title=role.word, is_first=plan.first)


def _mask(department: str) -> int | None:
    return 1 << Department.objects.get(code=department).bit if department else None
