"""What is signed about which records: each part declares its own, and settings name them all."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from uuid import UUID

from django.conf import settings
from django.utils.module_loading import import_string

from bazhua.infra.db.scoped import Scoped
from bazhua.kernel.words import Word


@dataclass(frozen=True, slots=True, kw_only=True)
class SignOffKind:
    """A kind of sign-off, as its part declares it.

    Attributes:
        key: ``"record.sign_what"``, as it stands in `SignOffRow.kind` and in `Obligation.kind`.
        word: what is signed.
        resource: the records it is about, as the table of rights calls them.
        record: returns the record of a uid; who may view it may see its sign-offs.
        roles: returns who is in which role in a record, for the roles that a plan bars.
        page: returns the address of a record's page.
        completed: what follows at once when the last has signed, in the same transaction.
    """

    key: str
    word: Word
    resource: str
    record: Callable[[UUID], Scoped]
    roles: Callable[[UUID], Mapping[str, frozenset[str]]]
    page: Callable[[UUID], str]
    completed: Callable[[UUID, datetime], None] | None = None


def kinds() -> Mapping[str, SignOffKind]:
    """Return the kinds, as ``SIGNOFF_KINDS`` names them."""
    return _kinds(settings.SIGNOFF_KINDS)


@cache
def _kinds(dotted: str) -> Mapping[str, SignOffKind]:
    declared: tuple[SignOffKind, ...] = import_string(dotted)
    return {kind.key: kind for kind in declared}
