"""External references and the last number of each series."""

from enum import StrEnum

from django.db import models
from typing_extensions import override

from bazhua.infra.db.records import Record


class Direction(StrEnum):
    """Which way a record was handed over."""

    IN = "in"
    OUT = "out"


class ExternalRef(Record):
    """What another system calls a record of ours.

    Attributes:
        system: code of the other system.
        kind: of the record there; an id is unique within it.
        external_id: its id there; of what we hand out, the id that we gave to them.
        receipt: what acknowledges the hand-over: theirs for ``out``, ours for ``in``.

    .. no_pii: ids of records. Kept as long as its subject.
    """

    system = models.CharField(max_length=40, db_collation="C")
    kind = models.CharField(max_length=40, db_collation="C")
    external_id = models.CharField(max_length=120, db_collation="C")
    direction = models.CharField(max_length=3, db_collation="C")
    subject_kind = models.CharField(max_length=40, db_collation="C")
    subject_uid = models.UUIDField(db_index=True)
    handed_at = models.DateTimeField()
    receipt = models.CharField(max_length=200, blank=True, default="", db_collation="C")
    receipt_at = models.DateTimeField(null=True)

    class Meta:
        """One record for one id; a receipt has its instant."""

        constraints = (
            models.UniqueConstraint(
                fields=["system", "kind", "external_id"], name="references_externalref_once"
            ),
            models.CheckConstraint(
                condition=models.Q(direction__in=[one.value for one in Direction]),
                name="references_externalref_direction",
            ),
            models.CheckConstraint(
                condition=models.Q(receipt="", receipt_at=None)
                | ~models.Q(receipt="") & models.Q(receipt_at__isnull=False),
                name="references_externalref_receipt",
            ),
        )
        indexes = (
            models.Index(
                fields=["system", "handed_at", "id"],
                name="references_unacknowledged",
                condition=models.Q(receipt=""),
            ),
        )


class NumberSeries(models.Model):
    """The last serial that was given in a series.

    .. no_pii: kept always.
    """

    id = models.BigAutoField(primary_key=True)
    kind = models.CharField(max_length=4, db_collation="C")
    year = models.PositiveSmallIntegerField()
    place = models.CharField(max_length=12, db_collation="C")
    last = models.PositiveBigIntegerField()

    class Meta:
        """One row for each series."""

        constraints = (
            models.UniqueConstraint(
                fields=["kind", "year", "place"], name="references_numberseries_once"
            ),
        )

    @override
    def __str__(self) -> str:
        return f"{self.kind}-{self.year}-{self.place} {self.last}"
