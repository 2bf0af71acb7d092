"""Every deed by its address."""

from typing import Final

from bazhua.registry.interfaces.web.where.deeds.oversight import OVERSIGHT
from bazhua.registry.interfaces.web.where.deeds.premises import PREMISES
from bazhua.registry.interfaces.web.where.deeds.whole import WHOLE

DEEDS: Final = {**WHOLE, **OVERSIGHT, **PREMISES}
