"""Three subscribers whose effect is nothing, so that the cost of telling is what is measured."""

from datetime import datetime
from typing import Final

from bazhua.infra.events.models import Event
from bazhua.infra.events.subscriptions import Subscription

KIND: Final = "bench.moved"


def _listen(_: Event, __: datetime) -> None:
    """Do nothing."""


SUBSCRIPTIONS: Final = tuple(
    Subscription(f"bench.{number}", frozenset({KIND}), _listen) for number in range(3)
)
