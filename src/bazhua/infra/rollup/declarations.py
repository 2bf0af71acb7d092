"""All indicators: data of the composition root, found by a setting."""

from functools import cache

from django.conf import settings
from django.utils.module_loading import import_string

from bazhua.infra.rollup.core.declare import Catalogue, catalogue


def indicators() -> Catalogue:
    """Return all indicators by key, as ``ROLLUP_INDICATORS`` names them."""
    return _by_key(settings.ROLLUP_INDICATORS)


@cache
def _by_key(dotted: str) -> Catalogue:
    return catalogue(import_string(dotted))
