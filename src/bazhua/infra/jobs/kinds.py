"""Every kind of job, as the composition root names them."""

from collections.abc import Iterable, Mapping
from functools import cache

from django.conf import settings
from django.utils.module_loading import import_string

from bazhua.infra.jobs.core.declaration import JobKind
from bazhua.infra.jobs.core.refusals import UnknownJobKind


def kind_of(name: str) -> JobKind:
    """Return a kind by its name.

    Raises:
        UnknownJobKind: no part declares it.
    """
    found = _by_name(settings.JOBS).get(name)
    if found is None:
        raise UnknownJobKind(name)
    return found


@cache
def _by_name(dotted: str) -> Mapping[str, JobKind]:
    named: dict[str, JobKind] = {}
    declared: Iterable[str] = import_string(dotted)
    for path in declared:
        kind: JobKind = import_string(path)
        if kind.name in named:
            raise ValueError(kind.name)
        named[kind.name] = kind
    return named
