"""A job, from the asking to its end."""

from django.db import models

from bazhua.infra.db.records import Record
from bazhua.infra.jobs.core.states import OPEN, State


class Job(Record):
    """Long work that somebody asked for; the queue's own row only wakes it.

    Attributes:
        arguments: identifiers and switches, no personal data.
        done, total: for the bar; the total is unknown until the work has counted.
        phase: what it is at, ``{"zh": …, "en": …}``.
        reached: where to go on after a crash, written with the effects up to there.
        result: reference to what came of it, ``"import:<uid>"``.
        error: code of the refusal; ``error_said`` is its sentence in both languages.

    .. no_pii: persons by uid.
    """

    kind = models.CharField(max_length=80, db_collation="C")
    asked_by = models.UUIDField()
    arguments = models.JSONField(default=dict)
    state = models.CharField(max_length=10, default=State.QUEUED.value, db_collation="C")
    tries = models.PositiveSmallIntegerField(default=0)
    done = models.PositiveBigIntegerField(default=0)
    total = models.PositiveBigIntegerField(null=True)
    phase = models.JSONField(default=dict)
    reached = models.JSONField(null=True)
    result = models.CharField(max_length=200, blank=True, default="", db_collation="C")
    error = models.CharField(max_length=80, blank=True, default="", db_collation="C")
    error_said = models.JSONField(default=dict)
    asked_at = models.DateTimeField()
    started_at = models.DateTimeField(null=True)
    told_at = models.DateTimeField(null=True)
    cancel_asked_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        """An asker's jobs are listed the latest first; what has ended has an end."""

        constraints = (
            models.CheckConstraint(
                condition=models.Q(state__in=[state.value for state in State]), name="jobs_state"
            ),
            models.CheckConstraint(
                condition=models.Q(
                    state__in=sorted(state.value for state in OPEN), ended_at__isnull=True
                )
                | models.Q(
                    state__in=sorted(state.value for state in State if state not in OPEN),
                    ended_at__isnull=False,
                ),
                name="jobs_ended_at",
            ),
        )
        indexes = (models.Index(fields=["asked_by", "-id"], name="jobs_asker"),)
