"""What the one search finds: kinds of records with their word and the address of their page."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from django.conf import settings
from django.utils.module_loading import import_string

from bazhua.kernel.words import Word


@dataclass(frozen=True, slots=True)
class SearchKind:
    """A kind of record that is found, as its part declares it.

    Attributes:
        key: the resource that rights name.
        address: name of the address of its page, which takes the uid.
    """

    key: str
    word: Word
    address: str


def kinds() -> Mapping[str, SearchKind]:
    """Return the kinds, as ``SEARCH_KINDS`` names them."""
    return _kinds(settings.SEARCH_KINDS)


@cache
def _kinds(dotted: str) -> Mapping[str, SearchKind]:
    declared: tuple[SearchKind, ...] = import_string(dotted)
    return {kind.key: kind for kind in declared}
