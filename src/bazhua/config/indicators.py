"""Every indicator that is kept at every node of the tree; a part adds its own from its api."""

from bazhua.infra.rollup.core.declare import Indicator

INDICATORS: tuple[Indicator, ...] = ()
