"""What the composition root names: the kinds of paper, the key of the codes."""

import hashlib
import hmac
from collections.abc import Iterable
from functools import cache

from django.conf import settings
from django.utils.module_loading import import_string

from bazhua.infra.papers.core.codes import Codes
from bazhua.infra.papers.core.kinds import Kind


def kinds() -> Iterable[Kind]:
    """Return every kind of paper, as ``PAPER_KINDS`` names them."""
    return _declared(settings.PAPER_KINDS)


@cache
def _declared(dotted: str) -> tuple[Kind, ...]:
    declared: tuple[Kind, ...] = tuple(import_string(dotted))
    versions = {(kind.code, kind.version) for kind in declared}
    signs = {kind.sign: kind.code for kind in declared}
    if len(versions) < len(declared) or any(signs[kind.sign] != kind.code for kind in declared):
        raise ValueError("two kinds of paper share a version or a sign")
    return declared


def codes() -> Codes:
    """Return the codes, from a key of their own below the site's secret key."""
    key = hmac.new(settings.SECRET_KEY.encode(), b"bazhua.papers.codes", hashlib.sha256)
    return Codes(key.digest())
