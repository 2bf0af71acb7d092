"""Patrols that enterprises have set themselves, and how they were walked."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from bazhua.grips.dangers.domain.terms import PatrolRhythm
from bazhua.infra.db.records import Record
from bazhua.infra.db.scoped import Scoped, ScopedQuerySet, scope_indexes, sort_indexes

KNOWN_RHYTHM = models.Q(rhythm__in=[rhythm.value for rhythm in PatrolRhythm])


class Patrol(Scoped):
    """A patrol of an enterprise: where it leads and, as it was set last, how often and by whom.

    Attributes:
        spot_uid: the place that is looked at, where it is on record; ``spot`` is what it is called.
        holder: address of the post that has to see that it is walked.
        ended_on: the last day on which it is expected.

    .. no_pii: posts. Kept as long as what was found on it.
    """

    name = models.CharField(max_length=80)
    subject_kind = models.CharField(max_length=40, db_collation="C")
    subject_uid = models.UUIDField()
    spot_uid = models.UUIDField(null=True)
    spot = models.CharField(max_length=120, blank=True, default="")
    rhythm = models.CharField(max_length=20, db_collation="C")
    holder = models.CharField(max_length=120, db_collation="C")
    set_at = models.DateTimeField()
    ended_on = models.DateField(null=True)

    class Meta(Scoped.Meta):
        """In the order in which they were set; of a known rhythm."""

        indexes = (*scope_indexes("patrol", "-set_at"), *sort_indexes("patrol", "set_at"))
        constraints = (
            *Scoped.Meta.constraints,
            models.CheckConstraint(condition=KNOWN_RHYTHM, name="dangers_patrol_rhythm"),
        )


class PatrolEdition(Record):
    """What a patrol asks from a day on, how often and of whom.

    Attributes:
        number: of the edition, and of the version of its form.
        rule_uid: the recurring expectation that it is bound to.

    .. no_pii: posts. Kept with its patrol.
    """

    patrol = models.ForeignKey(Patrol, models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    since = models.DateField()
    rhythm = models.CharField(max_length=20, db_collation="C")
    holder = models.CharField(max_length=120, db_collation="C")
    rule_uid = models.UUIDField()

    class Meta:
        """Each once, and no two from the same day on."""

        constraints = (
            models.UniqueConstraint(
                fields=["patrol", "number"], name="dangers_patroledition_number"
            ),
            models.UniqueConstraint(fields=["patrol", "since"], name="dangers_patroledition_since"),
            models.CheckConstraint(condition=KNOWN_RHYTHM, name="dangers_patroledition_rhythm"),
        )


class PatrolRound(Record):
    """A patrol as it is walked once, by one person or by several.

    Attributes:
        opens_at: names the period in which it is expected.
        form_uid: of the form that is answered.
        walkers: uids of who answered.
        walked_at: when the last question was answered; until then it is not done.

    .. pii: persons by uid. Kept 3 years.
    """

    patrol = models.ForeignKey(Patrol, models.PROTECT, related_name="+")
    edition = models.ForeignKey(PatrolEdition, models.PROTECT, related_name="+")
    opens_at = models.DateTimeField()
    form_uid = models.UUIDField()
    walkers = ArrayField(models.UUIDField(), default=list)
    walked_at = models.DateTimeField(null=True)

    class Meta:
        """Once in a period."""

        constraints = (
            models.UniqueConstraint(fields=["patrol", "opens_at"], name="dangers_patrolround_once"),
        )


class PatrolFinding(Record):
    """That a hidden danger was found by a question of a patrol. .. no_pii: kept with its danger."""

    round = models.ForeignKey(PatrolRound, models.PROTECT, related_name="+")
    item = models.CharField(max_length=140, db_collation="C")
    danger = models.OneToOneField("dangers.HiddenDanger", models.PROTECT, related_name="+")

    class Meta:
        """A question finds one danger."""

        constraints = (
            models.UniqueConstraint(fields=["round", "item"], name="dangers_patrolfinding_once"),
        )


def patrols() -> ScopedQuerySet[Patrol]:
    """Return all of them; who reads for an actor narrows them to what he may see."""
    return ScopedQuerySet(Patrol)
