"""What is kept no longer: tries that do not count, sessions and links that ended long ago."""

from datetime import datetime, timedelta
from typing import Final

from django.db import transaction
from django.db.models import Exists, OuterRef

from bazhua.infra.accounts.models import Link, PhoneCode, Session
from bazhua.infra.accounts.services.tries import forget_tries

KEPT: Final = timedelta(days=30)
A_DAY: Final = timedelta(days=1)


@transaction.atomic
def forget_old(at: datetime) -> int:
    """Delete tries and phone codes of a day ago, sessions and links unused for 30 days.

    Returns: how many rows.
    """
    before = at - KEPT
    tries = forget_tries(at)
    sessions, _ = Session.objects.filter(seen_at__lt=before).delete()
    still = Exists(Session.objects.filter(link=OuterRef("pk")))
    codes, _ = PhoneCode.objects.filter(until__lt=at - A_DAY).delete()
    links, _ = Link.objects.filter(~still, until__lt=before).delete()
    return tries + codes + sessions + links
