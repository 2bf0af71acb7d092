"""What sign-in asks of who knows the persons: two ports, named by settings."""

from collections.abc import Callable
from datetime import datetime
from functools import cache
from typing import TypeAlias
from uuid import UUID

from django.conf import settings
from django.utils.module_loading import import_string

from bazhua.infra.db.records import new_uid

SecondFactor: TypeAlias = Callable[[UUID, datetime], bool]
"""Tells whether a person may not be without a second factor at an instant."""

FirstAdministrator: TypeAlias = Callable[[str, datetime], UUID]
"""Makes the person of the first administrator from his name, with all he needs; returns his uid.

It runs in the transaction that makes his account, once in the life of a platform.
"""


def nobody_must(_person: UUID, _at: datetime) -> bool:
    """Say that nobody needs a second factor: the port of a platform without roles."""
    return False


def person_unknown(_name: str, at: datetime) -> UUID:
    """Return a fresh uid: the port of a platform that keeps no persons."""
    return new_uid(at)


def must_have_totp(person: UUID, at: datetime) -> bool:
    """Return whether a person needs a second factor, as ``SECOND_FACTOR`` says."""
    return _second_factor(settings.SECOND_FACTOR)(person, at)


def first_administrator(name: str, at: datetime) -> UUID:
    """Return the person of the first administrator, as ``FIRST_ADMINISTRATOR`` makes him."""
    port: FirstAdministrator = import_string(settings.FIRST_ADMINISTRATOR)
    return port(name, at)


@cache
def _second_factor(dotted: str) -> SecondFactor:
    port: SecondFactor = import_string(dotted)
    return port
