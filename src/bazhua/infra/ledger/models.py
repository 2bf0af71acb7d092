"""Leaves and roots, never altered; and apart from them what erasing a person erases."""

from django.db import models
from typing_extensions import override

from bazhua.infra.events.models import Event


class Waiting(models.Model):
    """An event that has no leaf yet; a trigger writes it with the event, so nothing is checked.

    .. no_pii:
    """

    event = models.OneToOneField(
        Event, models.PROTECT, primary_key=True, related_name="+", db_constraint=False
    )

    @override
    def __str__(self) -> str:
        return f"event {self.pk}"


class Leaf(models.Model):
    """The leaf of an event: its number, given at sealing, and its hash.

    .. no_pii: kept always.
    """

    number = models.BigIntegerField(primary_key=True)
    event = models.OneToOneField(Event, models.PROTECT, related_name="+")
    hash = models.BinaryField(max_length=64)

    @override
    def __str__(self) -> str:
        return f"leaf {self.number}"


class Chain(models.Model):
    """The log that this database holds: its id, its suite and its public key; there is one.

    .. no_pii: kept always.
    """

    id = models.UUIDField(primary_key=True)
    only = models.BooleanField(default=True, unique=True)
    suite = models.CharField(max_length=40, db_collation="C")
    public_key = models.BinaryField(max_length=200)

    class Meta:
        """One row."""

        constraints = (
            models.CheckConstraint(condition=models.Q(only=True), name="ledger_one_chain"),
        )

    @override
    def __str__(self) -> str:
        return f"{self.suite} {self.id}"


class SealedRoot(models.Model):
    """A signed root, and the peaks from which the tree goes on growing.

    .. no_pii: kept always.
    """

    number = models.BigIntegerField(primary_key=True)
    size = models.BigIntegerField()
    statement = models.JSONField()
    signature = models.BinaryField(max_length=200)
    peaks = models.BinaryField()

    @override
    def __str__(self) -> str:
        return f"root {self.number} over {self.size}"


class Secret(models.Model):
    """What all salts of one person derive from; to delete it erases the person from the ledger.

    .. pii: key to committed values; kept until the person is erased.
    """

    subject_uid = models.UUIDField(primary_key=True)
    secret = models.BinaryField(max_length=32)

    @override
    def __str__(self) -> str:
        return f"secret of {self.subject_uid}"


class PersonalValue(models.Model):
    """A committed value about a person; its salt derives from his secret, `given` and `path`.

    .. pii: any personal field of an event; kept until the person is erased.
    """

    commitment = models.BinaryField(primary_key=True, max_length=64)
    secret = models.ForeignKey(Secret, models.PROTECT, related_name="+")
    given = models.UUIDField()
    path = models.CharField(max_length=400, db_collation="C")
    value = models.JSONField()

    @override
    def __str__(self) -> str:
        return f"value of {self.secret_id}"
