"""The codes of this platform, from a key of their own below the site's secret key."""

import hashlib
import hmac

from django.conf import settings

from bazhua.infra.notify.core.addresses import plain
from bazhua.infra.notify.core.codes import Codes
from bazhua.infra.notify.core.ports import Kind


def codes() -> Codes:
    """Return the codes; a new secret key makes those on their way void."""
    return Codes(_key(b"bazhua.notify.codes"))


def sender_key(kind: Kind, sender: str) -> str:
    """Return what a sender is counted by: the same for every spelling, and does not tell it."""
    said = kind.value.encode() + b"\0" + plain(kind, sender)
    return hmac.new(_key(b"bazhua.notify.senders"), said, hashlib.sha256).hexdigest()


def _key(purpose: bytes) -> bytes:
    return hmac.new(settings.SECRET_KEY.encode(), purpose, hashlib.sha256).digest()
