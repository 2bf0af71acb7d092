"""What is told about an enterprise, as it is entered and as it is changed."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from bazhua.kernel.errors import NotAChoice, OutOfRange
from bazhua.kernel.words import Word, say
from bazhua.registry.domain.enterprises import HighRisk, Status

LONGEST_ADDRESS: Final = 300
LONGEST_TELEPHONE: Final = 40
MOST_STAFF: Final = 2_000_000
CHANGEABLE: Final = (Status.OPERATING, Status.STOPPED)
"""States that a change may give; closing has an end of its own."""

SIZES: Final = {
    "micro": (0, 20, Word("20 人以下", "fewer than 20")),
    "small": (20, 300, Word("20 至 299 人", "20 to 299")),
    "medium": (300, 1_000, Word("300 至 999 人", "300 to 999")),
    "large": (1_000, MOST_STAFF, Word("1000 人及以上", "1,000 and more")),
}
"""Classes of headcount that lists are narrowed by: from, below, word. A platform rule."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What an enterprise is, apart from its code and where it stands.

    Attributes:
        industry: GB/T 4754-2017 code, or empty.
        headcount: staff of all kinds, or none when not told.
    """

    name: str
    name_en: str = ""
    industry: str = ""
    headcount: int | None = None
    high_risk: frozenset[HighRisk] = frozenset()
    status: Status = Status.OPERATING
    address: str = ""
    longitude: float | None = None
    latitude: float | None = None
    telephone: str = ""

    def __post_init__(self) -> None:
        """Refuse what cannot be kept.

        Raises:
            OutOfRange: a number or a text is too large.
            NotAChoice: an enterprise is not closed this way.
        """
        for key, value, least, most in (
            ("headcount", self.headcount, 0, MOST_STAFF),
            ("longitude", self.longitude, -180, 180),
            ("latitude", self.latitude, -90, 90),
            ("address", len(self.address), 0, LONGEST_ADDRESS),
            ("telephone", len(self.telephone), 0, LONGEST_TELEPHONE),
        ):
            if value is not None and not least <= value <= most:
                allowed = say("{least} 至 {most}", "{least} to {most}", least=least, most=most)
                raise OutOfRange(key, str(value), allowed)
        if self.status not in CHANGEABLE:
            raise NotAChoice("status", self.status.value, [one.value for one in CHANGEABLE])


@dataclass(frozen=True, slots=True, kw_only=True)
class Entering:
    """An enterprise to be entered.

    Attributes:
        region: code or full name of its town, or at least of its county.
        credit_code: empty while it has none.
        departments: codes of those that are in charge of its industry.
    """

    facts: Facts
    region: str
    since: date
    credit_code: str = ""
    departments: tuple[str, ...] = ()
