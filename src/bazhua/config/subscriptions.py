"""Every subscription to events; a part adds its own from ``interfaces/events.py``."""

from bazhua.infra.events.subscriptions import Subscription
from bazhua.infra.obligations import calling, following

SUBSCRIPTIONS: tuple[Subscription, ...] = (*calling.SUBSCRIPTIONS, *following.SUBSCRIPTIONS)
