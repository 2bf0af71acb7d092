"""A small log and its export, for the tests of the ledger."""

from datetime import UTC, datetime, timedelta
from io import BytesIO
from uuid import UUID

from bazhua.infra.ledger.core.canonical import written
from bazhua.infra.ledger.core.commitment import Personal, conceal, field_salt
from bazhua.infra.ledger.core.export import Export
from bazhua.infra.ledger.core.roots import Log, seal
from bazhua.infra.ledger.core.suites import DEFAULT
from bazhua.kernel.merkle import Frontier, leaf_hash

PRIVATE = bytes(range(32))
BEGIN = datetime(2026, 1, 1, tzinfo=UTC)
LOG = Log(str(UUID(int=7)), DEFAULT, DEFAULT.public_key(PRIVATE))
SECRETS = {"person-a": bytes(32), "person-b": bytes([1]) * 32}


def sign(statement):
    return DEFAULT.sign(PRIVATE, statement)


def event(number, name="王某", subject="person-a"):
    """Return an event with two personal fields, one of them in a list."""
    return {
        "data": {"name": Personal(name, subject), "crew": ["x", Personal(number, "person-b")]},
        "event": "record.moved",
        "uid": str(UUID(int=number)),
    }


def entry_of(number, **changes):
    """Return the canonical entry of an event and what opens its commitments."""
    said = event(number, **changes)
    entry, openings = conceal(
        said,
        lambda subject, path: field_salt(SECRETS[subject], said["uid"], path),
        DEFAULT.digest,
    )
    return written(entry), openings


def export(sizes, opened=SECRETS, begin=BEGIN, **changes):
    """Return an export with a root at each size; fields of these subjects are opened."""
    file, frontier, last = BytesIO(), Frontier(), None
    writing = Export(file, LOG)
    for seconds, size in enumerate(sizes):
        for number in range(writing.entries, size):
            body, openings = entry_of(number, **changes)
            leaf = leaf_hash(body)
            writing.entry(number, body, leaf)
            frontier.append(leaf)
            for opening, subject in zip(openings, ("person-a", "person-b"), strict=True):
                if subject in opened:
                    writing.opening(opening)
        at = begin + timedelta(seconds=seconds)
        signed = seal(LOG, frontier, last, at=at, sign=sign)
        writing.root(signed)
        last = signed.root
    writing.end()
    return file.getvalue()
