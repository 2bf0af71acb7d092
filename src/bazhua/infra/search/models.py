"""What a record is found by, and the place that decides who finds it."""

from typing import Final

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from typing_extensions import override

PENDING_KB: Final = 512
"""New lexemes wait to be sorted in together: a fifth of the cost of an import. More of them would
be read by every search."""


class Entry(models.Model):
    """One record in the index of the one search box.

    Attributes:
        kind: of the record, the resource that rights name.
        words: title, codes, pinyin and text as they are compared, line by line.
        key: the title's pinyin; hits stand in its order.
        parts: of ``words``, as `lexemes.held` makes them.
        place: everything that a grant may name, computed by the database, so that it follows
            when only the place is written.

    .. pii: what title and text of the record name; goes with the record (`forget`).
    """

    id = models.BigAutoField(primary_key=True)
    kind = models.CharField(max_length=40, db_collation="C")
    record_uid = models.UUIDField()
    path_now = models.CharField(max_length=200, db_collation="C")
    group_now = models.CharField(max_length=200, blank=True, default="", db_collation="C")
    dept_mask = models.BigIntegerField(default=0)
    assignment_ids = ArrayField(models.BigIntegerField(), default=list, blank=True)
    title = models.CharField(max_length=200)
    words = models.TextField(db_collation="C")
    key = models.CharField(max_length=400, db_collation="C")
    indexed_at = models.DateTimeField()
    parts = SearchVectorField()
    place = models.GeneratedField(
        expression=models.Func(
            "kind",
            "path_now",
            "group_now",
            "dept_mask",
            "assignment_ids",
            function="search_place",
        ),
        output_field=SearchVectorField(),
        db_persist=True,
    )

    class Meta:
        """A record is there once; everything is found by parts and place."""

        constraints = (
            models.UniqueConstraint(fields=["kind", "record_uid"], name="search_entry_once"),
        )
        indexes = (
            GinIndex(
                fields=["parts", "place"],
                name="search_entry_found",
                gin_pending_list_limit=PENDING_KB,
            ),
            models.Index(fields=["path_now"], name="search_entry_path"),
        )

    @override
    def __str__(self) -> str:
        return f"{self.kind} {self.record_uid}"
