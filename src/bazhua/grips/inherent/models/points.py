"""Gateways, and the points that send by them."""

from django.db import models

from bazhua.grips.inherent.domain.alarm.policy import MeasuredKind
from bazhua.grips.inherent.domain.watching.terms import Way
from bazhua.infra.db.scoped import Scoped, ScopedQuerySet, scope_indexes, sort_indexes

IN_USE = models.Q(until=None)


class Gateway(Scoped):
    """What sends the readings of an enterprise or a park; its tokens are the engine's.

    .. no_pii: kept as long as the enterprise.
    """

    code = models.CharField(max_length=40, unique=True, db_collation="C")
    name = models.CharField(max_length=120)
    way = models.CharField(max_length=8, db_collation="C")
    subject_kind = models.CharField(max_length=40, db_collation="C")
    subject_uid = models.UUIDField()
    since = models.DateTimeField()
    until = models.DateTimeField(null=True)

    class Meta(Scoped.Meta):
        """By a known way."""

        indexes = (
            *scope_indexes("gateway", "-since"),
            *sort_indexes("gateway", "since"),
            models.Index(fields=["subject_uid"], name="gateway_subject"),
        )
        constraints = (
            *Scoped.Meta.constraints,
            models.CheckConstraint(
                condition=models.Q(way__in=[way.value for way in Way]), name="inherent_gateway_way"
            ),
        )


class Point(Scoped):
    """A measuring point; the engine knows it by its tag.

    Attributes:
        spot_uid: the equipment or point of the registry at which it measures.
        unit: of measure, as it is written.
        period_s: how often it sends.
        low: lower end of the measuring range; with ``high`` it gives the span.
        full: what 100 % of LEL or OEL is in its unit, of a gas detector whose unit is no share.
        resolution: readings that differ by less are the same.
        set_by: uid of the person who set it up or changed it last.

    .. pii: a person by uid. Kept as long as its history.
    """

    tag = models.CharField(max_length=60, db_collation="C")
    name = models.CharField(max_length=120)
    measured = models.CharField(max_length=20, db_collation="C")
    unit = models.CharField(max_length=20)
    subject_kind = models.CharField(max_length=40, db_collation="C")
    subject_uid = models.UUIDField()
    gateway = models.ForeignKey(Gateway, models.PROTECT, related_name="+")
    installation = models.ForeignKey(
        "inherent.Installation", models.PROTECT, null=True, related_name="+"
    )
    spot_uid = models.UUIDField(null=True)
    period_s = models.PositiveIntegerField()
    low = models.DecimalField(max_digits=16, decimal_places=4, null=True)
    high = models.DecimalField(max_digits=16, decimal_places=4, null=True)
    full = models.DecimalField(max_digits=16, decimal_places=4, null=True)
    resolution = models.DecimalField(max_digits=16, decimal_places=6, default=0)
    set_by = models.UUIDField()
    since = models.DateTimeField()
    until = models.DateTimeField(null=True)

    class Meta(Scoped.Meta):
        """A tag is in use once; a range has two ends in order."""

        indexes = (
            *scope_indexes("point", "-since"),
            *sort_indexes("point", "since"),
            models.Index(fields=["subject_uid"], name="point_subject"),
            models.Index(fields=["tag"], name="point_tag"),
        )
        constraints = (
            *Scoped.Meta.constraints,
            models.UniqueConstraint(fields=["tag"], condition=IN_USE, name="inherent_point_tag"),
            models.CheckConstraint(
                condition=models.Q(measured__in=[kind.value for kind in MeasuredKind]),
                name="inherent_point_measured",
            ),
            models.CheckConstraint(
                condition=models.Q(low=None, high=None) | models.Q(low__lt=models.F("high")),
                name="inherent_point_range",
            ),
            models.CheckConstraint(
                condition=models.Q(period_s__gt=0), name="inherent_point_period"
            ),
        )


def gateways() -> ScopedQuerySet[Gateway]:
    """Return all of them; who reads for an actor narrows them to what he may see."""
    return ScopedQuerySet(Gateway)


def points() -> ScopedQuerySet[Point]:
    """Return all of them; who reads for an actor narrows them to what he may see."""
    return ScopedQuerySet(Point)
