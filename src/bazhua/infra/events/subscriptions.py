"""Who wants to be told what: data of the composition root, found by a setting."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import TypeAlias

from django.conf import settings
from django.utils.module_loading import import_string

from bazhua.infra.events.models import Event

Effect: TypeAlias = Callable[[Event, datetime], None]
"""What is done about an event, at an instant; it writes to this database and nowhere else."""


@dataclass(frozen=True, slots=True)
class Subscription:
    """One subscriber.

    Attributes:
        name: kept in the rows of its deliveries, so it never changes.
        kinds: of the events it wants.
        effect: runs in one transaction with the mark that it is done.
    """

    name: str
    kinds: frozenset[str]
    effect: Effect


def subscriptions() -> Mapping[str, Subscription]:
    """Return all subscriptions by name, as ``EVENT_SUBSCRIPTIONS`` names them."""
    return _by_name(settings.EVENT_SUBSCRIPTIONS)


def subscribers_of(kind: str) -> list[str]:
    """Return the names of those who want events of a kind."""
    return [each.name for each in subscriptions().values() if kind in each.kinds]


@cache
def _by_name(dotted: str) -> Mapping[str, Subscription]:
    declared: Iterable[Subscription] = import_string(dotted)
    named: dict[str, Subscription] = {}
    for each in declared:
        if each.name in named:
            raise ValueError(each.name)
        named[each.name] = each
    return named
