"""Write `kernel/policy/workdays.py` from chinesecalendar: run once a year when a notice is out."""

from datetime import date, timedelta
from pathlib import Path

import chinese_calendar
from chinese_calendar.constants import holidays, workdays

FIRST_YEAR = 2004
SATURDAY = 5
TARGET = Path(__file__).parents[1] / "src/bazhua/kernel/policy/workdays.py"

HEAD = '''"""Holidays on weekdays and weekends worked, year by year; written by tools/seed_workdays.py."""

from datetime import date

from bazhua.kernel.policy.calendar import WorkdayYear

YEARS: tuple[tuple[int, str, str], ...] = (
'''

TAIL = ''')
"""Year, weekdays off, weekend days worked; days as MMDD."""


def _days(year: int, compact: str) -> tuple[date, ...]:
    return tuple(date(year, int(day[:2]), int(day[2:])) for day in compact.split())


WORKDAY_ROWS = tuple(
    WorkdayYear(
        clause=f"HOLIDAYS/{year}",
        since=date(year, 1, 1),
        year=year,
        holidays=_days(year, off),
        workdays=_days(year, worked),
    )
    for year, off, worked in YEARS
)
'''


def compact(days: list[date]) -> str:
    """Return days as MMDD."""
    return " ".join(f"{day:%m%d}" for day in days)


def main() -> None:
    """Write the module."""
    last_year = max(day.year for day in [*holidays, *workdays])
    lines = []
    for year in range(FIRST_YEAR, last_year + 1):
        first = date(year, 1, 1)
        days = [first + timedelta(days=n) for n in range((date(year + 1, 1, 1) - first).days)]
        off = [d for d in days if d.weekday() < SATURDAY and not chinese_calendar.is_workday(d)]
        worked = [d for d in days if d.weekday() >= SATURDAY and chinese_calendar.is_workday(d)]
        lines.append(f'    ({year}, "{compact(off)}", "{compact(worked)}"),\n')
    TARGET.write_text(HEAD + "".join(lines) + TAIL, encoding="utf-8")


if __name__ == "__main__":
    main()
