"""Every subscription to events; a part adds its own from ``interfaces/events.py``."""

from bazhua.grips.dangers.interfaces import events as dangers
from bazhua.grips.inherent.interfaces import events as inherent
from bazhua.infra.events.subscriptions import Subscription
from bazhua.infra.obligations import calling, following

SUBSCRIPTIONS: tuple[Subscription, ...] = (
    *calling.SUBSCRIPTIONS,
    *following.SUBSCRIPTIONS,
    *dangers.SUBSCRIPTIONS,
    *inherent.SUBSCRIPTIONS,
)
