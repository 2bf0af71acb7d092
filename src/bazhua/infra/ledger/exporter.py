"""Exporting what is sealed, and the file that publishes the last root of a day."""

import gzip
import os
from collections.abc import Iterator
from datetime import date
from itertools import islice
from pathlib import Path
from typing import BinaryIO, Final

from django.db import transaction

from bazhua.infra.ledger.core.export import Export
from bazhua.infra.ledger.core.problems import NothingSealed
from bazhua.infra.ledger.core.roots import instant
from bazhua.infra.ledger.core.trust import published, published_text
from bazhua.infra.ledger.entries import body_of
from bazhua.infra.ledger.models import Chain, Leaf, SealedRoot
from bazhua.infra.ledger.persons import openings
from bazhua.infra.ledger.sealer import log_of, signed_of
from bazhua.kernel.times import end_of

BATCH: Final = 2_000
LEVEL: Final = 6
MODE: Final = 0o600


def export_to(path: Path, *, personal: bool) -> None:
    """Export to a new file, as gzip when its name ends in `.gz`; a failure leaves none behind.

    Raises: FileExistsError. NothingSealed – nothing was ever sealed.
    """
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, MODE)
    try:
        with os.fdopen(descriptor, "wb") as file:
            if path.suffix == ".gz":
                with gzip.GzipFile("", "wb", LEVEL, file) as packed:
                    export(packed, personal=personal)
            else:
                export(file, personal=personal)
    except BaseException:
        path.unlink()
        raise


@transaction.atomic
def export(file: BinaryIO | gzip.GzipFile, *, personal: bool) -> Export:
    """Write all that is sealed; return the counts.

    An entry is spelt from its event as it is now, beside the leaf hash that was sealed: an event
    that was altered is named by the verification.

    Args:
        personal: open the personal fields of those who were not erased.

    Raises: NothingSealed – nothing was ever sealed.
    """
    chain = Chain.objects.first()
    if chain is None:
        raise NothingSealed
    writing = Export(file, log_of(chain))
    leaves = _leaves()
    for root in SealedRoot.objects.order_by("number").iterator(BATCH):
        while some := list(islice(leaves, min(BATCH, root.size - writing.entries))):
            _write(writing, some, personal=personal)
        writing.root(signed_of(root))
    writing.end()
    return writing


def _leaves() -> Iterator[Leaf]:
    return Leaf.objects.select_related("event").order_by("number").iterator(BATCH)


def _write(writing: Export, leaves: list[Leaf], *, personal: bool) -> None:
    bodies = [body_of(leaf.event) for leaf in leaves]
    opened = openings(bodies) if personal else [[] for _ in bodies]
    for leaf, body, of_one in zip(leaves, bodies, opened, strict=True):
        writing.entry(leaf.number, body, bytes(leaf.hash))
        for opening in of_one:
            writing.opening(opening)


def publish(folder: Path, day: date) -> Path | None:
    """Write the last root of a Beijing day to a file of the folder; None before the first root."""
    chain = Chain.objects.first()
    until = instant(end_of(day))[:-8] + ".999999Z"
    row = SealedRoot.objects.filter(statement__sealed_at__lte=until).order_by("number").last()
    if chain is None or row is None:
        return None
    path = folder / f"{day.isoformat()}.json"
    draft = path.with_suffix(".new")
    draft.write_bytes(published_text(published(log_of(chain), signed_of(row))))
    draft.replace(path)
    return path
