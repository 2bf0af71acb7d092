"""Who holds a post beside its shifts: a port, since posts are known further up.

A person has an address of his own too: what is for him alone is held by himself.
"""

from collections.abc import Collection, Iterable
from datetime import datetime
from functools import cache
from typing import Final, Protocol
from uuid import UUID

from django.conf import settings
from django.utils.module_loading import import_string

from bazhua.infra.roster.duty import Holder
from bazhua.infra.roster.spans import Span

PERSON: Final = "person:"


class Holders(Protocol):
    """Who holds posts, by their addresses."""

    def within(self, posts: Collection[str], window: Span) -> Iterable[Holder]:
        """Return who holds some posts at any instant of a window."""

    def posts_of(self, person: UUID, at: datetime) -> Iterable[str]:
        """Return the posts that a person holds at an instant."""

    def callable_among(self, persons: Collection[str]) -> Collection[str]:
        """Return which of some persons can be called in any way."""


class Unheld:
    """Knows no holders: the port of a platform without a registry."""

    def within(self, posts: Collection[str], window: Span) -> Iterable[Holder]:
        """Return nobody."""
        del posts, window
        return ()

    def posts_of(self, person: UUID, at: datetime) -> Iterable[str]:
        """Return none."""
        del person, at
        return ()

    def callable_among(self, persons: Collection[str]) -> Collection[str]:
        """Return all of them: nothing is known against it."""
        return persons


def own_address(person: str) -> str:
    """Return the address of what is for a person alone."""
    return f"{PERSON}{person}"


def person_at(address: str) -> str:
    """Return the person whose own address it is; empty for that of a post."""
    return address.removeprefix(PERSON) if address.startswith(PERSON) else ""


def held_within(addresses: Collection[str], window: Span) -> tuple[Holder, ...]:
    """Return who holds some addresses within a window: posts by the port, his own each person."""
    own = [Holder(one, person, window) for one in addresses if (person := person_at(one))]
    return (*own, *holders().within(addresses, window))


def holders() -> Holders:
    """Return who knows the holders, as ``POST_HOLDERS`` names it."""
    return _port(settings.POST_HOLDERS)


@cache
def _port(dotted: str) -> Holders:
    port: Holders = import_string(dotted)()
    return port
