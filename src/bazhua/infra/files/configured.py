"""The store and the limits of this platform, as the settings name them."""

from django.conf import settings

from bazhua.infra.files.core.limits import Limits
from bazhua.infra.files.core.store import LocalStore


def store() -> LocalStore:
    """Return the store."""
    return LocalStore(settings.FILES_ROOT)


def limits() -> Limits:
    """Return the limits."""
    set_: Limits = settings.FILE_LIMITS
    return set_
