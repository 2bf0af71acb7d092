"""What obligations are called, and where the record stands that each is about."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from uuid import UUID

from django.conf import settings
from django.utils.module_loading import import_string

from bazhua.kernel.errors import DomainError
from bazhua.kernel.words import Word


@dataclass(frozen=True, slots=True, kw_only=True)
class ObligationKind:
    """A kind of obligation, as its part declares it.

    Attributes:
        key: ``"record.verb"``, as it stands in `Obligation.kind`.
        word: what is to be done.
        page: address of the subject's page, where there is one.
        settled: whether only a step of the subject ends it, see `settle`; nobody says it is done.
    """

    key: str
    word: Word
    page: Callable[[UUID], str] | None = None
    settled: bool = False


class EndedByRecord(DomainError):
    """An obligation is done by a step of the record that it is about, not by saying so."""

    code = "ended_by_record"
    http_status = 409


def kinds() -> Mapping[str, ObligationKind]:
    """Return the kinds, as ``OBLIGATION_KINDS`` names them."""
    return _kinds(settings.OBLIGATION_KINDS)


def is_settled(kind: str) -> bool:
    """Return whether only a step of its subject ends an obligation of a kind."""
    found = kinds().get(kind)
    return found is not None and found.settled


@cache
def _kinds(dotted: str) -> Mapping[str, ObligationKind]:
    declared: tuple[ObligationKind, ...] = import_string(dotted)
    return {kind.key: kind for kind in declared}
