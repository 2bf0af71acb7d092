"""The ledger of hidden dangers."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from bazhua.grips.dangers.domain.closed_loop.indicators import UNRECTIFIED
from bazhua.grips.dangers.domain.closed_loop.origins import Origin
from bazhua.grips.dangers.domain.closed_loop.terms import Mark
from bazhua.grips.dangers.domain.terms import DangerGrade, Sector
from bazhua.infra.db.departments import department_index
from bazhua.infra.db.scoped import (
    ScopedQuerySet,
    level_indexes,
    scope_indexes,
    sort_indexes,
)
from bazhua.infra.findings.core.terms import ENDED, State
from bazhua.infra.findings.models import Finding

UNGRADED = models.Q(state__in=[State.FOUND.value, State.MERGED.value])
ORDERED = models.Q(marks__contains=[Mark.RECTIFICATION_ORDERED.value])
CLOSED = models.Q(state=State.CLOSED.value)
MAJOR = models.Q(grade=DangerGrade.MAJOR.value)
UNENDED = models.Q(state__in=sorted(state.value for state in State if state not in ENDED))
"""Said by what it is, so that one state, or some of them, are seen to be among these."""

UNDONE = models.Q(state__in=sorted(state.value for state in UNRECTIFIED))
"""Its plan's last day still counts: nobody has said that it is put right."""


class HiddenDanger(Finding):
    """A hidden danger at an enterprise or a body.

    Attributes:
        sector: for which some of its clocks differ, empty where it has none.
        industry: letter of the section of the subject's industry when it was found.
        grade: empty until it is registered.
        item: of a catalogue in force on the day it was found, where it has its grade by one.
        asked_at: when acceptance was last requested.
        recurs_uid: the closed danger that has come back in it; see `danger.recurrence`.
        ordered_until: the last day that an order gives, from its service on.
        proposers: who proposed the downgrade that waits, or last did.

    .. pii: persons by uid; what is wrong and where, as people wrote it. Kept 3 years after it is
       closed.
    """

    sector = models.CharField(max_length=20, blank=True, default="", db_collation="C")
    grade = models.CharField(max_length=10, blank=True, default="", db_collation="C")
    industry = models.CharField(max_length=1, blank=True, default="", db_collation="C")
    item = models.CharField(max_length=40, blank=True, default="", db_collation="C")
    proposers = ArrayField(models.CharField(max_length=60, db_collation="C"), default=list)
    asked_at = models.DateTimeField(null=True)
    recurs_uid = models.UUIDField(null=True)
    closed_at = models.DateTimeField(null=True)
    ordered_until = models.DateField(null=True)

    class Meta(Finding.Meta):
        """Registered is graded; closed has its instant; how it came to be known is on record."""

        constraints = (
            *Finding.Meta.constraints,
            models.CheckConstraint(
                condition=models.Q(grade__in=[grade.value for grade in DangerGrade])
                | (models.Q(grade="") & UNGRADED),
                name="dangers_hiddendanger_grade",
            ),
            models.CheckConstraint(
                condition=models.Q(sector__in=["", *(sector.value for sector in Sector)]),
                name="dangers_hiddendanger_sector",
            ),
            models.CheckConstraint(
                condition=models.Q(origin__in=[origin.value for origin in Origin]),
                name="dangers_hiddendanger_origin",
            ),
            models.CheckConstraint(
                condition=models.Q(closed_at=None) ^ CLOSED,
                name="dangers_hiddendanger_closed",
            ),
            models.CheckConstraint(
                condition=models.Q(ordered_until=None) ^ ORDERED,
                name="dangers_hiddendanger_ordered",
            ),
        )
        indexes = (
            *scope_indexes("danger", "-found_at"),
            *level_indexes("danger_due", "due_on"),
            *level_indexes("danger_open", "-found_at", condition=UNENDED),
            *sort_indexes("danger", "found_at", "due_on"),
            models.Index(fields=["due_on", "id"], name="danger_overdue", condition=UNDONE),
            models.Index(
                fields=["state", "-found_at", "id"],
                include=["path_now", "dept_mask"],
                name="danger_state",
            ),
            models.Index(fields=["-found_at", "id"], name="danger_major", condition=MAJOR),
            models.Index(fields=["-found_at", "id"], name="danger_open", condition=UNENDED),
            models.Index(
                fields=["-found_at", "id"], name="danger_open_major", condition=UNENDED & MAJOR
            ),
            department_index("danger_open", condition=UNENDED),
            models.Index(
                fields=["merged_into_uid"],
                name="danger_merged",
                condition=models.Q(merged_into_uid__isnull=False),
            ),
            models.Index(fields=["subject_uid"], name="danger_subject"),
            models.Index(fields=["found_by", "-found_at", "id"], name="danger_finder"),
        )


def dangers() -> ScopedQuerySet[HiddenDanger]:
    """Return all hidden dangers; the inherited manager is typed by its abstract model."""
    return ScopedQuerySet(HiddenDanger)
