"""What the roster is made of; posts are addresses, persons are uids."""

from datetime import timedelta
from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models

from bazhua.infra.db.records import Record
from bazhua.infra.roster.shifts import LONGEST


class Stretch(Record):
    """A row that holds from an instant up to, and not including, another."""

    since = models.DateTimeField()
    until = models.DateTimeField()

    class Meta:
        """No table of its own."""

        abstract = True
        constraints: ClassVar[tuple[models.BaseConstraint, ...]] = (
            models.CheckConstraint(
                condition=models.Q(until__gt=models.F("since")), name="%(app_label)s_%(class)s_span"
            ),
        )


class DutyShift(Record):
    """A person holds a post on the days of a rhythm. .. no_pii: persons by uid. Kept 3 years."""

    post = models.CharField(max_length=120, db_collation="C")
    person = models.UUIDField()
    first_day = models.DateField()
    last_day = models.DateField(null=True)
    cycle_days = models.PositiveSmallIntegerField(default=1)
    on_days = ArrayField(models.PositiveSmallIntegerField())
    begins = models.TimeField()
    lasts = models.DurationField()
    rank = models.PositiveSmallIntegerField(default=0)

    class Meta:
        """Shifts are read by post and by person."""

        constraints = (
            models.CheckConstraint(
                condition=models.Q(lasts__gt=timedelta(0), lasts__lte=LONGEST),
                name="roster_dutyshift_lasts",
            ),
            models.CheckConstraint(
                condition=models.Q(last_day=None) | models.Q(last_day__gte=models.F("first_day")),
                name="roster_dutyshift_days",
            ),
            models.CheckConstraint(
                condition=models.Q(cycle_days__gt=0), name="roster_dutyshift_cycle"
            ),
        )
        indexes = (
            models.Index(fields=["post", "last_day"], name="roster_shift_post"),
            models.Index(fields=["person", "last_day"], name="roster_shift_person"),
        )


class DutySubstitute(Stretch):
    """A person takes another's shifts at a post. .. no_pii: persons by uid. Kept 3 years."""

    post = models.CharField(max_length=120, db_collation="C")
    absent = models.UUIDField()
    person = models.UUIDField()
    when_away = models.BooleanField(default=False)

    class Meta(Stretch.Meta):
        """Substitutes are read by post and by person."""

        indexes = (
            models.Index(fields=["post", "until"], name="roster_substitute_post"),
            models.Index(fields=["person", "until"], name="roster_substitute_person"),
        )


class DutyLeave(Stretch):
    """A person is away from every post. .. no_pii: persons by uid, no reason. Kept 3 years."""

    person = models.UUIDField()

    class Meta(Stretch.Meta):
        """Leave is read by person."""

        indexes = (models.Index(fields=["person", "until"], name="roster_leave_person"),)


class DutySignature(Record):
    """A person signed the hand-over of a post. .. no_pii: persons by uid. Kept 3 years.

    Attributes:
        at: the hour of the roster at which duty passes.
        content_sha256: of what was handed over, as it was shown.
    """

    post = models.CharField(max_length=120, db_collation="C")
    at = models.DateTimeField()
    person = models.UUIDField()
    signed_at = models.DateTimeField()
    content_sha256 = models.BinaryField(max_length=32)

    class Meta:
        """A person signs a hand-over once."""

        constraints = (
            models.UniqueConstraint(fields=["post", "at", "person"], name="roster_signature_once"),
        )


class DutyDelegation(Stretch):
    """A person lets another act for him. .. no_pii: persons by uid. Kept 3 years."""

    giver = models.UUIDField()
    taker = models.UUIDField()

    class Meta(Stretch.Meta):
        """Delegations are read by pair; nobody delegates to himself."""

        constraints: ClassVar[tuple[models.BaseConstraint, ...]] = (
            *Stretch.Meta.constraints,
            models.CheckConstraint(
                condition=~models.Q(giver=models.F("taker")), name="roster_delegation_two"
            ),
        )
        indexes = (models.Index(fields=["giver", "taker"], name="roster_delegation_pair"),)
