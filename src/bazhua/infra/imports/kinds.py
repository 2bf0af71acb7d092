"""Every kind of import, as the composition root names them."""

from collections.abc import Iterable, Mapping
from functools import cache

from django.conf import settings
from django.utils.module_loading import import_string

from bazhua.infra.imports.core.declaration import ImportKind
from bazhua.infra.imports.core.refusals import UnknownImport
from bazhua.infra.ui.parts.text import Text


def kind_of(name: str) -> ImportKind:
    """Return a kind by its name.

    Raises:
        UnknownImport: no part declares it.
    """
    found = kinds().get(name)
    if found is None:
        raise UnknownImport(name)
    return found


def word_of(name: str) -> Text:
    """Return what a kind is called; of a kind that is gone its code."""
    found = kinds().get(name)
    return name if found is None else found.word


def kinds() -> Mapping[str, ImportKind]:
    """Return all kinds by name, in the order of the composition root."""
    return _by_name(settings.IMPORTS)


@cache
def _by_name(dotted: str) -> Mapping[str, ImportKind]:
    named: dict[str, ImportKind] = {}
    declared: Iterable[str] = import_string(dotted)
    for path in declared:
        kind: ImportKind = import_string(path)
        if kind.name in named:
            raise ValueError(kind.name)
        named[kind.name] = kind
    return named
