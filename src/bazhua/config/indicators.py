"""Every indicator that is kept at every node of the tree; a part adds its own from its domain."""

from bazhua.grips.dangers.domain.closed_loop.indicators import INDICATORS as OF_DANGERS
from bazhua.grips.inherent.domain.handling.indicators import INDICATORS as OF_ALARMS
from bazhua.infra.rollup.core.declare import Indicator
from bazhua.registry.domain.where.indicators import INDICATORS as WHERE

INDICATORS: tuple[Indicator, ...] = (*WHERE, *OF_DANGERS, *OF_ALARMS)
