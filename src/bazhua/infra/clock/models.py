"""What each duty of each clock last did."""

from datetime import timedelta

from django.db import models
from typing_extensions import override


class DutySign(models.Model):
    """A duty of one clock, as it stood when the clock last told.

    Attributes:
        clock: host and process of the clock.
        ticked_at: when it last ended a tick without failing, by the clock's own time.
        worked_at: when it last found something to do; ``done`` is how much since the clock began.
        failed_at: when it last failed; the cause is in the clock's log.
        told_at: when this was written, by the time of the database.
        drift: how far the clock's time was ahead of the database's.

    .. no_pii: rows of clocks that ended are deleted after a day.
    """

    id = models.BigAutoField(primary_key=True)
    clock = models.CharField(max_length=120, db_collation="C")
    duty = models.CharField(max_length=60, db_collation="C")
    ticked_at = models.DateTimeField(null=True)
    worked_at = models.DateTimeField(null=True)
    done = models.BigIntegerField(default=0)
    failed_at = models.DateTimeField(null=True)
    told_at = models.DateTimeField()
    drift = models.DurationField(default=timedelta)

    class Meta:
        """One row for each duty of a clock."""

        constraints = (
            models.UniqueConstraint(fields=["clock", "duty"], name="clock_dutysign_once"),
        )

    @override
    def __str__(self) -> str:
        return f"{self.duty} of {self.clock}"
