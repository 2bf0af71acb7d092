"""What the sender calls a file: shown to people, never a path and never what decides."""

import unicodedata
from typing import Final

LONGEST_NAME: Final = 200


def plain_name(name: str) -> str:
    """Return a name without folders and control characters; if it is too long, its end."""
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    clean = "".join(sign for sign in last if unicodedata.category(sign)[0] != "C")
    return clean[-LONGEST_NAME:]
