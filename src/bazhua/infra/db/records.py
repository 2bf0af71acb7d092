"""What every record has: an identifier, a version, where it was made."""

from collections.abc import Iterable
from datetime import datetime
from secrets import token_bytes
from uuid import UUID

from django.db import models
from typing_extensions import override

from bazhua.kernel.ids import RANDOM_BYTES, uuid7, uuid7_text


def new_uid(at: datetime) -> UUID:
    """Return a fresh identifier that sorts by an instant."""
    return uuid7(int(at.timestamp() * 1000), token_bytes(RANDOM_BYTES))


def new_uids(instants: Iterable[datetime]) -> list[str]:
    """Return the digits of a fresh identifier for each of many instants."""
    times = [int(at.timestamp() * 1000) for at in instants]
    random = token_bytes(RANDOM_BYTES * len(times))
    return [
        uuid7_text(time, random[RANDOM_BYTES * place : RANDOM_BYTES * (place + 1)])
        for place, time in enumerate(times)
    ]


class Record(models.Model):
    """A row that is moved by compare-and-swap and named outside by its ``uid``.

    Attributes:
        origin_instance: the platform that sent it; empty when it was made here.
    """

    id = models.BigAutoField(primary_key=True)
    uid = models.UUIDField(unique=True, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)
    origin_instance = models.CharField(
        max_length=40, blank=True, default="", db_collation="C", editable=False
    )

    class Meta:
        """No table of its own."""

        abstract = True

    @override
    def __str__(self) -> str:
        return f"{type(self).__name__} {self.uid}"
