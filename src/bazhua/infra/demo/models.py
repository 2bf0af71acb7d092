"""That a platform is a demonstration, from its first record on; and whom one may become there."""

from django.db import models
from typing_extensions import override


class Demonstration(models.Model):
    """The mark of a demonstration; there is one row or none, and it is never taken away.

    Attributes:
        digest: of what was loaded, the same for the same seed and day.

    .. no_pii: kept always.
    """

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    seed = models.BigIntegerField()
    made_at = models.DateTimeField()
    digest = models.CharField(max_length=64, db_collation="C")

    class Meta:
        """One row."""

        constraints = (models.CheckConstraint(condition=models.Q(id=1), name="demo_once"),)

    @override
    def __str__(self) -> str:
        return f"Demonstration {self.seed}"


class Figure(models.Model):
    """A person of the demonstration whom anybody may become.

    Attributes:
        is_first: he stands in the bar itself.

    .. no_pii: a composed name of nobody.
    """

    id = models.BigAutoField(primary_key=True)
    person_uid = models.UUIDField(unique=True)
    rank = models.PositiveSmallIntegerField(unique=True)
    is_first = models.BooleanField(default=False)
    name = models.CharField(max_length=200)
    title = models.CharField(max_length=80)
    title_en = models.CharField(max_length=80)

    @override
    def __str__(self) -> str:
        return f"Figure {self.rank}"
