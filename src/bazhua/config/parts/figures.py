"""How every indicator is shown; a part adds its own from its ``interfaces/figures.py``."""

from bazhua.grips.dangers.interfaces.figures import SHOWN as OF_DANGERS
from bazhua.grips.inherent.interfaces.figures import SHOWN as OF_ALARMS
from bazhua.infra.rollup.showing.shown import Shown
from bazhua.registry.interfaces.figures import SHOWN as OF_ENTERPRISES

SHOWN: tuple[Shown, ...] = (*OF_DANGERS, *OF_ALARMS, *OF_ENTERPRISES)
