"""What records contribute, and the cells they are folded into, ready to be read."""

from django.db import models
from django.db.models.functions import Cast, NullIf
from typing_extensions import override


def _last(back: int) -> models.GeneratedField:
    """Return the id that stands so far from the end of the path."""
    column = models.BigIntegerField(null=True)
    part = models.Func(
        models.F("path"),
        models.Value("."),
        models.Value(-1 - back),
        function="split_part",
        output_field=models.TextField(),
    )
    node = Cast(NullIf(part, models.Value("")), column)
    return models.GeneratedField(expression=node, output_field=column, db_persist=True)


class ContributionRow(models.Model):
    """What one record adds to one indicator; in partitions by the month of its day.

    The database refuses to change or delete it. Its table is made by `contribution.sql`.

    .. no_pii: the record by uid. Kept always.
    """

    id = models.BigAutoField(primary_key=True)
    event_uid = models.UUIDField()
    indicator = models.CharField(max_length=80, db_collation="C")
    record_uid = models.UUIDField()
    path = models.CharField(max_length=200, db_collation="C")
    day = models.DateField()
    dims = models.JSONField()
    value = models.BigIntegerField()

    class Meta:
        """The name that the statements use."""

        db_table = "rollup_contribution"

    @override
    def __str__(self) -> str:
        return f"{self.indicator} {self.path} {self.day} {self.value:+}"


class Waiting(models.Model):
    """A contribution that is not folded yet; the database adds one with each.

    Attributes:
        id: of the contribution.

    .. no_pii:
    """

    id = models.BigIntegerField(primary_key=True)
    day = models.DateField()
    indicator = models.CharField(max_length=80, db_collation="C")

    class Meta:
        """The name that the statements use."""

        db_table = "rollup_waiting"

    @override
    def __str__(self) -> str:
        return f"{self.id} {self.day}"


class Replanting(models.Model):
    """A node went below another one on a day: what stood there was taken along.

    .. no_pii: Kept always.
    """

    id = models.BigAutoField(primary_key=True)
    old = models.CharField(max_length=200, db_collation="C")
    new = models.CharField(max_length=200, db_collation="C")
    day = models.DateField()
    event_uid = models.UUIDField(unique=True)

    @override
    def __str__(self) -> str:
        return f"{self.old} {self.new} {self.day}"


class Cell(models.Model):
    """The value of an indicator at a node on a day.

    A flow holds the sum of its day, a stock the balance at the close of a day on which it
    changed, a distinct count how many records are there in the period that begins on the day.

    Attributes:
        path: of the node on that day; ``node`` and ``parent`` are its last two ids.
        dims: all dimensions of the indicator, and of nodes far above also totals; of a
            distinct count any part of them.

    .. no_pii:
    """

    id = models.BigAutoField(primary_key=True)
    indicator = models.CharField(max_length=80, db_collation="C")
    path = models.CharField(max_length=200, db_collation="C")
    day = models.DateField()
    dims = models.JSONField()
    value = models.BigIntegerField()
    node = _last(1)
    parent = _last(2)

    class Meta:
        """Indexes in the order that the reader walks them."""

        constraints = (
            models.UniqueConstraint(
                fields=["indicator", "node", "path", "dims", "day"], name="rollup_cell_once"
            ),
        )
        indexes = (
            models.Index(
                fields=["indicator", "parent", "path", "dims", "day"], name="rollup_cell_children"
            ),
        )

    @override
    def __str__(self) -> str:
        return f"{self.indicator} {self.path} {self.day}"


class SavedView(models.Model):
    """What somebody asks the figures again and again, under a name of his own.

    Attributes:
        query: of the address; a time asked for by its name stays that, so that it moves on.

    .. pii: who likes to look at what, by uid; until he deletes it.
    """

    id = models.BigAutoField(primary_key=True)
    uid = models.UUIDField(unique=True)
    owner_uid = models.UUIDField()
    name = models.CharField(max_length=60)
    query = models.CharField(max_length=1000, db_collation="C")

    class Meta:
        """One of a name for each."""

        constraints = (
            models.UniqueConstraint(fields=["owner_uid", "name"], name="rollup_savedview_once"),
        )

    @override
    def __str__(self) -> str:
        return self.name


class Denominator(models.Model):
    """What is known of a node in a year from elsewhere; a correction is a further edition.

    The database refuses to change or delete it.

    Attributes:
        months: from January to the end of which month it is; 12 for the year.
        source: who published it, and in what.
        dated: when it was published.

    .. pii: who entered it, by uid. Kept always.
    """

    id = models.BigAutoField(primary_key=True)
    uid = models.UUIDField(unique=True)
    measure = models.CharField(max_length=40, db_collation="C")
    node = models.BigIntegerField()
    year = models.PositiveSmallIntegerField()
    months = models.PositiveSmallIntegerField()
    edition = models.PositiveIntegerField()
    value = models.DecimalField(max_digits=20, decimal_places=4)
    source = models.CharField(max_length=200)
    dated = models.DateField()
    entered_by = models.UUIDField()
    entered_at = models.DateTimeField()

    class Meta:
        """Each edition once."""

        constraints = (
            models.UniqueConstraint(
                fields=["node", "measure", "year", "months", "edition"],
                name="rollup_denominator_once",
            ),
            models.CheckConstraint(
                condition=models.Q(value__gt=0, edition__gte=1, months__range=(1, 12)),
                name="rollup_denominator_sound",
            ),
        )

    @override
    def __str__(self) -> str:
        return f"{self.measure} {self.node} {self.year}/{self.months} {self.edition}"


class Presence(models.Model):
    """A record within a distinct count; it counts while ``times`` is above 0.

    .. no_pii: the record by uid.
    """

    id = models.BigAutoField(primary_key=True)
    indicator = models.CharField(max_length=80, db_collation="C")
    path = models.CharField(max_length=200, db_collation="C")
    day = models.DateField()
    dims = models.JSONField()
    record_uid = models.UUIDField()
    times = models.BigIntegerField()
    node = _last(1)

    class Meta:
        """A record is there once."""

        constraints = (
            models.UniqueConstraint(
                fields=["indicator", "node", "day", "path", "dims", "record_uid"],
                name="rollup_presence_once",
            ),
        )

    @override
    def __str__(self) -> str:
        return f"{self.indicator} {self.path} {self.day} {self.record_uid}"
