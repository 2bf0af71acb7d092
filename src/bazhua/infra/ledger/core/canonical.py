"""The one spelling of a JSON value: RFC 8785 narrowed to whole numbers and plain keys.

Keys are sorted, nothing stands between tokens, strings are UTF-8 with the shortest escapes.
"""

import re
from typing import Final, NoReturn, TypeAlias

import msgspec

Json: TypeAlias = "bool | int | str | list[Json] | dict[str, Json] | None"

KEY: Final = re.compile(r"#|[A-Za-z0-9_.:-]{1,200}")
"""`#` marks a commitment; the others sort alike by bytes, code points and UTF-16."""

LARGEST: Final = 2**53 - 1
"""Every JSON reader keeps whole numbers exactly up to here."""


class NotCanonical(ValueError):
    """A value has no canonical spelling, or some bytes are not the spelling of a value."""


def written(value: Json) -> bytes:
    """Return the canonical spelling of a value.

    Raises: NotCanonical – a fraction, a key or number out of bounds, another type, half a character.
    """
    _allow(value)
    try:
        return _ENCODER.encode(value)
    except UnicodeEncodeError as problem:
        raise NotCanonical(problem.reason) from problem


def read(data: bytes) -> Json:
    """Return the value that some bytes spell.

    Raises: NotCanonical – they are no JSON, hold a fraction, or are not spelt canonically.
    """
    try:
        value: Json = _DECODER.decode(data)
    except (ValueError, RecursionError) as problem:
        raise NotCanonical(str(problem)) from problem
    if _ENCODER.encode(value) != data:
        raise NotCanonical(data)
    return value


def _allow(value: object) -> None:
    match value:
        case None | bool() | str():
            return
        case int() if -LARGEST <= value <= LARGEST:
            return
        case list():
            for item in value:
                _allow(item)
        case dict():
            for key, item in value.items():
                if not isinstance(key, str) or not KEY.fullmatch(key):
                    raise NotCanonical(key)
                _allow(item)
        case _:
            raise NotCanonical(value)


def no_fraction(text: str) -> NoReturn:
    """Refuse a number with a fraction or an exponent."""
    raise NotCanonical(text)


_ENCODER: Final = msgspec.json.Encoder(order="sorted")
_DECODER: Final = msgspec.json.Decoder(float_hook=no_fraction)
