"""Alarms as people answer them; the engine alone says when they come and go."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from typing_extensions import override

from bazhua.engine.core.definitions import LimitKind
from bazhua.grips.inherent.domain.alarm.states import AlarmState
from bazhua.grips.inherent.domain.handling.terms import Progress, Reason
from bazhua.infra.db.records import Record
from bazhua.infra.db.scoped import Scoped, ScopedQuerySet, scope_indexes, sort_indexes
from bazhua.law.terms import Colour

STANDING = ~models.Q(state=AlarmState.NORM.value)
UNCLOSED = ~models.Q(progress=Progress.CLOSED.value)
ENDED_BY_DANGER = models.Q(danger_uid__isnull=False)


class Alarm(Scoped):
    """One alarm of a limit, from when it came to when it was dealt with.

    Attributes:
        state: by ISA-18.2, as the engine told last; NORM once it has gone for good.
        marks: what runs beside the state: shelved, suppressed, chattering, …
        value: of the reading that raised it; ``set_point`` is what that had reached.
        occurrences: how often it came on before it was acknowledged and gone.
        called_at: when it was first announced to people; an alarm that is covered is not.
        acknowledged_at: when a person took note; ``answered_at``: when he said what is the matter.
        danger_uid: the hidden danger that was recorded for it.

    .. pii: persons by uid, remarks as they wrote them. Kept 3 years.
    """

    number = models.CharField(max_length=40, unique=True, db_collation="C")
    point = models.ForeignKey("inherent.Point", models.PROTECT, related_name="+")
    limit_kind = models.CharField(max_length=4, db_collation="C")
    subject_kind = models.CharField(max_length=40, db_collation="C")
    subject_uid = models.UUIDField()
    colour = models.CharField(max_length=6, db_collation="C")
    state = models.CharField(max_length=10, db_collation="C")
    progress = models.CharField(max_length=12, default=Progress.NEW.value, db_collation="C")
    marks = ArrayField(models.CharField(max_length=20, db_collation="C"), default=list)
    raised_at = models.DateTimeField()
    value = models.FloatField(null=True)
    set_point = models.DecimalField(max_digits=16, decimal_places=4)
    occurrences = models.PositiveIntegerField(default=1)
    changed_at = models.DateTimeField()
    gone_at = models.DateTimeField(null=True)
    called_at = models.DateTimeField(null=True)
    acknowledged_at = models.DateTimeField(null=True)
    acknowledged_by = models.UUIDField(null=True)
    answered_at = models.DateTimeField(null=True)
    reason = models.CharField(max_length=12, blank=True, default="", db_collation="C")
    remark = models.CharField(max_length=500, blank=True, default="")
    danger_uid = models.UUIDField(null=True)
    closed_at = models.DateTimeField(null=True)

    class Meta(Scoped.Meta):
        """One alarm of a limit stands at a time; gone and closed have their instants."""

        indexes = (
            *scope_indexes("alarm", "-raised_at"),
            *sort_indexes("alarm", "raised_at"),
            models.Index(fields=["subject_uid", "-raised_at"], name="alarm_subject"),
            models.Index(fields=["point", "limit_kind", "-raised_at"], name="alarm_last"),
            models.Index(fields=["danger_uid"], name="alarm_danger", condition=ENDED_BY_DANGER),
            models.Index(fields=["-raised_at", "id"], name="alarm_unclosed", condition=UNCLOSED),
        )
        constraints = (
            *Scoped.Meta.constraints,
            models.UniqueConstraint(
                fields=["point", "limit_kind"], condition=STANDING, name="inherent_alarm_standing"
            ),
            models.CheckConstraint(
                condition=models.Q(limit_kind__in=[kind.value for kind in LimitKind]),
                name="inherent_alarm_limit",
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=[state.value for state in AlarmState]),
                name="inherent_alarm_state",
            ),
            models.CheckConstraint(
                condition=models.Q(progress__in=[one.value for one in Progress]),
                name="inherent_alarm_progress",
            ),
            models.CheckConstraint(
                condition=models.Q(colour__in=[colour.value for colour in Colour]),
                name="inherent_alarm_colour",
            ),
            models.CheckConstraint(
                condition=models.Q(reason__in=["", *(reason.value for reason in Reason)]),
                name="inherent_alarm_reason",
            ),
            models.CheckConstraint(
                condition=models.Q(gone_at=None) ^ ~STANDING, name="inherent_alarm_gone"
            ),
            models.CheckConstraint(
                condition=models.Q(closed_at=None) ^ ~UNCLOSED, name="inherent_alarm_closed"
            ),
        )


class Outage(Record):
    """A time in which a point sent nothing. .. no_pii: kept 3 years."""

    point = models.ForeignKey("inherent.Point", models.PROTECT, related_name="+")
    since = models.DateTimeField()
    until = models.DateTimeField(null=True)

    class Meta:
        """One at a time."""

        indexes = (models.Index(fields=["point", "-since"], name="inherent_outage_last"),)
        constraints = (
            models.UniqueConstraint(
                fields=["point"], condition=models.Q(until=None), name="inherent_outage_once"
            ),
        )


class AlarmFeed(models.Model):
    """How far what the engine told has been taken over: one row. .. no_pii: never ends."""

    position = models.BigIntegerField(default=0)

    class Meta:
        """One row."""

        constraints = (
            models.CheckConstraint(condition=models.Q(pk=1), name="inherent_alarmfeed_one"),
        )

    @override
    def __str__(self) -> str:
        return f"AlarmFeed {self.position}"


def alarms() -> ScopedQuerySet[Alarm]:
    """Return all of them; who reads for an actor narrows them to what he may see."""
    return ScopedQuerySet(Alarm)
