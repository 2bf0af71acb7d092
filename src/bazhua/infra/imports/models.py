"""Uploads, imports, and their rows until they are taken."""

from typing import ClassVar

from django.db import models
from typing_extensions import override

from bazhua.infra.db.records import Record
from bazhua.infra.imports.core.states import State


class Upload(models.Model):
    """The bytes of an uploaded table, sealed.

    .. pii: whatever the file holds. Removed by `forgetting.forget_ended`.
    """

    id = models.BigAutoField(primary_key=True)
    data = models.BinaryField()

    @override
    def __str__(self) -> str:
        return f"upload {self.pk}"


class Import(Record):
    """One table on its way into the platform.

    Attributes:
        file_name: as the browser gave it, for the asker's eyes only.
        file_ref: where the port of files keeps it; empty once it is removed.
        job_uid: of the job that reads or takes the rows, or did last.
        columns: of the file in its order, ``[[key, header], …]``.
        rows, good, taken: of the file, without errors, already taken into the platform.
        refusal: code and ``said`` in both languages, of the file or of the last taking.

    .. pii: the file's name. Removed by `forgetting.forget_ended`.
    """

    kind = models.CharField(max_length=80, db_collation="C")
    asked_by = models.UUIDField()
    asked_at = models.DateTimeField()
    state = models.CharField(max_length=10, default=State.READING.value, db_collation="C")
    file_name = models.CharField(max_length=200)
    file_sha256 = models.CharField(max_length=64, db_collation="C")
    file_ref = models.CharField(max_length=200, blank=True, default="", db_collation="C")
    job_uid = models.UUIDField()
    columns = models.JSONField(default=list)
    rows = models.PositiveIntegerField(default=0)
    good = models.PositiveIntegerField(default=0)
    taken = models.PositiveIntegerField(default=0)
    refusal = models.CharField(max_length=80, blank=True, default="", db_collation="C")
    refusal_said = models.JSONField(default=dict)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        """An asker's imports are listed the latest first; the same file is looked for by digest."""

        constraints = (
            models.CheckConstraint(
                condition=models.Q(state__in=[state.value for state in State]),
                name="imports_state",
            ),
            models.CheckConstraint(
                condition=models.Q(good__lte=models.F("rows"), taken__lte=models.F("good")),
                name="imports_counts",
            ),
        )
        indexes = (
            models.Index(fields=["asked_by", "-id"], name="imports_asker"),
            models.Index(fields=["kind", "file_sha256"], name="imports_same_file"),
        )


class StagedRow(models.Model):
    """One row of a file: its values, or its cells as they were written and what is wrong.

    Cells of columns that are declared sealed are kept sealed.

    .. pii: whatever the file holds. Removed by `forgetting.forget_ended`.
    """

    id = models.BigAutoField(primary_key=True)
    owner = models.ForeignKey(Import, models.PROTECT, related_name="+", db_index=False)
    number = models.PositiveIntegerField()
    cells = models.JSONField()
    errors = models.JSONField(default=list)
    bad = models.BooleanField()
    taken = models.BooleanField(default=False)

    class Meta:
        """Good rows that are still to be taken, and bad ones, are found without the others."""

        constraints: ClassVar[tuple[models.BaseConstraint, ...]] = (
            models.UniqueConstraint(fields=["owner", "number"], name="imports_row_once"),
            models.CheckConstraint(
                condition=models.Q(bad=False) | models.Q(taken=False), name="imports_bad_not_taken"
            ),
        )
        indexes = (
            models.Index(
                fields=["owner", "number"],
                name="imports_row_bad",
                condition=models.Q(bad=True),
            ),
            models.Index(
                fields=["owner", "number"],
                name="imports_row_next",
                condition=models.Q(bad=False, taken=False),
            ),
        )

    @override
    def __str__(self) -> str:
        return f"row {self.number} of {self.owner_id}"
