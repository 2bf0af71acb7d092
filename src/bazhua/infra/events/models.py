"""What happened, never altered; and for each subscriber whether its effect is done."""

from django.db import models
from django.db.models.functions import Now
from typing_extensions import override

from bazhua.infra.events.states import OPEN, State


class Event(models.Model):
    """One thing that happened to a record; the database refuses to change or delete it.

    Attributes:
        seq: 1, 2, 3 … of its record, without gaps, in the order of the commits.
        at: the legal instant; ``recorded_at`` is when it was written.
        data: JSON; names persons by uid only.
        path_then: the record's region at that time; empty for a record without a place.

    .. no_pii: persons by uid. Kept always.
    """

    id = models.BigAutoField(primary_key=True)
    uid = models.UUIDField(unique=True)
    kind = models.CharField(max_length=80, db_collation="C")
    record_uid = models.UUIDField()
    seq = models.PositiveBigIntegerField()
    at = models.DateTimeField()
    recorded_at = models.DateTimeField(db_default=Now())
    actor_uid = models.UUIDField()
    data = models.JSONField()
    path_then = models.CharField(max_length=200, blank=True, default="", db_collation="C")

    class Meta:
        """The order within a record is part of the table."""

        constraints = (
            models.UniqueConstraint(fields=["record_uid", "seq"], name="events_event_order"),
        )

    @override
    def __str__(self) -> str:
        return f"{self.kind} {self.record_uid} {self.seq}"


class Delivery(models.Model):
    """An event on its way to one subscriber.

    ``record_uid`` and ``seq`` repeat the event's: a later event of a record waits for the
    earlier one. Written by the statement that writes the event, which nobody can delete, so the
    database need not check the reference.

    .. no_pii: an error is its kind and its place in the program.
    """

    id = models.BigAutoField(primary_key=True)
    event = models.ForeignKey(
        Event, models.PROTECT, related_name="+", db_index=False, db_constraint=False
    )
    subscriber = models.CharField(max_length=80, db_collation="C")
    record_uid = models.UUIDField()
    seq = models.PositiveBigIntegerField()
    state = models.CharField(max_length=10, default=State.PENDING.value, db_collation="C")
    attempts = models.PositiveSmallIntegerField(default=0)
    next_try_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True)
    error = models.CharField(max_length=200, blank=True, default="")

    class Meta:
        """What is open is small and indexed apart from what is done."""

        constraints = (
            models.UniqueConstraint(
                fields=["event", "subscriber"], name="events_delivery_once_each"
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=[state.value for state in State]),
                name="events_delivery_state",
            ),
            models.CheckConstraint(
                condition=models.Q(state="done", done_at__isnull=False)
                | (~models.Q(state="done") & models.Q(done_at=None)),
                name="events_delivery_done_at",
            ),
        )
        indexes = (
            models.Index(
                fields=["next_try_at", "id"],
                name="events_delivery_next",
                condition=models.Q(state="pending"),
            ),
            models.Index(
                fields=["subscriber", "record_uid", "seq"],
                name="events_delivery_open",
                condition=models.Q(state__in=[state.value for state in OPEN]),
            ),
        )

    @override
    def __str__(self) -> str:
        return f"{self.subscriber} {self.record_uid} {self.seq}"
