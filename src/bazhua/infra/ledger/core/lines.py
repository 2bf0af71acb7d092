"""The lines of an export, each canonical JSON: header, entries, opened fields, roots, end."""

from typing import Any, Final, TypeVar, cast

from msgspec import Struct
from msgspec.json import Decoder, Encoder

from bazhua.infra.ledger.core.canonical import no_fraction
from bazhua.infra.ledger.core.commitment import Opening
from bazhua.infra.ledger.core.problems import Wrong
from bazhua.infra.ledger.core.roots import Count, Digest, Hex, Log, SignedRoot
from bazhua.infra.ledger.core.suites import SUITES, Suite
from bazhua.kernel.merkle import sha256

FORMAT: Final = "bazhua-ledger/1"

ENTRY: Final = b'{"entry":'
OPENED: Final = b'{"n":'
ROOT: Final = b'{"root":'
END: Final = b'{"end":'
"""How the lines begin; the keys of a line are sorted."""

TAIL: Final = len(b',"leaf":"","n":}') + 64
"""Bytes of an entry line after its entry, the digits of its number apart."""


class Header(Struct, kw_only=True, forbid_unknown_fields=True):
    """The first line. `check` is the SHA-256 of the line with an empty check."""

    check: str
    format: str
    log: str
    public_key: Hex
    suite: str


class Opened(Struct, forbid_unknown_fields=True):
    """One personal field with the salt that opens it."""

    path: str
    salt: Digest
    value: Any


class OpenedLine(Struct, forbid_unknown_fields=True):
    """An opened field of the entry before; `seq` counts opened fields."""

    n: Count
    opened: Opened
    seq: Count


class Counts(Struct, frozen=True, forbid_unknown_fields=True):
    """How many lines of each kind a file holds."""

    entries: Count
    opened: Count
    roots: Count


class End(Struct, forbid_unknown_fields=True):
    """The last line."""

    end: Counts


Line = TypeVar("Line", Header, OpenedLine, SignedRoot, End)

_ENCODER: Final = Encoder(order="sorted")
_DECODERS: Final = {
    kind: Decoder(kind, float_hook=no_fraction) for kind in (Header, OpenedLine, SignedRoot, End)
}


def line_of(text: bytes, kind: type[Line]) -> Line:
    """Return what a line says.

    Raises: Wrong – it is not canonical JSON of this kind.
    """
    try:
        line = cast("Line", _DECODERS[kind].decode(text))
    except (ValueError, RecursionError) as problem:
        raise Wrong("not_a_line", problem=str(problem)) from problem
    if _ENCODER.encode(line) != text:
        raise Wrong("not_a_line", problem="not canonical")
    return line


def header_line(log: Log) -> bytes:
    """Return the first line."""
    header = Header(
        check="", format=FORMAT, log=log.id, public_key=log.public_key.hex(), suite=log.suite.id
    )
    header.check = sha256(_ENCODER.encode(header)).hex()
    return _ENCODER.encode(header)


def log_of(text: bytes) -> Log:
    """Return the log that a first line names.

    Raises: Wrong – it is no first line, altered, or of another format or suite.
    """
    header = line_of(text, Header)
    found, header.check = header.check, ""
    if sha256(_ENCODER.encode(header)).hex() != found:
        raise Wrong("header_differs")
    if header.format != FORMAT:
        raise Wrong("format_unknown", found=header.format, expected=FORMAT)
    return Log(header.log, suite_of(header.suite), bytes.fromhex(header.public_key))


def suite_of(suite_id: str) -> Suite:
    """Return the suite of an id.

    Raises: Wrong – it is not known.
    """
    if suite_id not in SUITES:
        raise Wrong("suite_unknown", found=suite_id)
    return SUITES[suite_id]


def entry_tail(leaf: bytes, number: int) -> bytes:
    """Return what follows the entry in its line."""
    return b',"leaf":"%b","n":%d}' % (leaf.hex().encode(), number)


def entry_line(body: bytes, leaf: bytes, number: int) -> bytes:
    """Return the line of an entry, given in canonical JSON."""
    return ENTRY + body + entry_tail(leaf, number)


def opened_line(opening: Opening, number: int, seq: int) -> bytes:
    """Return the line of an opened field."""
    opened = Opened(opening.path, opening.salt.hex(), opening.value)
    return _ENCODER.encode(OpenedLine(number, opened, seq))


def root_line(signed: SignedRoot) -> bytes:
    """Return the line of a root."""
    return _ENCODER.encode(signed)


def end_line(counts: Counts) -> bytes:
    """Return the last line."""
    return _ENCODER.encode(End(counts))
