"""The policy book of the running platform: the shipped rows and what is confirmed, by version."""

from datetime import date
from functools import cache
from typing import Any, Final, TypeAlias
from uuid import UUID

from django.conf import settings
from django.utils.module_loading import import_string

from bazhua.infra.policies.core.proposal import State
from bazhua.infra.policies.models import Addition
from bazhua.kernel.policy.book import PolicyBook
from bazhua.kernel.policy.exchange import imported

Version: TypeAlias = tuple[int, UUID] | None
"""Number and uid of the addition confirmed last; none while there is none."""

_KEPT: Final[dict[str, tuple[Version, PolicyBook]]] = {}
"""The book as this process read it last. What is confirmed stays, so its version tells it."""


def base() -> PolicyBook:
    """Return the shipped rows, as ``POLICY_BASE`` names them."""
    return _base(settings.POLICY_BASE)


def current_book(day: date) -> PolicyBook:
    """Return the book in force everywhere, for questions of a day; one query."""
    version = version_now()
    kept = _KEPT.get(settings.POLICY_BASE)
    if kept is None or kept[0] != version:
        kept = (version, _read())
        _KEPT[settings.POLICY_BASE] = kept
    return kept[1].asked_on(day)


def version_now() -> Version:
    """Return the version of the book."""
    confirmed = Addition.objects.filter(number__isnull=False).order_by("-number")
    last = confirmed.values_list("number", "uid").first()
    return None if last is None else (last[0] or 0, last[1])


def exported_additions() -> dict[str, Any]:
    """Return what is confirmed, in order, as `bazhua rule --book` reads it."""
    found = list(Addition.objects.filter(state=State.CONFIRMED.value).order_by("number"))
    return {
        "clauses": [row.clause for row in found if row.clause is not None],
        "rows": [row.row for row in found],
    }


def _read() -> PolicyBook:
    return imported(exported_additions(), base())


@cache
def _base(dotted: str) -> PolicyBook:
    found: PolicyBook = import_string(dotted)
    return found
