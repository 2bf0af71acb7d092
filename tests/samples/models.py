"""Records of the tests."""

from django.db import models
from typing_extensions import override

from bazhua.infra.db.scoped import Scoped, scope_indexes, sort_indexes


class Case(Scoped):
    """A record with a place, a state and an order. .. no_pii:"""

    state = models.CharField(max_length=20, default="open", db_collation="C")
    due_at = models.DateTimeField(null=True)

    class Meta(Scoped.Meta):
        """As every scoped table."""

        indexes = (*scope_indexes("case", "due_at"), *sort_indexes("case", "due_at"))


class Note(models.Model):
    """An effect of an event that has happened. .. no_pii:"""

    id = models.BigAutoField(primary_key=True)
    subscriber = models.CharField(max_length=80)
    record_uid = models.UUIDField()
    seq = models.BigIntegerField()
    event_uid = models.UUIDField()
    at = models.DateTimeField()

    @override
    def __str__(self) -> str:
        return f"{self.subscriber} {self.record_uid} {self.seq}"


class Firm(Scoped):
    """What an import of the tests brings. .. no_pii:"""

    name = models.CharField(max_length=60)
    code = models.CharField(max_length=18, db_collation="C", unique=True)
    trade = models.CharField(max_length=20, db_collation="C")
    staff = models.PositiveIntegerField()
    capital = models.DecimalField(max_digits=12, decimal_places=2, null=True)
    since = models.DateField()
    made_by = models.UUIDField()

    class Meta(Scoped.Meta):
        """As every scoped table."""

        indexes = scope_indexes("firm", "name")
