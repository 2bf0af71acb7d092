"""What people, posts and places are called: a port, since infra knows them by uid and path only."""

from collections.abc import Collection, Mapping
from functools import cache
from typing import Protocol
from uuid import UUID

from django.conf import settings
from django.utils.module_loading import import_string

from bazhua.infra.ui.parts.text import Text

SHORT = 8


class Names(Protocol):
    """Names for pages; each call reads once for all it is asked for, and leaves out the unknown."""

    def persons(self, uids: Collection[UUID]) -> Mapping[UUID, Text]:
        """Return the names of persons."""

    def posts(self, addresses: Collection[str]) -> Mapping[str, Text]:
        """Return what posts are called, by address."""

    def places(self, paths: Collection[str]) -> Mapping[str, Text]:
        """Return the names of nodes of the tree, by path."""


class Unnamed:
    """Knows no names, so that pages show identifiers until a part names them."""

    def persons(self, uids: Collection[UUID]) -> Mapping[UUID, Text]:
        """Return the beginnings of the identifiers."""
        return {uid: str(uid)[-SHORT:] for uid in uids}

    def posts(self, addresses: Collection[str]) -> Mapping[str, Text]:
        """Return the addresses."""
        return {address: address for address in addresses}

    def places(self, paths: Collection[str]) -> Mapping[str, Text]:
        """Return the paths."""
        return {path: path for path in paths}


def names() -> Names:
    """Return who knows the names, as ``NAMES`` says."""
    return _names(settings.NAMES)


@cache
def _names(dotted: str) -> Names:
    found: Names = import_string(dotted)()
    return found
