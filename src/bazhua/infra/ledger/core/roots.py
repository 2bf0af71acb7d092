"""Signed roots: what the ledger was at an instant, each chained to the one before."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Annotated, Final, TypeAlias

from msgspec import Meta, Struct, to_builtins

from bazhua.infra.ledger.core.canonical import written
from bazhua.infra.ledger.core.suites import Suite
from bazhua.kernel.merkle import Frontier

SIGNED_AS: Final = b"bazhua ledger root 1\n"
"""Stands before what is signed, so that no other signature can be taken for a root's."""

Hex: TypeAlias = Annotated[str, Meta(pattern=r"\A([0-9a-f]{2})+\Z")]
Digest: TypeAlias = Annotated[str, Meta(pattern=r"\A[0-9a-f]{64}\Z")]
Count: TypeAlias = Annotated[int, Meta(ge=0)]
Instant: TypeAlias = Annotated[
    str, Meta(pattern=r"\A\d{4}-[01]\d-[0-3]\dT[0-2]\d:[0-5]\d:[0-5]\d\.\d{6}Z\Z")
]
"""UTC with microseconds: sorted as text it is sorted by time."""


class Root(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One statement about a log: its size, its Merkle root and when it was sealed.

    `previous` is the hash of the statement before; the first root has none.
    """

    hash: Digest
    log: str
    number: Count
    previous: Digest | None
    sealed_at: Instant
    size: Count
    suite: str

    def statement(self) -> bytes:
        """Return the bytes that are signed and that the next root names by their hash."""
        return SIGNED_AS + written(to_builtins(self))


class SignedRoot(Struct, frozen=True, forbid_unknown_fields=True):
    """A root with its signature."""

    root: Root
    signature: Hex


@dataclass(frozen=True, slots=True)
class Log:
    """Which log, under which suite and public key; a new key or suite begins a new log."""

    id: str
    suite: Suite
    public_key: bytes

    def signed(self, signed: SignedRoot) -> bool:
        """Tell whether a root carries a signature by this log's key."""
        signature = bytes.fromhex(signed.signature)
        return self.suite.signed(self.public_key, signature, signed.root.statement())

    def after(self, previous: Root | None) -> tuple[int, str | None]:
        """Return number and `previous` of the root that follows a root."""
        if previous is None:
            return 0, None
        return previous.number + 1, self.suite.digest(previous.statement()).hex()


class ClockBehind(Exception):
    """The instant of sealing does not lie after the last one; wait until it does."""


def seal(
    log: Log,
    frontier: Frontier,
    last: Root | None,
    *,
    at: datetime,
    sign: Callable[[bytes], bytes],
) -> SignedRoot:
    """Return the signed root over the leaves so far.

    Raises: ClockBehind – `at` does not lie after the last root's instant.
    """
    if last is not None and instant(at) <= last.sealed_at:
        raise ClockBehind(last.sealed_at)
    number, previous = log.after(last)
    root = Root(
        hash=frontier.root().hex(),
        log=log.id,
        number=number,
        previous=previous,
        sealed_at=instant(at),
        size=frontier.size,
        suite=log.suite.id,
    )
    return SignedRoot(root, sign(root.statement()).hex())


def instant(at: datetime) -> str:
    """Return an aware instant as the ledger writes it: UTC, six digits of the second, `Z`."""
    return f"{at.astimezone(UTC):%Y-%m-%dT%H:%M:%S.%f}Z"
