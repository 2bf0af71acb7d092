"""The trend of a point around an alarm, as a picture in the page."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import ClassVar, Final

from bazhua.grips.inherent.interfaces.web.alarms import words
from bazhua.grips.inherent.models import Alarm
from bazhua.grips.inherent.selectors.alarms.series import Sample, series_around
from bazhua.infra.ui.parts.text import Text
from bazhua.kernel.times import BEIJING
from bazhua.kernel.words import Phrase

SPAN: Final = timedelta(minutes=30)
WIDTH, HEIGHT = 720, 220
LEFT, RIGHT, TOP, BOTTOM = 56, 12, 12, 28
MARGIN: Final = 0.08
TICKS: Final = 4
MILLISECONDS: Final = 1_000


@dataclass(frozen=True, slots=True)
class Tick:
    """A line of the grid: where, and what it says."""

    place: float
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Trend:
    """Readings as a line, the limit, and when the alarm was raised; all in units of the picture."""

    template: ClassVar[str] = "inherent/trend.html"

    line: str
    limit: float
    limit_text: str
    raised: float
    times: tuple[Tick, ...]
    values: tuple[Tick, ...]
    said: Text
    unit: str
    box: tuple[int, int, int, int] = (LEFT, TOP, WIDTH - RIGHT, HEIGHT - BOTTOM)
    size: tuple[int, int] = (WIDTH, HEIGHT)


def trend_of(row: Alarm) -> Trend | None:
    """Return the trend around an alarm; nothing while none of its readings is stored."""
    samples = series_around(row.point.tag, row.raised_at, SPAN)
    if not samples:
        return None
    limit = float(row.set_point)
    low, high = _range([*(one.v for one in samples), limit])
    begins = row.raised_at - SPAN
    return Trend(
        line=" ".join(f"{_x(one.t, begins):.1f},{_y(one.v, low, high):.1f}" for one in samples),
        limit=_y(limit, low, high),
        limit_text=f"{limit:g}",
        raised=_x(int(row.raised_at.timestamp() * MILLISECONDS), begins),
        times=tuple(_times(begins)),
        values=tuple(_values(low, high)),
        said=_said(row, samples),
        unit=row.point.unit,
    )


def _range(values: Sequence[float]) -> tuple[float, float]:
    low, high = min(values), max(values)
    margin = (high - low or abs(high) or 1.0) * MARGIN
    return low - margin, high + margin


def _x(t: int, begins: datetime) -> float:
    share = (t / MILLISECONDS - begins.timestamp()) / (2 * SPAN.total_seconds())
    return LEFT + share * (WIDTH - LEFT - RIGHT)


def _y(v: float, low: float, high: float) -> float:
    return TOP + (high - v) / (high - low) * (HEIGHT - TOP - BOTTOM)


def _times(begins: datetime) -> list[Tick]:
    instants = [begins + number * 2 * SPAN / TICKS for number in range(TICKS + 1)]
    return [
        Tick(
            _x(int(one.timestamp() * MILLISECONDS), begins),
            f"{one.astimezone(UTC).astimezone(BEIJING):%H:%M}",
        )
        for one in instants
    ]


def _values(low: float, high: float) -> list[Tick]:
    steps = [low + number * (high - low) / TICKS for number in range(1, TICKS)]
    return [Tick(_y(one, low, high), f"{one:.3g}") for one in steps]


def _said(row: Alarm, samples: Sequence[Sample]) -> Text:
    values = [one.v for one in samples]
    told: dict[str, str | int] = {
        "name": row.point.name,
        "n": len(values),
        "low": f"{min(values):g}",
        "high": f"{max(values):g}",
        "unit": row.point.unit,
    }
    return Phrase(words.TREND_SAID, told)
