"""The ledger of hidden dangers."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from bazhua.grips.dangers.domain.closed_loop.origins import Origin
from bazhua.grips.dangers.domain.closed_loop.terms import Mark
from bazhua.grips.dangers.domain.terms import DangerGrade, Sector
from bazhua.infra.db.scoped import ScopedQuerySet, scope_indexes
from bazhua.infra.findings.core.terms import State
from bazhua.infra.findings.models import Finding

UNGRADED = models.Q(state__in=[State.FOUND.value, State.MERGED.value])
ORDERED = models.Q(marks__contains=[Mark.RECTIFICATION_ORDERED.value])
CLOSED = models.Q(state=State.CLOSED.value)


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
            models.Index(fields=["subject_uid"], name="danger_subject"),
            models.Index(fields=["found_by", "-found_at", "id"], name="danger_finder"),
        )


def dangers() -> ScopedQuerySet[HiddenDanger]:
    """Return all hidden dangers; the inherited manager is typed by its abstract model."""
    return ScopedQuerySet(HiddenDanger)
