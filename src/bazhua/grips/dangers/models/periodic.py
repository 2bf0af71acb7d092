"""The sums of hidden dangers of an enterprise over a quarter or a year."""

from django.db import models

from bazhua.grips.dangers.domain.terms import ReportPeriod
from bazhua.infra.db.scoped import Scoped, ScopedQuerySet, scope_indexes, sort_indexes


class PeriodicSum(Scoped):
    """What an enterprise hands in, drawn up from its records; its principal only signs.

    Attributes:
        since: first day; ``until`` the last.
        due_at: until when it is to be signed.
        signed_at: when it was signed, which hands it in.

    .. no_pii: figures; names stand in what is signed. Kept 3 years.
    """

    subject_uid = models.UUIDField()
    period = models.CharField(max_length=10, db_collation="C")
    since = models.DateField()
    until = models.DateField()
    clause = models.CharField(max_length=80, db_collation="C")
    due_at = models.DateTimeField()
    signed_at = models.DateTimeField(null=True)

    class Meta(Scoped.Meta):
        """One for each enterprise and time."""

        constraints = (
            *Scoped.Meta.constraints,
            models.CheckConstraint(
                condition=models.Q(period__in=[one.value for one in ReportPeriod]),
                name="dangers_periodicsum_period",
            ),
            models.CheckConstraint(
                condition=models.Q(until__gt=models.F("since")), name="dangers_periodicsum_days"
            ),
            models.UniqueConstraint(
                fields=["subject_uid", "period", "since"], name="dangers_periodicsum_once"
            ),
        )
        indexes = (
            *scope_indexes("danger_sum", "-due_at"),
            *sort_indexes("danger_sum", "due_at"),
        )


def sums() -> ScopedQuerySet[PeriodicSum]:
    """Return all of them; who reads for an actor narrows them to what he may see."""
    return ScopedQuerySet(PeriodicSum)
