"""The tabs of a person's page, which the registry and every area above it contribute."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache

from django.conf import settings
from django.utils.module_loading import import_string

from bazhua.infra.db.actors import Actor
from bazhua.infra.ui.parts.text import Drawn
from bazhua.kernel.errors import NotFound
from bazhua.kernel.words import Word
from bazhua.registry.models import Person


@dataclass(frozen=True, slots=True)
class Asked:
    """Whose page is open, who looks at it, and when."""

    person: Person
    actor: Actor
    at: datetime

    @property
    def own(self) -> bool:
        """Whether somebody looks at his own page."""
        return self.actor.uid == self.person.uid


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonTab:
    """A tab, as a part declares it.

    Attributes:
        slug: in the address, so it never changes.
        right: resource and action of which the reader has some grant; the person needs none.
        panels: is asked only when the tab is open, and shows what its reader may see.
    """

    slug: str
    word: Word
    right: tuple[str, str]
    panels: Callable[[Asked], tuple[Drawn, ...]]


def offered(asked: Asked) -> list[PersonTab]:
    """Return the tabs that the reader has a right to, as ``PERSON_TABS`` names them."""
    tabs = _declared(settings.PERSON_TABS)
    return [tab for tab in tabs if asked.own or asked.actor.granted(*tab.right, asked.at)]


def opened(asked: Asked, slug: str) -> PersonTab:
    """Return the tab of an address.

    Raises:
        NotFound: there is none for this reader.
    """
    found = next((tab for tab in offered(asked) if tab.slug == slug), None)
    if found is None:
        raise NotFound
    return found


@cache
def _declared(dotted: str) -> Sequence[PersonTab]:
    declared: Iterable[PersonTab] = import_string(dotted)
    listed = tuple(declared)
    if len({tab.slug for tab in listed}) != len(listed):
        raise ValueError(dotted)
    return listed
