"""Sealing: committed events become leaves, and a signed root stands over them."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Final

import msgspec
from django.db import connection, transaction

from bazhua.infra.db.records import new_uid
from bazhua.infra.events.models import Event
from bazhua.infra.ledger.core import roots
from bazhua.infra.ledger.core.keys import private_key
from bazhua.infra.ledger.core.roots import Log, Root, SignedRoot
from bazhua.infra.ledger.core.suites import DEFAULT, SUITES
from bazhua.infra.ledger.entries import body_of
from bazhua.infra.ledger.models import Chain, Leaf, SealedRoot, Waiting
from bazhua.kernel.merkle import Frontier, leaf_hash

LOCK: Final = 0x6C65646765720001
"""Advisory lock of the one sealer."""

BATCH: Final = 5_000


class KeyChanged(Exception):
    """The key file is not the one that this log was begun with; bring the old one back."""


@transaction.atomic
def seal(*, at: datetime, key_file: Path, batch: int = BATCH) -> int:
    """Seal committed events under one new root; return how many.

    0 means that nothing waits or that another sealer is at work. The order within a record is kept.

    Raises: KeyChanged. ClockBehind – `at` does not lie after the last root. Nothing is sealed then.
    """
    if not _alone():
        return 0
    events = list(
        Event.objects.filter(pk__in=Waiting.objects.order_by("pk").values("pk")[:batch]).order_by(
            "pk"
        )
    )
    if not events:
        return 0
    private = private_key(key_file, DEFAULT)
    log = _log(at, private)
    last, frontier = _edge(log)
    leaves = _number(events, log, frontier.size)
    frontier.extend([bytes(leaf.hash) for leaf in leaves])
    signed = roots.seal(log, frontier, last, at=at, sign=lambda text: log.suite.sign(private, text))
    _keep(leaves, signed, frontier)
    return len(leaves)


def _alone() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [LOCK])
        row = cursor.fetchone()
        return row is not None and bool(row[0])


def _log(at: datetime, private: bytes) -> Log:
    public = DEFAULT.public_key(private)
    chain, _ = Chain.objects.get_or_create(
        only=True, defaults={"id": new_uid(at), "suite": DEFAULT.id, "public_key": public}
    )
    if bytes(chain.public_key) != public:
        raise KeyChanged(str(chain.id))
    return log_of(chain)


def log_of(chain: Chain) -> Log:
    """Return the log that a row describes."""
    return Log(str(chain.id), SUITES[chain.suite], bytes(chain.public_key))


def signed_of(row: SealedRoot) -> SignedRoot:
    """Return the signed root that a row holds."""
    return SignedRoot(msgspec.convert(row.statement, Root), bytes(row.signature).hex())


def _edge(log: Log) -> tuple[Root | None, Frontier]:
    row = SealedRoot.objects.order_by("number").last()
    if row is None:
        return None, Frontier(log.suite.digest)
    peaks, width = bytes(row.peaks), len(log.suite.digest(b""))
    cut = [peaks[start : start + width] for start in range(0, len(peaks), width)]
    return signed_of(row).root, Frontier(log.suite.digest, row.size, cut)


def _number(events: Sequence[Event], log: Log, first: int) -> list[Leaf]:
    return [
        Leaf(number=number, event=event, hash=leaf_hash(body_of(event), log.suite.digest))
        for number, event in enumerate(events, first)
    ]


def _keep(leaves: Sequence[Leaf], signed: SignedRoot, frontier: Frontier) -> None:
    Leaf.objects.bulk_create(leaves)
    SealedRoot.objects.create(
        number=signed.root.number,
        size=signed.root.size,
        statement=msgspec.to_builtins(signed.root),
        signature=bytes.fromhex(signed.signature),
        peaks=b"".join(frontier.peaks),
    )
    Waiting.objects.filter(pk__in=[leaf.event_id for leaf in leaves]).delete()
