"""Figures about hidden dangers, kept at every node of the tree for every day."""

from typing import Final

from bazhua.infra.rollup.core.declare import DEPARTMENT, Dimension, Indicator, Kind
from bazhua.kernel.words import Word

NONE: Final = "none"
"""Stands where a danger has no department, or no grade yet."""

GRADE: Final = "grade"
BY_DEPARTMENT: Final = Dimension(DEPARTMENT, Word("部门", "department"))

OPEN: Final = Indicator(
    key="danger.open",
    kind=Kind.STOCK,
    unit=Word("条", "dangers"),
    definition=Word(
        "当日尚未销号、也未并入其他隐患的隐患，按首个监管部门计；未定级的单列",
        "hidden dangers not closed on the day and not merged into another, under the first "
        "department in charge; those without a grade yet stand apart",
    ),
    dimensions=(BY_DEPARTMENT, Dimension(GRADE, Word("隐患等级", "grade"))),
)
FOUND: Final = Indicator(
    key="danger.found",
    kind=Kind.FLOW,
    unit=Word("条", "dangers"),
    definition=Word(
        "当日发现的隐患，含后来并入其他隐患的，按首个监管部门计",
        "hidden dangers found on the day, also those merged into another later, under the first "
        "department in charge",
    ),
    dimensions=(BY_DEPARTMENT,),
)
INDICATORS: Final = (OPEN, FOUND)
