"""Installations that are watched, and what was found when they were identified."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from bazhua.grips.inherent.domain.watching.terms import InstallationKind
from bazhua.infra.db.records import Record
from bazhua.infra.db.scoped import Scoped, ScopedQuerySet, scope_indexes, sort_indexes

LEVELS = (1, 2, 3, 4)


class Installation(Scoped):
    """An identification unit, a mine, a tailings pond, the stations of a park.

    Attributes:
        spot_uid: the place that it is, where it is on record; substances are read from there.
        exposed_persons: permanent residents within 500 m outward from the plant boundary.
        classes: what the standard takes a substance for, by its uid, where its CAS number does not
            tell: class symbols, or a line of table 1.
        unclassed: uids of substances of which that is not known; it is not graded until it is.
        level: 1 (highest) to 4 of a major hazard installation, else nothing; by ``identified_at``.
        principal: address of the post of the principal who answers for it by name; so the others.

    .. no_pii: posts. Kept as long as the enterprise.
    """

    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=20, db_collation="C")
    subject_kind = models.CharField(max_length=40, db_collation="C")
    subject_uid = models.UUIDField()
    spot_uid = models.UUIDField(null=True)
    exposed_persons = models.PositiveIntegerField(default=0)
    classes = models.JSONField(default=dict)
    unclassed = ArrayField(models.UUIDField(), default=list)
    level = models.PositiveSmallIntegerField(null=True)
    identified_at = models.DateTimeField(null=True)
    filing_number = models.CharField(max_length=60, blank=True, default="", db_collation="C")
    filed_until = models.DateField(null=True)
    principal = models.CharField(max_length=120, blank=True, default="", db_collation="C")
    technical = models.CharField(max_length=120, blank=True, default="", db_collation="C")
    operation = models.CharField(max_length=120, blank=True, default="", db_collation="C")
    since = models.DateTimeField()
    until = models.DateTimeField(null=True)

    class Meta(Scoped.Meta):
        """Of a known kind; a level is one of four."""

        indexes = (
            *scope_indexes("installation", "-since"),
            *sort_indexes("installation", "since"),
            models.Index(fields=["subject_uid"], name="installation_subject"),
        )
        constraints = (
            *Scoped.Meta.constraints,
            models.CheckConstraint(
                condition=models.Q(kind__in=[kind.value for kind in InstallationKind]),
                name="inherent_installation_kind",
            ),
            models.CheckConstraint(
                condition=models.Q(level=None) | models.Q(level__in=LEVELS),
                name="inherent_installation_level",
            ),
        )


class Identification(Record):
    """How an installation was identified and graded, with all that went in.

    Attributes:
        given: substances and persons, as the rule was asked.
        book: digest of the book that answered.

    .. no_pii: kept with its installation.
    """

    installation = models.ForeignKey(Installation, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    given = models.JSONField()
    s = models.DecimalField(max_digits=20, decimal_places=6)
    r = models.DecimalField(max_digits=20, decimal_places=6)
    level = models.PositiveSmallIntegerField(null=True)
    book = models.CharField(max_length=80, db_collation="C")

    class Meta:
        """The last of an installation first."""

        indexes = (
            models.Index(fields=["installation", "-at"], name="inherent_identification_last"),
        )


def installations() -> ScopedQuerySet[Installation]:
    """Return all of them; who reads for an actor narrows them to what he may see."""
    return ScopedQuerySet(Installation)
