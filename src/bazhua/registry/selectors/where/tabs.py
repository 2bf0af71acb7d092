"""The tabs of an enterprise's page, which the registry and every area above it contribute."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache

from django.conf import settings
from django.utils.module_loading import import_string

from bazhua.infra.db.actors import Actor
from bazhua.infra.ui.parts.record import Action
from bazhua.infra.ui.parts.text import Drawn
from bazhua.kernel.errors import Forbidden, NotFound
from bazhua.kernel.words import Word
from bazhua.registry.models import Enterprise


@dataclass(frozen=True, slots=True)
class Asked:
    """Whose page is open, who looks at it, and when."""

    row: Enterprise
    actor: Actor
    at: datetime

    def may(self, resource: str, action: str) -> bool:
        """Return whether he may do an action to what is at this enterprise."""
        return self.actor.may(resource, action, self.row.place, self.at)

    def may_still(self, resource: str, action: str) -> bool:
        """Return whether he may, and the enterprise is not closed."""
        return self.row.until is None and self.may(resource, action)


@dataclass(frozen=True, slots=True)
class TabBody:
    """What a tab shows and lets its reader do."""

    panels: tuple[Drawn, ...]
    actions: tuple[Action, ...] = field(default=())


@dataclass(frozen=True, slots=True, kw_only=True)
class EnterpriseTab:
    """A tab, as a part declares it.

    Attributes:
        slug: in the address, so it never changes; empty for the first.
        right: resource and action that the reader needs at the enterprise.
        body: is asked only when the tab is open.
        count: how many things stand in it, capped; none where a number says nothing.
    """

    slug: str
    word: Word
    right: tuple[str, str]
    body: Callable[[Asked], TabBody]
    count: Callable[[Asked], int] | None = None


def tabs() -> Sequence[EnterpriseTab]:
    """Return every tab in its order, as ``ENTERPRISE_TABS`` names them.

    Raises:
        ValueError: two have the same address.
    """
    return _declared(settings.ENTERPRISE_TABS)


def offered(asked: Asked) -> list[EnterpriseTab]:
    """Return the tabs that the reader has a right to."""
    return [tab for tab in tabs() if asked.may(*tab.right)]


def opened(asked: Asked, slug: str) -> EnterpriseTab:
    """Return the tab of an address.

    Raises:
        NotFound: there is none.
        Forbidden: the reader has no right to it.
    """
    found = next((tab for tab in tabs() if tab.slug == slug), None)
    if found is None:
        raise NotFound
    if not asked.may(*found.right):
        raise Forbidden
    return found


@cache
def _declared(dotted: str) -> tuple[EnterpriseTab, ...]:
    declared: Iterable[EnterpriseTab] = import_string(dotted)
    listed = tuple(declared)
    if len({tab.slug for tab in listed}) != len(listed):
        raise ValueError(dotted)
    return listed
