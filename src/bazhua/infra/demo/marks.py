"""Whether this platform is a demonstration: what the ``DEMONSTRATION`` of the settings answers."""

from collections.abc import Callable
from functools import cache
from typing import TypeAlias

from django.conf import settings
from django.utils.module_loading import import_string

from bazhua.infra.demo.models import Demonstration

Asked: TypeAlias = Callable[[], bool]


def is_demonstration() -> bool:
    """Return whether this platform is marked as a demonstration."""
    asked: Asked = import_string(settings.DEMONSTRATION)
    return asked()


@cache
def stored() -> bool:
    """Return what the database says, asked once in the life of a process.

    The mark is there before the first page is served, and is never taken away.
    """
    return Demonstration.objects.exists()


def never() -> bool:
    """Say that it is none: the port of a platform without this table."""
    return False
