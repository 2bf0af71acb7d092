"""Every kind of obligation; a part adds its own from its ``interfaces/obligations.py``."""

from bazhua.config.parts.signoffs import KINDS as SIGNED
from bazhua.grips.dangers.interfaces.obligations import KINDS as OF_DANGERS
from bazhua.grips.inherent.interfaces.obligations import KINDS as OF_ALARMS
from bazhua.infra.obligations.kinds import ObligationKind
from bazhua.infra.signoff.pages.desk import duties
from bazhua.registry.interfaces.obligations import KINDS as OF_THE_REGISTRY

KINDS: tuple[ObligationKind, ...] = (
    *OF_THE_REGISTRY,
    *OF_DANGERS,
    *OF_ALARMS,
    *duties(SIGNED),
)
