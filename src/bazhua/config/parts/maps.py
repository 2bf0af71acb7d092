"""Every layer of the map; a part adds its own from its ``interfaces/maps.py``."""

from bazhua.grips.dangers.interfaces.maps import LAYERS as OF_DANGERS
from bazhua.grips.inherent.interfaces.maps import LAYERS as OF_MONITORING
from bazhua.infra.maps.layers import Layer
from bazhua.registry.interfaces.maps import LAYERS as OF_ENTERPRISES

LAYERS: tuple[Layer, ...] = (*OF_DANGERS, *OF_MONITORING, *OF_ENTERPRISES)
