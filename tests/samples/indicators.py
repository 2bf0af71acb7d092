"""Indicators of the tests: one of each kind, and a histogram."""

from bazhua.grips.dangers.domain.closed_loop.indicators import INDICATORS as DANGERS
from bazhua.grips.inherent.domain.handling.indicators import INDICATORS as ALARMS
from bazhua.infra.rollup.core.declare import Audience, Dimension, Indicator, Kind, Period
from bazhua.kernel.words import Word
from bazhua.registry.domain.where.indicators import INDICATORS as REGISTRY

DEPARTMENT = Dimension("department", Word("部门", "department"), Audience.PUBLIC)
GRADE = Dimension("grade", Word("等级", "grade"))


def indicator(key="case.opened", kind=Kind.FLOW, dimensions=(DEPARTMENT, GRADE), **more):
    return Indicator(
        key=key,
        kind=kind,
        unit=Word("件", "cases"),
        definition=Word("当日立案的件数", "cases opened on the day"),
        dimensions=dimensions,
        **more,
    )


OPENED = indicator(audience=Audience.PUBLIC)
STANDING = indicator("case.open", Kind.STOCK, singled=("grade",))
VISITED = indicator("case.visited", Kind.DISTINCT, period=Period.MONTH)
HOURS = indicator("case.hours", dimensions=(DEPARTMENT,), edges=(24, 48, 72))

OPEN_TO_ALL = indicator("public.open", Kind.STOCK, audience=Audience.PUBLIC)
VISITS_TO_ALL = indicator(
    "public.visited", Kind.DISTINCT, audience=Audience.PUBLIC, period=Period.MONTH
)

INDICATORS = (OPENED, STANDING, VISITED, HOURS)
PUBLISHED = (OPEN_TO_ALL, VISITS_TO_ALL)
ALL = (*INDICATORS, *PUBLISHED, *REGISTRY, *DANGERS, *ALARMS)
FEWER = (OPENED,)
"""What an older process knows."""
