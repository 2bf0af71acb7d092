"""What the codes of figures are called that many parts tell theirs apart by."""

from collections.abc import Mapping
from typing import Final

from bazhua.infra.rollup.core.declare import DEPARTMENT
from bazhua.infra.rollup.showing.shown import CodeWords
from bazhua.kernel.words import Word
from bazhua.registry.domain.where.indicators import NONE
from bazhua.registry.domain.where.industry import SECTIONS
from bazhua.registry.selectors.names import departments_called


def _departments() -> Mapping[str, Word]:
    none = Word("没有监管部门", "No department in charge")
    return {**dict(departments_called().values()), NONE: none}


def _sections() -> Mapping[str, Word]:
    return {**SECTIONS, NONE: Word("未填行业", "No industry on record")}


COMMON_CODES: Final[Mapping[str, CodeWords]] = {
    DEPARTMENT: _departments,
    "industry": _sections,
}
"""Dimension → its codes in words."""
