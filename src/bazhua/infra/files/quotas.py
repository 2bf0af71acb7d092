"""Who may give files, and how much at once; one busy or hostile person does not fill the disk."""

from datetime import datetime, timedelta
from typing import Final

from django.db import connection
from django.db.models import F, Sum

from bazhua.infra.db.actors import Actor
from bazhua.infra.files.configured import limits, store
from bazhua.infra.files.core.limits import MIB
from bazhua.infra.files.core.refusals import GivingRefused, QuotaReached, StorageLow
from bazhua.infra.files.models import Upload
from bazhua.kernel.words import say

RESOURCE: Final = "file"
GIVE: Final = "give"
DAY: Final = timedelta(days=1)
LOCK_BITS: Final = 63


def lock_giver(actor: Actor, *, at: datetime) -> None:
    """Wait for, and then be, the only transaction in which a person announces files.

    Raises:
        GivingRefused: no grant of his lets him.
    """
    if not actor.granted(RESOURCE, GIVE, at):
        raise GivingRefused
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [actor.uid.int & (1 << LOCK_BITS) - 1])


def refuse_beyond_quota(size: int, *, actor: Actor, at: datetime) -> None:
    """Refuse one more upload of a size in bytes if it is more than one person or the disk takes.

    Raises:
        QuotaReached: he has too many open, or announced too much within 24 hours.
        StorageLow: with all that is announced the disk would become too full.
    """
    most = limits()
    under_way = Upload.objects.filter(until__gt=at, received__lt=F("size"))
    if under_way.filter(owner=actor.uid).count() >= most.open_uploads:
        zh, en = "未完成的上传至多 {most} 个", "at most {most} uploads that are not complete"
        raise QuotaReached(say(zh, en, most=most.open_uploads))
    recent = Upload.objects.filter(owner=actor.uid, since__gt=at - DAY)
    if (recent.aggregate(all=Sum("size"))["all"] or 0) + size > most.day_mib * MIB:
        zh, en = "24 小时内至多 {most} MiB", "at most {most} MiB within 24 hours"
        raise QuotaReached(say(zh, en, most=most.day_mib))
    to_come = under_way.aggregate(all=Sum(F("size") - F("received")))["all"] or 0
    if store().free() - to_come - size < most.free_mib * MIB:
        raise StorageLow(size)
