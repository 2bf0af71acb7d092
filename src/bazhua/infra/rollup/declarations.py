"""All indicators and measures: data of the composition root, found by settings."""

from collections.abc import Mapping, Sequence
from functools import cache

from django.conf import settings
from django.utils.module_loading import import_string

from bazhua.infra.rollup.core.declare import Catalogue, catalogue
from bazhua.infra.rollup.core.rates import Measure


def indicators() -> Catalogue:
    """Return all indicators by key, as ``ROLLUP_INDICATORS`` names them."""
    return _by_key(settings.ROLLUP_INDICATORS)


@cache
def _by_key(dotted: str) -> Catalogue:
    return catalogue(import_string(dotted))


def measures() -> Mapping[str, Measure]:
    """Return all measures by key, as ``ROLLUP_MEASURES`` names them."""
    return _measures(settings.ROLLUP_MEASURES)


@cache
def _measures(dotted: str) -> Mapping[str, Measure]:
    declared: Sequence[Measure] = import_string(dotted)
    return {one.key: one for one in declared}
