"""Parts of a file, as RFC 9110 §14 lets a player ask for them."""

import re
from typing import Final, NamedTuple

ONE_RANGE: Final = re.compile(r"bytes=(\d{0,15})-(\d{0,15})", re.ASCII)


class Span(NamedTuple):
    """Bytes from an offset up to, and without, another."""

    start: int
    end: int


class Unsatisfiable(Exception):
    """No byte of the file lies in the range."""


def span_of(header: str, size: int) -> Span | None:
    """Return the part of a file that a ``Range`` header asks for.

    None when it asks for several, or for what is no range of bytes: the whole is sent then.

    Raises:
        Unsatisfiable: it begins behind the end of the file.
    """
    match = ONE_RANGE.fullmatch(header.replace(" ", ""))
    if match is None or match.groups() == ("", ""):
        return None
    first, last = match.groups()
    if not first:
        span = Span(max(0, size - int(last)), size)
    elif last and int(last) < int(first):
        return None
    else:
        span = Span(int(first), min(int(last) + 1, size) if last else size)
    if span.start >= span.end:
        raise Unsatisfiable
    return span
