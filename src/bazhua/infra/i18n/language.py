"""The language of the current request as the kernel knows it."""

from django.utils.translation import get_language

from bazhua.kernel.words import Lang


def current() -> Lang:
    """Return the active language; Chinese when none is."""
    return Lang.EN if (get_language() or "").startswith("en") else Lang.ZH
