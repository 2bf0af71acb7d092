"""Codes leave for the phones: a duty of the clock, by the channel that the notifier uses too."""

import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Final

from django.db import transaction

from bazhua.infra.accounts.models import PhoneCode
from bazhua.infra.accounts.services.phone_codes import about
from bazhua.infra.crypto.sealing import unseal
from bazhua.infra.notify.core.ports import (
    LASTING,
    AddressBook,
    Channel,
    Kind,
    Parcel,
    Problem,
    SendFailed,
)
from bazhua.kernel.words import Lang, Word

BATCH: Final = 16
CLAIM: Final = timedelta(seconds=30)
"""Longer than a hand-over; a clock that dies meanwhile leaves it to be sent again, once more."""

AGAIN: Final = timedelta(seconds=5)
TITLE: Final = Word("登录验证码", "Sign-in code")
TEXT: Final = Word(
    "{code} 是您在“{device}”登录八抓的验证码，5 分钟内有效。非本人操作请报告安全管理员，切勿告诉他人。",
    "{code} lets you in at “{device}” (Bazhua), for 5 minutes. Tell it to nobody; was it not you, tell the safety manager.",
)

log = logging.getLogger(__name__)


def send_codes(channel: Channel, book: AddressBook, clock: Callable[[], datetime]) -> int:
    """Hand over the codes that wait; return how many were tried. Any number may do this at once."""
    rows = _claimed(clock())
    for row in rows:
        _mark(row, _handed_over(row, channel, book), clock())
    return len(rows)


@transaction.atomic
def _claimed(at: datetime) -> list[PhoneCode]:
    """Return some that wait; the claim is committed before anything leaves the machine."""
    due = PhoneCode.objects.filter(sealed__isnull=False, next_try_at__lte=at, until__gt=at)
    rows = list(
        due.select_for_update(skip_locked=True, of=("self",))
        .select_related("badge__user", "device")
        .order_by("next_try_at", "pk")[:BATCH]
    )
    claimed = PhoneCode.objects.filter(pk__in=[row.pk for row in rows])
    claimed.update(next_try_at=at + CLAIM)
    return rows


def _handed_over(row: PhoneCode, channel: Channel, book: AddressBook) -> Problem | None:
    code = unseal(row.sealed or b"", about=about(row)).decode()
    address = book.address(row.badge.user.person_uid, Kind.SMS)
    if not address:
        return Problem.NO_ADDRESS
    text = TEXT.text(Lang.ZH, code=code, device=row.device.name)
    parcel = Parcel(key=row.uid, address=address, title=TITLE.text(Lang.ZH), text=text, code=code)
    try:
        channel.send(parcel)
    except SendFailed as failure:
        log.warning("phone code %s: %s", row.uid, failure)
        return failure.problem
    return None


def _mark(row: PhoneCode, problem: Problem | None, at: datetime) -> None:
    """Forget a code that has left or never will; try another later."""
    waits = PhoneCode.objects.filter(pk=row.pk)
    if problem is None or problem in LASTING:
        waits.update(sealed=None, next_try_at=None, problem=problem.value if problem else "")
    else:
        waits.filter(sealed__isnull=False).update(next_try_at=at + AGAIN, problem=problem.value)
