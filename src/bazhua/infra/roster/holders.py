"""Who holds a post beside its shifts: a port, since posts are known further up."""

from collections.abc import Callable, Collection, Iterable
from functools import cache
from typing import TypeAlias

from django.conf import settings
from django.utils.module_loading import import_string

from bazhua.infra.roster.duty import Holder
from bazhua.infra.roster.spans import Span

Holders: TypeAlias = Callable[[Collection[str], Span], Iterable[Holder]]
"""Tells who holds some posts, by their addresses, at any instant of a window."""


def nobody(_posts: Collection[str], _window: Span) -> Iterable[Holder]:
    """Say that nobody holds a post: the port of a platform without a registry."""
    return ()


def holders_of(posts: Collection[str], window: Span) -> tuple[Holder, ...]:
    """Return who holds some posts within a window, as ``POST_HOLDERS`` names it."""
    return tuple(_port(settings.POST_HOLDERS)(posts, window))


@cache
def _port(dotted: str) -> Holders:
    port: Holders = import_string(dotted)
    return port
