"""What a form is made of: frozen values that are read from and written to JSON."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from bazhua.kernel.words import Word


class Kind(StrEnum):
    """How an item is answered."""

    YES_NO = "YES_NO"
    CHOICE = "CHOICE"
    CHOICES = "CHOICES"
    NUMBER = "NUMBER"
    TEXT = "TEXT"
    DATE = "DATE"
    INSTANT = "INSTANT"
    PHOTOS = "PHOTOS"
    SIGNATURE = "SIGNATURE"
    PLACE = "PLACE"


SCORED = frozenset({Kind.YES_NO, Kind.CHOICE})
"""Kinds of which an answer can be judged good or bad."""


class Verdict(StrEnum):
    """The answers to a yes-no item."""

    YES = "YES"
    NO = "NO"
    NOT_APPLICABLE = "NOT_APPLICABLE"


@dataclass(frozen=True, slots=True)
class Condition:
    """When an item applies, over earlier answers and facts of the subject.

    Exactly one of the four is given. ``among`` belongs to ``item`` and ``fact``: the condition
    holds when the answer or fact is one of these codes (of several, when any is).
    """

    all_of: tuple["Condition", ...] = ()
    any_of: tuple["Condition", ...] = ()
    item: str = ""
    fact: str = ""
    among: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Option:
    """One choice: its code and word, the share of the weight it earns (0 to 1), whether it fails."""

    code: str
    text: Word
    share: Decimal | None = None
    fails: bool = False


@dataclass(frozen=True, slots=True)
class Measure:
    """A number's unit, inclusive bounds and decimal places."""

    unit: str
    low: Decimal | None = None
    high: Decimal | None = None
    places: int = 3


@dataclass(frozen=True, slots=True)
class Evidence:
    """How many photos an answer needs, and whether only a failing one does."""

    photos: int
    only_failed: bool = False


@dataclass(frozen=True, slots=True)
class Hook:
    """What a failing answer calls for; the subscriber of the form's events gives it meaning."""

    name: str
    grade: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """One question of a form.

    Attributes:
        key: stable within the template over all its versions.
        clause: id of the clause it asks after, empty where none does.
        weight: points a full answer earns; only kinds that can be judged have one.
        veto: a failing answer fails the whole form.
    """

    key: str
    text: Word
    kind: Kind
    clause: str = ""
    applies: Condition | None = None
    options: tuple[Option, ...] = ()
    measure: Measure | None = None
    evidence: Evidence | None = None
    weight: Decimal = Decimal(0)
    veto: bool = False
    finding: Hook | None = None
    required: bool = True


@dataclass(frozen=True, slots=True)
class Template:
    """A version of a form; a change of an item is a new version."""

    key: str
    version: int
    title: Word
    items: tuple[Item, ...]
    clause: str = ""
