"""Somebody of the scene of hidden dangers who asks for figures."""

from tests.grips.dangers.conftest import scene
from tests.grips.dangers.web.conftest import visit

__all__ = ("scene", "visit")
