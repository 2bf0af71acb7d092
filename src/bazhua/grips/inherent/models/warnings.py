"""Process units that are watched as a whole, their models, and early warnings of them."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from bazhua.grips.inherent.domain.warning.terms import Feedback, Standing
from bazhua.infra.db.records import Record
from bazhua.infra.db.scoped import Scoped, ScopedQuerySet, scope_indexes, sort_indexes

LASTS = models.Q(ended_at=None)


class ProcessUnit(Scoped):
    """Points of an installation that are watched together.

    Attributes:
        point_uids: of its points, in the order of the columns of its models; never changed.
        standing: whether it is relied on, since ``standing_since``: trained, reinstated or demoted.

    .. pii: a person by uid. Kept as long as its installation.
    """

    name = models.CharField(max_length=120)
    installation = models.ForeignKey("inherent.Installation", models.PROTECT, related_name="+")
    subject_kind = models.CharField(max_length=40, db_collation="C")
    subject_uid = models.UUIDField()
    point_uids = ArrayField(models.UUIDField())
    standing = models.CharField(max_length=10, db_collation="C")
    standing_since = models.DateTimeField()
    set_by = models.UUIDField()
    since = models.DateTimeField()
    until = models.DateTimeField(null=True)

    class Meta(Scoped.Meta):
        """Of a known standing."""

        indexes = (
            *scope_indexes("processunit", "-since"),
            *sort_indexes("processunit", "since"),
            models.Index(fields=["subject_uid"], name="processunit_subject"),
        )
        constraints = (
            *Scoped.Meta.constraints,
            models.CheckConstraint(
                condition=models.Q(standing__in=[one.value for one in Standing]),
                name="inherent_processunit_standing",
            ),
        )


class UnitModel(Record):
    """A model of a process unit, as a person let it be learnt; a later one takes its place.

    Attributes:
        begins: with ``ends``: the time of normal running that it was learnt from.
        learned: the model itself, as `engine.warning.keeping` packs it.
        book: digest of the book whose numbers it was made by.

    .. pii: a person by uid. Kept as long as its unit.
    """

    unit = models.ForeignKey(ProcessUnit, models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    trained_by = models.UUIDField()
    trained_at = models.DateTimeField()
    begins = models.DateTimeField()
    ends = models.DateTimeField()
    period_s = models.PositiveIntegerField()
    samples = models.PositiveIntegerField()
    learned = models.BinaryField()
    book = models.CharField(max_length=80, db_collation="C")

    class Meta:
        """Numbered within its unit."""

        constraints = (
            models.UniqueConstraint(fields=["unit", "number"], name="inherent_unitmodel_number"),
        )


class UnitWatch(Record):
    """How far a process unit has been judged, by which model, and what is remembered.

    Attributes:
        judged_until: end of the last sample judged; what is before it is never judged again.
        next_at: when the next one may be judged.
        seen: what is remembered between two samples, as `engine.warning.keeping` packs it.
        beyond: of the last sample, as a factor of what is normal; nothing where it said nothing.
        run: samples in a row that speak against what stands.

    .. no_pii: kept as long as its unit.
    """

    unit = models.OneToOneField(ProcessUnit, models.PROTECT, related_name="+")
    model = models.ForeignKey(UnitModel, models.PROTECT, related_name="+")
    judged_until = models.DateTimeField()
    next_at = models.DateTimeField()
    seen = models.BinaryField()
    beyond = models.FloatField(null=True)
    run = models.PositiveIntegerField(default=0)

    class Meta:
        """The one that is due first, first."""

        indexes = (models.Index(fields=["next_at", "id"], name="inherent_unitwatch_due"),)


class EarlyWarning(Scoped):
    """That a process unit is not as in normal running, from when the evidence held to when it went.

    Attributes:
        contributions: the points that make it, the largest share first, as it came: uid of the
            point, share of the whole (0 to 1), deviation from normal in standard deviations.
        worst: how far it went beyond what is normal, as a factor.
        told: whether people were told; of a unit that is only observed they are not.

    .. pii: persons by uid, remarks as they wrote them. Kept 3 years.
    """

    number = models.CharField(max_length=40, unique=True, db_collation="C")
    unit = models.ForeignKey(ProcessUnit, models.PROTECT, related_name="+")
    model = models.ForeignKey(UnitModel, models.PROTECT, related_name="+")
    subject_kind = models.CharField(max_length=40, db_collation="C")
    subject_uid = models.UUIDField()
    opened_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    worst = models.FloatField()
    contributions = models.JSONField()
    told = models.BooleanField()
    feedback = models.CharField(max_length=8, blank=True, default="", db_collation="C")
    remark = models.CharField(max_length=500, blank=True, default="")
    answered_by = models.UUIDField(null=True)
    answered_at = models.DateTimeField(null=True)

    class Meta(Scoped.Meta):
        """One lasts at a time for a unit; an answer has its hand and its instant."""

        indexes = (
            *scope_indexes("earlywarning", "-opened_at"),
            *sort_indexes("earlywarning", "opened_at"),
            models.Index(fields=["unit", "-opened_at"], name="earlywarning_unit"),
        )
        constraints = (
            *Scoped.Meta.constraints,
            models.UniqueConstraint(
                fields=["unit"], condition=LASTS, name="inherent_earlywarning_once"
            ),
            models.CheckConstraint(
                condition=models.Q(feedback="", answered_by=None, answered_at=None)
                | models.Q(
                    feedback__in=[one.value for one in Feedback],
                    answered_by__isnull=False,
                    answered_at__isnull=False,
                ),
                name="inherent_earlywarning_answer",
            ),
        )


def process_units() -> ScopedQuerySet[ProcessUnit]:
    """Return all of them; who reads for an actor narrows them to what he may see."""
    return ScopedQuerySet(ProcessUnit)


def warnings() -> ScopedQuerySet[EarlyWarning]:
    """Return all of them; who reads for an actor narrows them to what he may see."""
    return ScopedQuerySet(EarlyWarning)
