"""The tables of hidden dangers, of their papers, and of visits."""

from bazhua.grips.dangers.models.dangers import UNDONE, HiddenDanger, dangers
from bazhua.grips.dangers.models.papers import DangerPaper, Service
from bazhua.grips.dangers.models.visits import Visit, VisitFinding, visits

__all__ = (
    "UNDONE",
    "DangerPaper",
    "HiddenDanger",
    "Service",
    "Visit",
    "VisitFinding",
    "dangers",
    "visits",
)
