"""A hidden danger as a row and as the values that the table of moves looks at."""

from typing import Any

from bazhua.grips.dangers.domain.closed_loop.facts import Danger
from bazhua.grips.dangers.domain.closed_loop.terms import Mark
from bazhua.grips.dangers.domain.terms import DangerGrade
from bazhua.grips.dangers.models import HiddenDanger
from bazhua.infra.findings.core.terms import State


def danger_of(row: HiddenDanger) -> Danger:
    """Return a row as values."""
    return Danger(
        uid=str(row.uid),
        state=State(row.state),
        grade=DangerGrade(row.grade) if row.grade else None,
        placements=row.plan.placements,
        responsible=row.plan.responsible,
        marks=frozenset(map(Mark, row.marks)),
        fixers=frozenset(row.fixers),
        proposers=frozenset(row.proposers),
        extenders=frozenset(row.extenders),
    )


def columns_of(danger: Danger) -> dict[str, Any]:
    """Return the columns that a move changes; the plan's own are `plan_columns`."""
    return {
        "state": danger.state.value,
        "grade": danger.grade.value if danger.grade else "",
        "marks": sorted(mark.value for mark in danger.marks),
        "fixers": sorted(danger.fixers),
        "proposers": sorted(danger.proposers),
        "extenders": sorted(danger.extenders),
    }
