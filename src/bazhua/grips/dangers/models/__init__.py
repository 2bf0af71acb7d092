"""The tables of hidden dangers and of their papers."""

from bazhua.grips.dangers.models.dangers import HiddenDanger, dangers
from bazhua.grips.dangers.models.papers import DangerPaper, Service

__all__ = ("DangerPaper", "HiddenDanger", "Service", "dangers")
