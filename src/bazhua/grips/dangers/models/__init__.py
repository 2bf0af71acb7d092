"""The tables of hidden dangers and of their papers."""

from bazhua.grips.dangers.models.dangers import UNDONE, HiddenDanger, dangers
from bazhua.grips.dangers.models.papers import DangerPaper, Service

__all__ = ("UNDONE", "DangerPaper", "HiddenDanger", "Service", "dangers")
