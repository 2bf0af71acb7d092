"""The keys that were used, with the answer that was given."""

from django.db import models
from typing_extensions import override


class UsedKey(models.Model):
    """A key of an actor; it is written with the effect, so either both are there or none.

    Attributes:
        sha256: of route and body.
        status: of the answer; empty only within the transaction that makes it.
        body: sealed where the answer says that nobody may store it.

    .. pii: an answer may name persons; removed 30 days after it was given.
    """

    id = models.BigAutoField(primary_key=True)
    actor_uid = models.UUIDField()
    key = models.CharField(max_length=128, db_collation="C")
    route = models.CharField(max_length=300, db_collation="C")
    sha256 = models.CharField(max_length=64, db_collation="C")
    status = models.PositiveSmallIntegerField(null=True)
    headers = models.JSONField(default=dict)
    body = models.BinaryField(default=b"")
    expires_at = models.DateTimeField(db_index=True)

    class Meta:
        """A key is used once by an actor."""

        constraints = (
            models.UniqueConstraint(fields=["actor_uid", "key"], name="idempotency_usedkey_once"),
        )

    @override
    def __str__(self) -> str:
        return f"{self.route} {self.sha256[:8]}"
