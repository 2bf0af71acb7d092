"""How the figures of hidden dangers are shown."""

from collections.abc import Mapping
from functools import partial
from typing import Final

from bazhua.grips.dangers.domain.closed_loop import indicators
from bazhua.grips.dangers.domain.closed_loop.indicators import GRADE, NONE
from bazhua.grips.dangers.domain.terms import GRADES, DangerGrade
from bazhua.infra.rollup.core.rates import Per
from bazhua.infra.rollup.showing.shown import Area, CodeWords, Shown, Spread
from bazhua.kernel.words import Word
from bazhua.registry.api import COMMON_CODES

AREA: Final = Area("dangers", Word("隐患", "Hidden dangers"))
RATES: Final = Area("danger-rates", Word("隐患相对指标", "Rates of hidden dangers"))


def _grades() -> Mapping[str, Word]:
    return {one.value: word for one, word in GRADES.items()} | {
        NONE: Word("未定级", "Not graded yet")
    }


CODES: Final[Mapping[str, CodeWords]] = {
    **COMMON_CODES,
    GRADE: _grades,
}
_opening = partial(Shown, opens="dangers:list", codes=CODES)
_shown = partial(_opening, area=AREA)
_rate = partial(_opening, area=RATES)

DAYS_OPEN: Final = Spread(
    Word("销号用时", "Days until closed"),
    Word("期间销号的隐患，从发现到销号的天数。", "Of those closed in the time, days from finding."),
    Word("天", "days"),
)
MAJOR_OPEN: Final = _shown(
    indicator=indicators.OPEN,
    part="major",
    where={GRADE: DangerGrade.MAJOR.value},
    heading=Word("其中重大", "Major of these"),
    small=True,
)
PER_EMPLOYEES: Final = Per(
    measure="employees",
    times=10_000,
    places=2,
    unit=Word("条/万人", "per 10,000 persons"),
)
SHOWN: Final = (
    _shown(indicator=indicators.FOUND, heading=Word("新发现", "Found")),
    _shown(
        indicator=indicators.SELF_FOUND,
        heading=Word("单位自查发现", "Found by itself"),
        share_of=indicators.FOUND.key,
    ),
    _shown(indicator=indicators.CLOSED, heading=Word("销号", "Closed"), spread=DAYS_OPEN),
    _shown(
        indicator=indicators.CLOSED_IN_TIME,
        heading=Word("按期整改", "Closed in time"),
        share_of=indicators.CLOSED.key,
    ),
    _shown(indicator=indicators.RECURRED, heading=Word("重复发生", "Recurred")),
    _shown(indicator=indicators.OPEN, heading=Word("期末未销号", "Open at the end")),
    MAJOR_OPEN,
    _shown(indicator=indicators.OVERDUE, heading=Word("期末逾期", "Overdue at the end")),
    _rate(
        indicator=indicators.FOUND,
        part="per_employees",
        heading=Word("每万从业人员新发现", "Found for each 10,000 employees"),
        per=PER_EMPLOYEES,
    ),
    _rate(
        indicator=indicators.OPEN,
        part="major_per_employees",
        where={GRADE: DangerGrade.MAJOR.value},
        heading=Word("每万从业人员未销号重大隐患", "Major ones open for each 10,000 employees"),
        small=True,
        per=PER_EMPLOYEES,
    ),
)
