"""What a brief tells: of which day and region, drawn from every part of the platform."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from bazhua.grips.dangers.interfaces.briefs import danger_section
from bazhua.grips.emergency.api import DutyDay, duty_day, last_duty_day
from bazhua.grips.inherent.interfaces.briefs import alarm_section
from bazhua.infra.db.actors import Actor
from bazhua.infra.obligations.pages.briefs import late_section
from bazhua.infra.papers.core.sections import Section, Stretch
from bazhua.infra.policies.book import current_book
from bazhua.infra.rollup.reading.question import RESOURCE, VIEW
from bazhua.kernel.errors import Forbidden, NotFound
from bazhua.kernel.scope import Path
from bazhua.kernel.times import day_of
from bazhua.kernel.words import Word
from bazhua.registry.api import places_called
from bazhua.registry.interfaces.telling.briefs import duty_section

COUNTY: Final = 3
"""Rungs of the tree down to a county; below it no brief is issued."""

SECTIONS: Final = (alarm_section, danger_section, late_section, duty_section)


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """A region's day of duty, as it is told at an instant.

    Attributes:
        day: on which the day of duty ends.
    """

    region: Path
    name: Word
    day: date
    span: DutyDay
    taken: datetime
    sections: tuple[Section, ...]


def brief_of(actor: Actor, day: date | None, *, at: datetime) -> Brief:
    """Return the brief of the region that somebody works for, of the last day when none is named.

    Raises:
        Forbidden: he reads no figures, or works below the county.
        NotFound: the day has not ended.
    """
    region, name = region_of(actor, at)
    span = span_of(day, at)
    asked = Stretch(actor=actor, region=region, since=span.since, until=span.until, at=at)
    return Brief(
        region=region,
        name=name,
        day=day_of(span.until),
        span=span,
        taken=at,
        sections=tuple(section(asked) for section in SECTIONS),
    )


def region_of(actor: Actor, at: datetime) -> tuple[Path, Word]:
    """Return the highest region whose figures somebody reads, with its name.

    Raises:
        Forbidden: he reads none, or works below the county.
        NotFound: there is no such region yet.
    """
    paths = [one.region for one in actor.granted(RESOURCE, VIEW, at) if one.region is not None]
    found = [path for path in paths if len(path.ids()) <= COUNTY]
    if not found:
        raise Forbidden
    highest = min(found, key=lambda path: (len(path.ids()), path.dotted))
    name = places_called({highest.dotted}).get(highest.dotted)
    if name is None:
        raise NotFound
    return highest, name


def span_of(day: date | None, at: datetime) -> DutyDay:
    """Return the day of duty that ends on a day, the last one when none is named.

    Raises:
        NotFound: it has not ended.
    """
    last = last_duty_day(current_book(day_of(at)), at)
    if day is None:
        return last
    found = duty_day(current_book(day), day)
    if found.until > last.until:
        raise NotFound
    return found


def neighbours(span: DutyDay, at: datetime) -> tuple[date, date | None]:
    """Return the days on which the day of duty before and the one after end, if that has ended."""
    day, step = day_of(span.until), timedelta(days=1)
    last = day_of(last_duty_day(current_book(day_of(at)), at).until)
    return day - step, day + step if day < last else None
