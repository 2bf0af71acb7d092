"""Commitments to days, inspections of who answers by name, the live risk with its changes."""

from django.db import models

from bazhua.grips.inherent.domain.duty.named import NamedPerson
from bazhua.infra.db.records import Record
from bazhua.infra.db.scoped import Scoped, ScopedQuerySet, scope_indexes, sort_indexes
from bazhua.law.terms import Colour

COLOURS = [colour.value for colour in Colour]
PERSONS = [person.value for person in NamedPerson]


class Commitment(Scoped):
    """What a principal committed to for a day; as it was said last.

    Attributes:
        said: numbers of units and of work in progress, and what is so.
        late: after the hour of the day until which it was due.

    .. pii: a person by uid. Kept 3 years.
    """

    subject_uid = models.UUIDField()
    day = models.DateField()
    said = models.JSONField()
    statement = models.CharField(max_length=500)
    committed_by = models.UUIDField()
    committed_at = models.DateTimeField()
    late = models.BooleanField()

    class Meta(Scoped.Meta):
        """A day is committed to once."""

        indexes = (*scope_indexes("commitment", "-day"), *sort_indexes("commitment", "day"))
        constraints = (
            *Scoped.Meta.constraints,
            models.UniqueConstraint(fields=["subject_uid", "day"], name="inherent_commitment_once"),
        )


class Inspection(Scoped):
    """An installation was inspected by a person who answers for it by name.

    Attributes:
        opens_at: names the period in which it was expected.
        answers: question, its words as they were asked, whether it is as it should be, and the
            uid of the hidden danger that was recorded where it is not.
        note: what is wrong, in his words.

    .. pii: a person by uid. Kept 3 years.
    """

    installation = models.ForeignKey("inherent.Installation", models.PROTECT, related_name="+")
    person = models.CharField(max_length=10, db_collation="C")
    opens_at = models.DateTimeField()
    inspected_by = models.UUIDField()
    inspected_at = models.DateTimeField()
    late = models.BooleanField()
    answers = models.JSONField()
    note = models.CharField(max_length=500, blank=True, default="")

    class Meta(Scoped.Meta):
        """Once in a period by each."""

        indexes = scope_indexes("inspection", "-inspected_at")
        constraints = (
            *Scoped.Meta.constraints,
            models.UniqueConstraint(
                fields=["installation", "person", "opens_at"], name="inherent_inspection_once"
            ),
            models.CheckConstraint(
                condition=models.Q(person__in=PERSONS), name="inherent_inspection_person"
            ),
        )


class RiskStanding(Scoped):
    """The live risk of an enterprise.

    Attributes:
        colour: as it is shown; ``milder`` was found at ``milder_since`` and waits.
        facts: what the rule was asked.
        book: digest of the book that answered.

    .. no_pii: kept as long as the enterprise.
    """

    subject_uid = models.UUIDField(unique=True)
    value = models.PositiveSmallIntegerField()
    colour = models.CharField(max_length=6, db_collation="C")
    milder = models.CharField(max_length=6, blank=True, default="", db_collation="C")
    milder_since = models.DateTimeField(null=True)
    facts = models.JSONField()
    book = models.CharField(max_length=80, db_collation="C")
    judged_at = models.DateTimeField()

    class Meta(Scoped.Meta):
        """In the order of the index; of a known colour."""

        indexes = (*scope_indexes("risk", "-value"), *sort_indexes("risk", "value"))
        constraints = (
            *Scoped.Meta.constraints,
            models.CheckConstraint(
                condition=models.Q(colour__in=COLOURS), name="inherent_riskstanding_colour"
            ),
        )


class WorkStanding(Record):
    """Special work under way at an enterprise, as it was told last. .. no_pii: kept as long as it."""

    subject_uid = models.UUIDField(unique=True)
    special_work = models.PositiveIntegerField()
    level1_work = models.PositiveIntegerField()
    other_work = models.PositiveIntegerField()
    told_at = models.DateTimeField()


class RiskChange(Record):
    """That another colour was shown, with all that it rested on. .. no_pii: kept 3 years."""

    standing = models.ForeignKey(RiskStanding, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    before = models.CharField(max_length=6, blank=True, db_collation="C")
    after = models.CharField(max_length=6, db_collation="C")
    value = models.PositiveSmallIntegerField()
    facts = models.JSONField()

    class Meta:
        """The last of an enterprise first."""

        indexes = (models.Index(fields=["standing", "-at"], name="inherent_riskchange_last"),)


def commitments() -> ScopedQuerySet[Commitment]:
    """Return all of them; who reads for an actor narrows them to what he may see."""
    return ScopedQuerySet(Commitment)


def inspections() -> ScopedQuerySet[Inspection]:
    """Return all of them; who reads for an actor narrows them to what he may see."""
    return ScopedQuerySet(Inspection)


def risks() -> ScopedQuerySet[RiskStanding]:
    """Return all of them; who reads for an actor narrows them to what he may see."""
    return ScopedQuerySet(RiskStanding)
