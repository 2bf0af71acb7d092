"""The tables of hidden dangers, of papers, visits, patrols, and of sums over a time."""

from bazhua.grips.dangers.models.dangers import UNDONE, UNENDED, HiddenDanger, dangers
from bazhua.grips.dangers.models.papers import DangerPaper, Service
from bazhua.grips.dangers.models.patrols import (
    Patrol,
    PatrolEdition,
    PatrolFinding,
    PatrolRound,
    patrols,
)
from bazhua.grips.dangers.models.periodic import PeriodicSum, sums
from bazhua.grips.dangers.models.visits import Visit, VisitFinding, visits

__all__ = (
    "UNDONE",
    "UNENDED",
    "DangerPaper",
    "HiddenDanger",
    "Patrol",
    "PatrolEdition",
    "PatrolFinding",
    "PatrolRound",
    "PeriodicSum",
    "Service",
    "Visit",
    "VisitFinding",
    "dangers",
    "patrols",
    "sums",
    "visits",
)
