"""The civil time of the platform: Asia/Shanghai, +08:00 without daylight saving."""

from datetime import date, datetime, time, timedelta, timezone
from typing import Final

BEIJING: Final = timezone(timedelta(hours=8), "Asia/Shanghai")

LAST_SECOND: Final = time(23, 59, 59)


def start_of(day: date) -> datetime:
    """Return the first instant of a day in Beijing time."""
    return datetime.combine(day, time.min, BEIJING)


def end_of(day: date) -> datetime:
    """Return the last second of a day in Beijing time; day limits end there."""
    return datetime.combine(day, LAST_SECOND, BEIJING)


def day_of(instant: datetime) -> date:
    """Return the Beijing day of an instant."""
    return instant.astimezone(BEIJING).date()
