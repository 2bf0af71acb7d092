"""How every indicator is shown, and what rates are set against; a part adds its own."""

from bazhua.grips.dangers.interfaces.figures import SHOWN as OF_DANGERS
from bazhua.grips.inherent.interfaces.figures import SHOWN as OF_ALARMS
from bazhua.infra.rollup.core.rates import Measure
from bazhua.infra.rollup.showing.shown import Shown
from bazhua.registry.interfaces.figures import MEASURES as OF_REGIONS
from bazhua.registry.interfaces.figures import SHOWN as OF_ENTERPRISES

SHOWN: tuple[Shown, ...] = (*OF_DANGERS, *OF_ALARMS, *OF_ENTERPRISES)
MEASURES: tuple[Measure, ...] = OF_REGIONS
