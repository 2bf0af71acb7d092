"""Files, the records they belong to, what holds them, and uploads under way."""

from django.db import models
from django.db.models import Q

from bazhua.infra.db.records import Record
from bazhua.infra.files.core.kinds import Kind

A_HASH = r"^[0-9a-f]{64}$"


class StoredFile(Record):
    """A file as it was given. The bytes are in the store under their hash, before the row is here.

    Attributes:
        name: as the sender called it; blank once the file is erased.
        shown_sha256: of the copy that is shown; empty for what has none.
        veils: what of a video is not shown, as `core.veils.Veil`.
        keep_until: it is not deleted earlier, and the sweep deletes it then; none is for ever.
        erased_at: from then on the row stands for what was here, and the sweep takes the bytes.

    .. pii: name and content of any kind; as long as its record, until erased.
    """

    sha256 = models.CharField(max_length=64, db_collation="C")
    size = models.PositiveBigIntegerField()
    kind = models.CharField(max_length=80, db_collation="C")
    name = models.CharField(max_length=200, blank=True)
    shown_sha256 = models.CharField(max_length=64, blank=True, default="", db_collation="C")
    veils = models.JSONField(default=list)
    given_by = models.UUIDField()
    given_at = models.DateTimeField()
    keep_until = models.DateTimeField(null=True)
    erased_at = models.DateTimeField(null=True)

    class Meta:
        """The sweep looks rows up by hash and by the end of their time."""

        constraints = (
            models.CheckConstraint(
                condition=Q(sha256__regex=A_HASH)
                & (Q(shown_sha256="") | Q(shown_sha256__regex=A_HASH)),
                name="files_storedfile_hash",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=[kind.value for kind in Kind]), name="files_storedfile_kind"
            ),
            models.CheckConstraint(
                condition=Q(erased_at=None) | Q(name=""), name="files_storedfile_erased"
            ),
        )
        indexes = (
            models.Index(fields=["sha256"], name="files_stored_sha256"),
            models.Index(
                fields=["shown_sha256"], name="files_stored_shown", condition=~Q(shown_sha256="")
            ),
            models.Index(
                fields=["keep_until"], name="files_stored_keep", condition=Q(erased_at=None)
            ),
        )


class Attachment(Record):
    """A file as part of a record, which decides who sees it.

    Attributes:
        keep_until: how long the record needs it; none is for ever.

    .. no_pii: persons by uid. Kept with its file.
    """

    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+")
    record_kind = models.CharField(max_length=40, db_collation="C")
    record_uid = models.UUIDField()
    keep_until = models.DateTimeField(null=True)
    attached_by = models.UUIDField()
    attached_at = models.DateTimeField()
    detached_at = models.DateTimeField(null=True)

    class Meta:
        """A file belongs to a record once at a time."""

        constraints = (
            models.UniqueConstraint(
                fields=["record_uid", "record_kind", "file"],
                name="files_attachment_once",
                condition=Q(detached_at=None),
            ),
        )


class FileHold(Record):
    """A ground why a file must not be deleted. .. no_pii: persons by uid. Kept with its file."""

    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+")
    ground = models.CharField(max_length=200)
    since = models.DateTimeField()
    released_at = models.DateTimeField(null=True)

    class Meta:
        """A ground holds a file once at a time."""

        constraints = (
            models.UniqueConstraint(
                fields=["file", "ground"],
                name="files_hold_once",
                condition=Q(released_at=None),
            ),
        )


class Upload(Record):
    """A file on its way in pieces; complete, it is the `StoredFile` of the same ``uid``.

    Attributes:
        metadata: what the sender said about it, as he said it.
        sha256: of the whole file, if the sender announced it.
        received: bytes that are on the disk, in a draft named by ``uid``.

    .. pii: file name; seven days.
    """

    owner = models.UUIDField()
    name = models.CharField(max_length=200)
    metadata = models.CharField(max_length=2000, blank=True)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64, blank=True, db_collation="C")
    received = models.PositiveBigIntegerField(default=0)
    since = models.DateTimeField()
    until = models.DateTimeField()

    class Meta:
        """No more is received than was announced."""

        constraints = (
            models.CheckConstraint(
                condition=Q(received__lte=models.F("size"), size__gt=0),
                name="files_upload_received",
            ),
            models.CheckConstraint(
                condition=Q(sha256="") | Q(sha256__regex=A_HASH), name="files_upload_hash"
            ),
        )
        indexes = (
            models.Index(fields=["owner", "since"], name="files_upload_owner"),
            models.Index(fields=["until"], name="files_upload_until"),
        )
