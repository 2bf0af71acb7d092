"""How many entries of a ledger export are verified in a second, against hashing its bytes alone."""

import hashlib
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import process_time
from typing import Any, Final
from uuid import UUID

from bazhua.config.bench.timing import paired
from bazhua.infra.ledger.core.canonical import written
from bazhua.infra.ledger.core.commitment import Data, Personal, conceal, field_salt
from bazhua.infra.ledger.core.export import Export
from bazhua.infra.ledger.core.roots import Log, Root, seal
from bazhua.infra.ledger.core.suites import DEFAULT
from bazhua.infra.ledger.core.verify import verify
from bazhua.kernel.merkle import Frontier, leaf_hash

ENTRIES: Final = 200_000
A_SECOND: Final = 500
"""Entries under each root: the event rate that the roll-up is measured at."""

OPENED_EVERY: Final = 10
BEGIN: Final = datetime(2026, 1, 1, tzinfo=UTC)
BLOCK: Final = 1 << 20
BUDGET: Final = 100_000


def run(runs: int) -> dict[str, Any]:
    """Verify one export as it is, and only read and hash its bytes."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "export.jsonl"
        made = _make(path)
        ours, rival, ratio = paired(lambda: verify(path), lambda: _hash(path), runs)
        return {
            "input": {**made, "bytes": path.stat().st_size},
            "verify": ours,
            "entries_per_s": round(ENTRIES / ours["median_s"]),
            "entries_per_cpu_s": round(ENTRIES / min(_cpu_s(path) for _ in range(runs))),
            "budget_entries_per_s": BUDGET,
            "rival": {"what": "read the file and hash all of it once, SHA-256", **rival},
            "ratio": ratio,
        }


def _make(path: Path) -> dict[str, int]:
    private = DEFAULT.new_key()
    log = Log(str(UUID(int=0)), DEFAULT, DEFAULT.public_key(private))
    frontier, last, body = Frontier(), None, b""
    with path.open("wb") as file:
        export = Export(file, log)
        for number in range(ENTRIES):
            body = _entry(export, number)
            frontier.append(leaf_hash(body))
            if frontier.size % A_SECOND == 0:
                last = _seal(export, frontier, last, private)
        export.end()
    return {
        "entries": export.entries,
        "opened": export.opened,
        "roots": export.roots,
        "bytes_of_an_entry": len(body),
    }


def _entry(export: Export, number: int) -> bytes:
    uid = str(UUID(int=number))
    secret = number.to_bytes(32, "big")
    moved: dict[str, Data] = {"action": "accept", "place": "示例车间", "version": 4}
    event: dict[str, Data] = {
        "by": "post:0190a6b2-7c3e-7a11-9f00-0123456789ab",
        "data": moved,
        "event": "record.moved",
        "name": Personal("某某", "person"),
        "occurred_at": "2026-01-01T00:00:00.000000Z",
        "record": uid,
        "seq": 12,
        "uid": uid,
    }
    entry, openings = conceal(
        event, lambda _, path: field_salt(secret, uid, path), export.log.suite.digest
    )
    body = written(entry)
    export.entry(number, body, leaf_hash(body))
    for opening in openings[: number % OPENED_EVERY == 0]:
        export.opening(opening)
    return body


def _seal(export: Export, frontier: Frontier, last: Root | None, private: bytes) -> Root:
    at = BEGIN + timedelta(seconds=export.roots)
    signed = seal(export.log, frontier, last, at=at, sign=lambda text: DEFAULT.sign(private, text))
    export.root(signed)
    return signed.root


def _cpu_s(path: Path) -> float:
    """Return the processor time of one verification; other work on the machine adds little to it."""
    began = process_time()
    verify(path)
    return process_time() - began


def _hash(path: Path) -> bytes:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(BLOCK):
            digest.update(block)
    return digest.digest()
