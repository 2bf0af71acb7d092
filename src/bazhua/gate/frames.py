"""What goes over a stream: server-sent events, encoded once for all who hear them."""

import json
from secrets import randbelow
from typing import Final

from bazhua.kernel.stream.hint import Hint

HEARTBEAT: Final = b":\n\n"
REFRESH: Final = b"event: refresh\ndata:\n\n"
"""Something may have been missed: the page asks the site for all that it shows."""

RENEW: Final = b"event: renew\ndata:\n\n"
"""The pass is over: the page fetches a new one and comes back."""

SOONEST_MS: Final = 1_000
SPREAD_MS: Final = 3_000


def opening() -> bytes:
    """Return the first words: when to come back after a break, spread out, and a refresh."""
    return b"retry: %d\n\n" % (SOONEST_MS + randbelow(SPREAD_MS)) + REFRESH


def framed(hint: Hint) -> bytes:
    """Return a hint as an event."""
    told = {"topic": hint.topic, "kind": hint.kind, "data": dict(hint.data)}
    return b"event: hint\ndata: %b\n\n" % json.dumps(told, separators=(",", ":")).encode()
