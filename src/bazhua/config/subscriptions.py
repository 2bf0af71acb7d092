"""Every subscription to events; a part adds its own from ``interfaces/events.py``."""

from bazhua.infra.events.subscriptions import Subscription

SUBSCRIPTIONS: tuple[Subscription, ...] = ()
