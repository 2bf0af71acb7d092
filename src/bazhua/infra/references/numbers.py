"""Numbers that people say on the telephone: kind, year, place, serial; pure values."""

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Final, Self

from typing_extensions import override

from bazhua.kernel.errors import DomainError
from bazhua.kernel.times import day_of

KIND: Final = re.compile(r"[A-Z]{2,4}")
PLACE: Final = re.compile(r"[0-9]{2,12}")
WRITTEN: Final = re.compile(r"([A-Z]{2,4})-(\d{4})-([0-9]{2,12})-(\d{5,})")
DIGITS: Final = 5


class BadNumber(DomainError):
    """A text is no number of a record, or cannot be part of one."""

    code = "bad_number"
    http_status = 400

    def __init__(self, field: str, value: str) -> None:
        super().__init__(field, value=value)


@dataclass(frozen=True, slots=True, order=True)
class Series:
    """The numbers of a kind, a year and a place.

    Attributes:
        kind: two to four capital letters.
        year: of the Beijing day.
        place: digits of a division code.
    """

    kind: str
    year: int
    place: str

    def __post_init__(self) -> None:
        """Refuse what could not be read again.

        Raises:
            BadNumber: the kind or the place.
        """
        if KIND.fullmatch(self.kind) is None:
            raise BadNumber("kind", self.kind)
        if PLACE.fullmatch(self.place) is None:
            raise BadNumber("place", self.place)

    @classmethod
    def at(cls, kind: str, place: str, at: datetime) -> Self:
        """Return the series of the Beijing year of an instant."""
        return cls(kind, day_of(at).year, place)


@dataclass(frozen=True, slots=True, order=True)
class Number:
    """``YH-2026-370102-00042``: sorts within its series as it was given."""

    series: Series
    serial: int

    @override
    def __str__(self) -> str:
        one = self.series
        return f"{one.kind}-{one.year:04}-{one.place}-{self.serial:0{DIGITS}}"


def read_number(text: str) -> Number:
    """Return the number that somebody typed, in either case and with spaces around.

    Raises:
        BadNumber: it is none.
    """
    found = WRITTEN.fullmatch(text.strip().upper())
    if found is None:
        raise BadNumber("number", text)
    kind, year, place, serial = found.groups()
    return Number(Series(kind, int(year), place), int(serial))
