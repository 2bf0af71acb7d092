"""A plant of a demonstration: what is held and measured there, and what happens again and again."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from bazhua.engine.core.definitions import LimitKind
from bazhua.grips.inherent.domain.alarm.policy import MeasuredKind
from bazhua.grips.inherent.domain.watching.terms import InstallationKind, Way


class Happening(StrEnum):
    """What goes wrong at a plant."""

    FILLING = "FILLING"
    LEAK = "LEAK"
    TRIP = "TRIP"
    FROZEN = "FROZEN"
    COPIED = "COPIED"
    CUT_OFF = "CUT_OFF"
    FLOOD = "FLOOD"


class Home(StrEnum):
    """At whom a plant of a demonstration stands."""

    CHEMICALS = "CHEMICALS"
    MINE = "MINE"
    PARK = "PARK"


@dataclass(frozen=True, slots=True, kw_only=True)
class Episode:
    """Something that happens to an instrument, or to the line, and comes back; in seconds.

    Attributes:
        sign: of the instrument; of the line it has none.
        like: sign of the instrument that is copied.
    """

    what: Happening
    sign: str = ""
    like: str = ""
    every: int
    begins: int
    lasts: int

    def since(self, at: int) -> int | None:
        """Return for how long it has been going on at a time, nothing while it does not."""
        passed = (at - self.begins) % self.every
        return passed if passed < self.lasts else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Instrument:
    """What measures at a plant, and what it usually says.

    Attributes:
        sign: as it stands on the drawing.
        noise: one standard deviation; swing: of a slow wave about what is usual.
        column: of the recorded process, where it replays one.
    """

    sign: str
    name: str
    measured: MeasuredKind
    unit: str
    low: Decimal | None = None
    high: Decimal | None = None
    limits: Mapping[LimitKind, Decimal] = field(default_factory=dict)
    usual: float
    noise: float = 0.0
    swing: float = 0.0
    places: int = 2
    column: int | None = None

    @property
    def resolution(self) -> Decimal:
        """The smallest step it shows; a switch has none."""
        return (
            Decimal(0)
            if self.measured is MeasuredKind.DISCRETE
            else Decimal(1).scaleb(-self.places)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A substance that is held at a plant, the most of it in tonnes."""

    name: str
    cas: str
    most_t: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Plant:
    """An installation of a demonstration with the gateway that sends for it.

    Attributes:
        gateway: its code; 99 begins no code of a real place.
        exposed: permanent residents within 500 m.
    """

    gateway: str
    name: str
    kind: InstallationKind
    way: Way
    exposed: int
    held: tuple[Held, ...]
    instruments: tuple[Instrument, ...]
    episodes: tuple[Episode, ...] = ()
    home: Home = Home.CHEMICALS

    def tag(self, instrument: Instrument) -> str:
        """Return by what tag an instrument sends."""
        return f"{self.gateway}-{instrument.sign}"
