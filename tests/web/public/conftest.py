"""A province with an enterprise that is watched, and somebody who asks for pages of it."""

from tests.web.watched import scene, visit

__all__ = ("scene", "visit")
