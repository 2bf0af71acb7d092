"""Figures about enterprises, kept at every node of the tree for every day."""

from collections.abc import Iterator
from typing import Final

from bazhua.infra.rollup.core.declare import DEPARTMENT, Dimension, Indicator, Kind
from bazhua.kernel.words import Word

NONE: Final = "none"
"""Stands where an enterprise has no department or no industry."""

BY_DEPARTMENT: Final = Dimension(DEPARTMENT, Word("部门", "department"))

STANDING: Final = Indicator(
    key="enterprise.standing",
    kind=Kind.STOCK,
    unit=Word("家", "enterprises"),
    definition=Word(
        "当日登记在册、未注销的生产经营单位，按首个主管部门计",
        "enterprises on record and not closed on the day, under the first department in charge",
    ),
    dimensions=(
        BY_DEPARTMENT,
        Dimension("industry", Word("行业门类", "section of industry")),
        Dimension("status", Word("经营状态", "status")),
    ),
)
HIGH_RISK: Final = Indicator(
    key="enterprise.high_risk",
    kind=Kind.STOCK,
    unit=Word("家", "enterprises"),
    definition=Word(
        "当日在册、列入各高危名单的生产经营单位；各名单不同，不能相加",
        "enterprises on record on each list of high risk; the lists differ and do not add up",
    ),
    dimensions=(BY_DEPARTMENT, Dimension("list", Word("高危名单", "list of high risk"))),
    singled=("list",),
)
INDICATORS: Final = (STANDING, HIGH_RISK)


def counted(
    *, department: str, section: str, status: str, lists: tuple[str, ...]
) -> Iterator[tuple[str, tuple[tuple[str, str], ...]]]:
    """Yield indicator and dimensions of everything that an enterprise counts in."""
    head = (DEPARTMENT, department or NONE)
    yield STANDING.key, (head, ("industry", section or NONE), ("status", status))
    for one in sorted(lists):
        yield HIGH_RISK.key, (head, ("list", one))
