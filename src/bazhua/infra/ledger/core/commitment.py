"""Personal fields as salted commitments: without its salt a commitment says nothing."""

import hmac
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, TypeAlias

from bazhua.infra.ledger.core.canonical import Json, NotCanonical, written
from bazhua.kernel.merkle import Hash

SALT_BYTES: Final = 32

MARK: Final = "#"
"""The only key of a commitment; data may not use it."""


@dataclass(frozen=True, slots=True)
class Personal:
    """A value about a person, standing where it belongs in the data of an event.

    The subject is the key under which the person's salts are kept, and can be erased.
    """

    value: Json
    subject: str


Data: TypeAlias = "Json | Personal | list[Data] | dict[str, Data]"
"""What an event says, personal fields marked."""


@dataclass(frozen=True, slots=True)
class Opening:
    """What opens one commitment: where it stands (RFC 6901), the value and its salt."""

    path: str
    value: Json
    salt: bytes


SaltOf: TypeAlias = Callable[[str, str], bytes]
"""(subject, path) → salt of one field."""


def field_salt(secret: bytes, entry: str, path: str) -> bytes:
    """Return the salt of one field of one entry from its person's secret.

    To open one field reveals no other; to erase the secret erases all of the person's salts.
    """
    return hmac.digest(secret, f"{entry}\0{path}".encode(), "sha256")


def commit(value: Json, salt: bytes, digest: Hash) -> str:
    """Return the hex commitment to a value.

    Raises: ValueError – the salt has not 32 bytes, so that salt and value could be cut elsewhere.
    """
    if len(salt) != SALT_BYTES:
        raise ValueError(len(salt))
    return digest(salt + written(value)).hex()


def conceal(data: Data, salt_of: SaltOf, digest: Hash) -> tuple[Json, list[Opening]]:
    """Return data with a commitment for each personal field, and what opens them.

    Raises: NotCanonical – the data uses the key of commitments itself.
    """
    openings: list[Opening] = []

    def walk(node: Data, path: str) -> Json:
        match node:
            case Personal():
                opening = Opening(path, node.value, salt_of(node.subject, path))
                openings.append(opening)
                return {MARK: commit(opening.value, opening.salt, digest)}
            case dict():
                if MARK in node:
                    raise NotCanonical(path)
                return {key: walk(item, f"{path}/{key}") for key, item in node.items()}
            case list():
                return [walk(item, f"{path}/{index}") for index, item in enumerate(node)]
            case _:
                return node

    return walk(data, ""), openings


def opens(entry: Json, opening: Opening, digest: Hash) -> bool:
    """Tell whether an opening fits the commitment that stands at its path."""
    node, (root, *steps) = entry, opening.path.split("/")
    if root:
        return False
    for step in steps:
        match node:
            case dict() if step in node:
                node = node[step]
            case list() if step in map(str, range(len(node))):
                node = node[int(step)]
            case _:
                return False
    try:
        return node == {MARK: commit(opening.value, opening.salt, digest)}
    except ValueError:
        return False  # no commitment is made of such a value or salt
