"""The limits of points, and looser ones that wait for a second person."""

from django.db import models
from typing_extensions import override

from bazhua.engine.core.definitions import LimitKind
from bazhua.grips.inherent.models.points import IN_USE, Point
from bazhua.infra.db.records import Record
from bazhua.law.terms import Colour


class Limit(Record):
    """A limit of a point as it was set last; what it was before stands in its events.

    Attributes:
        set_point: in the unit of the point; ``dead_band`` too.
        colour: how grave its alarm is; it chooses who must answer and until when.
        cause: what usually brings it about; then what follows, and what is to be done.
        approval: number of the paper by which it was changed.

    .. pii: a person by uid. Kept as long as its point.
    """

    point = models.ForeignKey(Point, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=4, db_collation="C")
    set_point = models.DecimalField(max_digits=16, decimal_places=4)
    dead_band = models.DecimalField(max_digits=16, decimal_places=4, default=0)
    on_delay_s = models.PositiveIntegerField(default=0)
    off_delay_s = models.PositiveIntegerField(default=0)
    latching = models.BooleanField(default=False)
    re_alarm_s = models.PositiveIntegerField(default=0)
    colour = models.CharField(max_length=6, db_collation="C")
    cause = models.CharField(max_length=300, blank=True, default="")
    consequence = models.CharField(max_length=300, blank=True, default="")
    response = models.CharField(max_length=300, blank=True, default="")
    approval = models.CharField(max_length=60, blank=True, default="")
    set_by = models.UUIDField()
    set_at = models.DateTimeField()
    until = models.DateTimeField(null=True)

    class Meta:
        """A point has one limit of a kind in use; of a known colour."""

        constraints = (
            models.UniqueConstraint(
                fields=["point", "kind"], condition=IN_USE, name="inherent_limit_once"
            ),
            models.CheckConstraint(
                condition=models.Q(kind__in=[kind.value for kind in LimitKind]),
                name="inherent_limit_kind",
            ),
            models.CheckConstraint(
                condition=models.Q(colour__in=[colour.value for colour in Colour]),
                name="inherent_limit_colour",
            ),
            models.CheckConstraint(
                condition=models.Q(dead_band__gte=0), name="inherent_limit_dead_band"
            ),
        )


class Loosening(Record):
    """A looser limit, or its end, that waits for a second person.

    Attributes:
        given: the limit as it was asked for; nothing where it is to end.
        approved: by ``decided_by``; nothing as long as it waits.

    .. pii: persons by uid. Kept as long as its point.
    """

    point = models.ForeignKey(Point, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=4, db_collation="C")
    given = models.JSONField(null=True)
    reason = models.CharField(max_length=300)
    asked_by = models.UUIDField()
    asked_at = models.DateTimeField()
    approved = models.BooleanField(null=True)
    decided_by = models.UUIDField(null=True)
    decided_at = models.DateTimeField(null=True)

    class Meta:
        """One waits at a time for a limit; it is decided at an instant by somebody."""

        constraints = (
            models.UniqueConstraint(
                fields=["point", "kind"],
                condition=models.Q(approved=None),
                name="inherent_loosening_once",
            ),
            models.CheckConstraint(
                condition=models.Q(approved=None, decided_by=None, decided_at=None)
                | models.Q(
                    approved__isnull=False, decided_by__isnull=False, decided_at__isnull=False
                ),
                name="inherent_loosening_decided",
            ),
        )


class ToldBook(models.Model):
    """Which numbers of the policy book the engine was told last: one row. .. no_pii: never ends."""

    numbers = models.CharField(max_length=64, blank=True, default="", db_collation="C")

    class Meta:
        """One row."""

        constraints = (
            models.CheckConstraint(condition=models.Q(pk=1), name="inherent_toldbook_one"),
        )

    @override
    def __str__(self) -> str:
        return f"ToldBook {self.numbers}"
