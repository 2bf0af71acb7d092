"""The figures of a month beside those of the month and of the year before."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final
from urllib.parse import urlencode

from django.urls import reverse

from bazhua.infra.papers.core.sections import Section, Stretch
from bazhua.infra.rollup.core.read import Window
from bazhua.infra.rollup.reading.figures import series
from bazhua.infra.rollup.showing.rates import rated
from bazhua.infra.rollup.showing.shown import Area, Shown, areas
from bazhua.infra.rollup.showing.tables import Number
from bazhua.kernel.policy.limits import month_later
from bazhua.kernel.scope import Path
from bazhua.kernel.times import day_of
from bazhua.kernel.words import Phrase, Value
from bazhua.web.briefs import words
from bazhua.web.figures.telling import change
from bazhua.web.figures.words import IN_UNIT

DAY: Final = timedelta(days=1)
HEAD: Final = (
    words.FIGURE,
    words.THIS_MONTH,
    words.LAST_MONTH,
    words.BY_MONTH,
    words.YEAR_BEFORE,
    words.BY_YEAR,
)


def month_sections(asked: Stretch) -> tuple[Section, ...]:
    """Return the figures of a month, a section for each area, each with the way to its records."""
    month = Window(day_of(asked.since), day_of(asked.until) - DAY)
    today = day_of(asked.at)
    return tuple(
        _section(area, columns, asked.region, month, today) for area, columns in areas().values()
    )


def _section(
    area: Area, columns: Sequence[Shown], region: Path, month: Window, today: date
) -> Section:
    opened = {"figure": area.key, "since": month.since, "until": month.until}
    rows = tuple(_row(one, region, month, today) for one in columns)
    told = [Phrase(words.MONTH_NOTE)]
    if any(one.per for one in columns):
        told.append(Phrase(words.RATES_NOTE))
    return Section(
        heading=area.heading,
        told=tuple(told),
        head=HEAD,
        rows=rows,
        opens=f"{reverse('figures:explorer')}?{urlencode(opened)}",
    )


def _row(one: Shown, region: Path, month: Window, today: date) -> tuple[Value, ...]:
    cell = one.cell(region, month)
    first = month_later(month.since, -1)
    before = Window(first, month.since - DAY)
    windows = [month, before, month.year_before()]
    now, then, yearly = (value or 0 for value in series(cell.question(today), windows))
    numbers = [Number(cell, now, yearly), Number(cell.during(before), then)]
    this, last = rated(one, numbers)
    monthly = Number(cell, this.value, last.value, this.rated, last.rated)
    earlier = Number(cell, yearly, rated=this.rated_before)
    return (
        Phrase(IN_UNIT, {"figure": one.heading, "unit": one.unit}),
        _told(this),
        _told(last),
        change(one, monthly),
        _told(earlier),
        change(one, this),
    )


def _told(number: Number) -> str:
    if number.rated is None:
        return f"{number.value:,}"
    return words.NO_RATE if number.rated.value is None else f"{number.rated.value:,f}"
