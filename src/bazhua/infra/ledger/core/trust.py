"""What a reader trusts beforehand: a public key, roots published earlier, an older export."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from msgspec import Struct
from msgspec.json import Decoder, Encoder

from bazhua.infra.ledger.core.chunks import LONGEST
from bazhua.infra.ledger.core.lines import suite_of
from bazhua.infra.ledger.core.problems import LedgerBroken, Wrong
from bazhua.infra.ledger.core.roots import Hex, Log, Root, SignedRoot

ROOT_FORMAT: Final = "bazhua-ledger-root/1"


class PublishedRoot(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A signed root with the public key, as the daily root file holds it."""

    format: str = ROOT_FORMAT
    public_key: Hex
    root: Root
    signature: Hex


def published(log: Log, signed: SignedRoot) -> PublishedRoot:
    """Return a root as it is published."""
    return PublishedRoot(
        public_key=log.public_key.hex(), root=signed.root, signature=signed.signature
    )


def published_text(root: PublishedRoot) -> bytes:
    """Return the text of a daily root file."""
    return Encoder(order="sorted").encode(root) + b"\n"


def published_in(path: Path) -> PublishedRoot:
    """Return what a daily root file says.

    Raises: LedgerBroken – it is none, or its signature does not fit its key.
    """
    try:
        with path.open("rb") as file:
            return _published_of(file.read(LONGEST))
    except Wrong as wrong:
        raise LedgerBroken(path.name, line=1, entry=0, wrong=wrong) from wrong


def _published_of(text: bytes) -> PublishedRoot:
    try:
        root = Decoder(PublishedRoot).decode(text)
    except ValueError as problem:
        raise Wrong("not_a_line", problem=str(problem)) from problem
    if root.format != ROOT_FORMAT:
        raise Wrong("format_unknown", found=root.format, expected=ROOT_FORMAT)
    log = Log(root.root.log, suite_of(root.root.suite), bytes.fromhex(root.public_key))
    if not log.signed(SignedRoot(root.root, root.signature)):
        raise Wrong("signature")
    return root


@dataclass(frozen=True, slots=True)
class Trust:
    """Public keys and roots that an export must carry; none of them: only itself is checked."""

    public_keys: frozenset[str] = frozenset()
    roots: tuple[Root, ...] = ()

    def key(self, log: Log) -> None:
        """Refuse a log under another key.

        Raises: Wrong
        """
        if any(key != log.public_key.hex() for key in self.public_keys):
            raise Wrong("key_differs")

    def root(self, root: Root) -> None:
        """Refuse a root where another one is trusted.

        Raises: Wrong
        """
        if any(root.number == trusted.number and root != trusted for trusted in self.roots):
            raise Wrong("trusted_differs", number=root.number)

    def end(self, roots: int) -> None:
        """Refuse a file with too few roots to hold all that are trusted.

        Raises: Wrong
        """
        for trusted in self.roots:
            if trusted.number >= roots:
                raise Wrong("trusted_missing", number=trusted.number)
