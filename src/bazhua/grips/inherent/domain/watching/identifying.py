"""An installation as the rule of GB 18218 is asked about it."""

from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from decimal import Decimal
from typing import Any
from uuid import UUID

from bazhua.grips.inherent.domain.mhi.substances import Substance, Weigher
from bazhua.grips.inherent.domain.mhi.tables import HazardClass
from bazhua.kernel.errors import DomainError
from bazhua.kernel.numbers import plain
from bazhua.kernel.policy.book import PolicyBook


@dataclass(frozen=True, slots=True)
class HeldThere:
    """A substance that is held at an installation, by its design the most of it, tonnes."""

    uid: UUID
    name: str
    cas: str
    most_t: Decimal


@dataclass(frozen=True, slots=True)
class Question:
    """What the rule is asked.

    Attributes:
        told: the same as it is kept with the answer.
        unclassed: of these nobody has said what the standard takes them for.
    """

    substances: tuple[Substance, ...]
    told: tuple[Mapping[str, Any], ...]
    unclassed: tuple[HeldThere, ...]


def question(
    book: PolicyBook, held: Iterable[HeldThere], classes: Mapping[str, Mapping[str, Any]]
) -> Question:
    """Return what the rule is asked about what is held.

    Args:
        classes: by uid of a substance its class symbols, ``{"symbols": ["W5.3"]}``, or its line of
            table 1, ``{"line": 43}``; without either its CAS number tells.
    """
    weigher = Weigher(book)
    known: list[Substance] = []
    told: list[Mapping[str, Any]] = []
    unclassed: list[HeldThere] = []
    for one in held:
        found = _substance(one, classes.get(str(one.uid), {}))
        if _weighs(weigher, found):
            known.append(found)
            told.append(_told(one, found))
        else:
            unclassed.append(one)
    return Question(tuple(known), tuple(told), tuple(unclassed))


def _substance(held: HeldThere, told: Mapping[str, Any]) -> Substance:
    if symbols := told.get("symbols"):
        return Substance(held.most_t, symbols=tuple(HazardClass(one) for one in symbols))
    line = told.get("line")
    return Substance(held.most_t, cas=None if line else held.cas, line=line)


def _weighs(weigher: Weigher, substance: Substance) -> bool:
    with suppress(DomainError):
        weigher.weigh(substance, "substances")
        return True
    return False


def _told(held: HeldThere, asked: Substance) -> dict[str, Any]:
    told: dict[str, Any] = {"name": held.name, "q_t": plain(held.most_t)}
    if asked.symbols:
        return {**told, "symbols": [one.value for one in asked.symbols]}
    return {**told, "line": asked.line} if asked.line else {**told, "cas": held.cas}
