"""How parks were graded."""

from django.db import models

from bazhua.grips.inherent.domain.park import ParkGrade
from bazhua.infra.db.scoped import Scoped, ScopedQuerySet, scope_indexes

GRADES = [grade.value for grade in ParkGrade]


class ParkGrading(Scoped):
    """What the assessment of the safety risk of a park came to.

    Attributes:
        subject_uid: of the body that is the park.
        book: digest of the book that answered.

    .. pii: a person by uid. Kept as long as the park.
    """

    subject_uid = models.UUIDField()
    assessed_on = models.DateField()
    score = models.DecimalField(max_digits=5, decimal_places=2)
    grade = models.CharField(max_length=1, db_collation="C")
    recorded_by = models.UUIDField()
    recorded_at = models.DateTimeField()
    book = models.CharField(max_length=80, db_collation="C")

    class Meta(Scoped.Meta):
        """A day has one; of a known grade."""

        indexes = scope_indexes("parkgrading", "-assessed_on")
        constraints = (
            *Scoped.Meta.constraints,
            models.UniqueConstraint(
                fields=["subject_uid", "assessed_on"], name="inherent_parkgrading_once"
            ),
            models.CheckConstraint(
                condition=models.Q(grade__in=GRADES), name="inherent_parkgrading_grade"
            ),
            models.CheckConstraint(
                condition=models.Q(score__gte=0, score__lte=100), name="inherent_parkgrading_score"
            ),
        )


def gradings() -> ScopedQuerySet[ParkGrading]:
    """Return all of them; who reads for an actor narrows them to what he may see."""
    return ScopedQuerySet(ParkGrading)
