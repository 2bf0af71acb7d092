"""The entry of an event: what is hashed into the ledger."""

import json
from typing import Final

from bazhua.infra.events.models import Event
from bazhua.infra.ledger.core.canonical import Json, NotCanonical, written
from bazhua.infra.ledger.core.roots import instant

VERSION: Final = 1


def body_of(event: Event) -> bytes:
    """Return the canonical entry of an event as it is stored now.

    Data without canonical spelling, such as fractions, stands as text: no event stops the sealing.
    """
    entry: dict[str, Json] = {
        "actor": str(event.actor_uid),
        "at": instant(event.at),
        "event": event.kind,
        "path": event.path_then,
        "record": str(event.record_uid),
        "recorded_at": instant(event.recorded_at),
        "seq": event.seq,
        "uid": str(event.uid),
        "v": VERSION,
    }
    try:
        return written({**entry, "data": event.data})
    except NotCanonical:
        return written({**entry, "data_text": json.dumps(event.data, sort_keys=True)})
