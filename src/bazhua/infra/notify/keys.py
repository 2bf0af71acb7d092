"""The codes of this platform, from a key of their own below the site's secret key."""

import hashlib
import hmac

from django.conf import settings

from bazhua.infra.notify.core.codes import Codes


def codes() -> Codes:
    """Return the codes; a new secret key makes those on their way void."""
    key = hmac.new(settings.SECRET_KEY.encode(), b"bazhua.notify.codes", hashlib.sha256)
    return Codes(key.digest())
