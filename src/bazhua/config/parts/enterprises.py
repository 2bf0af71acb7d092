"""Every tab of an enterprise's page; a part adds its own from its ``interfaces``."""

from bazhua.grips.dangers.interfaces.codes import TABS as ON_THE_SPOT
from bazhua.grips.dangers.interfaces.firm import TABS as OF_DANGERS
from bazhua.grips.inherent.interfaces.firm import TABS as OF_MONITORING
from bazhua.grips.inherent.interfaces.web.alarms.firm import TABS as OF_ALARMS
from bazhua.registry.api import EnterpriseTab
from bazhua.registry.interfaces.web.where.firm.own import OWN

TABS: tuple[EnterpriseTab, ...] = (*OWN, *OF_DANGERS, *OF_MONITORING, *OF_ALARMS, *ON_THE_SPOT)
