"""The last signed root: what a paper names to say as of which state it was drawn up."""

from dataclasses import dataclass

from bazhua.infra.ledger.models import SealedRoot


@dataclass(frozen=True, slots=True)
class LastRoot:
    """Number, size and hash of a root."""

    number: int
    size: int
    hash: str


def last_root() -> LastRoot | None:
    """Return the root that was sealed last; nothing before the first."""
    row = SealedRoot.objects.order_by("-number").first()
    return None if row is None else LastRoot(row.number, row.size, row.statement["hash"])
