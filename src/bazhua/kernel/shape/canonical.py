"""One spelling of a value as JSON, so that equal values have equal bytes and equal hashes."""

import hashlib
import json
from typing import Any

from bazhua.kernel.shape.writing import written


def canonical(value: Any) -> bytes:
    """Return a value as canonical JSON: sorted keys, no spaces, UTF-8, decimals as strings.

    Instants are cut to the second; what is finer must be an integer.

    Raises:
        TypeError: the value holds a float or something that JSON does not have.
        UnicodeEncodeError: a text holds half a surrogate pair.
    """
    tree = written(value)
    _refuse_floats(tree)
    text = json.dumps(tree, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return text.encode()


def digest(value: Any) -> str:
    """Return the SHA-256 of a value's canonical JSON, in hex."""
    return hashlib.sha256(canonical(value)).hexdigest()


def _refuse_floats(tree: Any) -> None:
    if isinstance(tree, float):
        raise TypeError(tree)
    children = tree.values() if isinstance(tree, dict) else tree if isinstance(tree, list) else ()
    for child in children:
        _refuse_floats(child)
