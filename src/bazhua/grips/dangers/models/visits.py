"""Visits to enterprises, and which hidden dangers were found on them."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models

from bazhua.grips.dangers.domain.terms import VisitKind
from bazhua.grips.dangers.domain.visiting.table import Ground, VisitState
from bazhua.infra.db.records import Record
from bazhua.infra.db.scoped import Scoped, ScopedQuerySet, scope_indexes

BEFORE = models.Q(state__in=[VisitState.PLANNED.value, VisitState.CANCELLED.value])


class Visit(Scoped):
    """A visit to an enterprise; for authorities only, since it may say how a danger became known.

    Attributes:
        ground: by plan or by a trigger; ``basis`` names the plan, or what set it off.
        approval: number of the approval, where the kind needs one.
        officers: uids of who takes part.
        scanned: whether the enterprise's own code was scanned on arrival.

    .. pii: persons by uid, and where they were when they arrived. Kept 3 years.
    """

    number = models.CharField(max_length=40, unique=True, db_collation="C")
    subject_uid = models.UUIDField()
    kind = models.CharField(max_length=24, db_collation="C")
    ground = models.CharField(max_length=10, db_collation="C")
    basis = models.CharField(max_length=300)
    approval = models.CharField(max_length=120, blank=True, default="")
    planned_on = models.DateField()
    officers = ArrayField(models.UUIDField(), default=list)
    state = models.CharField(max_length=12, default=VisitState.PLANNED.value, db_collation="C")
    arrived_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)
    scanned = models.BooleanField(default=False)
    longitude = models.FloatField(null=True)
    latitude = models.FloatField(null=True)
    planned_by = models.UUIDField()

    class Meta(Scoped.Meta):
        """Known kinds and states; who has arrived has an instant."""

        indexes = (
            *scope_indexes("danger_visit", "-planned_on"),
            models.Index(fields=["subject_uid", "arrived_at"], name="danger_visit_of"),
            GinIndex(fields=["officers"], name="danger_visit_officers"),
        )
        constraints = (
            *Scoped.Meta.constraints,
            models.CheckConstraint(
                condition=models.Q(kind__in=[kind.value for kind in VisitKind]),
                name="dangers_visit_kind",
            ),
            models.CheckConstraint(
                condition=models.Q(ground__in=[ground.value for ground in Ground]),
                name="dangers_visit_ground",
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=[state.value for state in VisitState]),
                name="dangers_visit_state",
            ),
            models.CheckConstraint(
                condition=models.Q(arrived_at=None) ^ ~BEFORE, name="dangers_visit_arrived"
            ),
            models.CheckConstraint(
                condition=models.Q(finished_at=None) ^ models.Q(state=VisitState.FINISHED.value),
                name="dangers_visit_finished",
            ),
        )


def visits() -> ScopedQuerySet[Visit]:
    """Return all of them; who reads for an actor narrows them to what he may see."""
    return ScopedQuerySet(Visit)


class VisitFinding(Record):
    """That a hidden danger was found on a visit. .. no_pii: kept with its danger."""

    visit = models.ForeignKey(Visit, models.PROTECT, related_name="+")
    danger = models.OneToOneField("dangers.HiddenDanger", models.PROTECT, related_name="+")
