"""What a brief tells: of which time and region, drawn from every part of the platform."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from bazhua.infra.db.actors import Actor
from bazhua.infra.papers.core.sections import Section, Stretch
from bazhua.infra.rollup.reading.question import RESOURCE, VIEW
from bazhua.kernel.errors import Forbidden, NotFound
from bazhua.kernel.scope import Path, Place
from bazhua.kernel.words import Word
from bazhua.registry.api import places_called
from bazhua.web.briefs.series import Series
from bazhua.web.briefs.spans import Span

COUNTY: Final = 3
"""Rungs of the tree down to a county; below it no brief is issued."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """A region's day of duty or month, as it is told at an instant."""

    series: Series
    region: Path
    name: Word
    span: Span
    taken: datetime
    sections: tuple[Section, ...]


def brief_of(actor: Actor, series: Series, time: str, *, at: datetime) -> Brief:
    """Return the brief of the region that somebody works for, of the last time when none is named.

    Raises:
        Forbidden: he reads no figures, or works below the county.
        NotFound: the time has not ended, or is none.
    """
    region, name = region_of(actor, series, at)
    span = series.named(time, at)
    asked = Stretch(actor=actor, region=region, since=span.since, until=span.until, at=at)
    return Brief(
        series=series,
        region=region,
        name=name,
        span=span,
        taken=at,
        sections=series.sections(asked),
    )


def region_of(actor: Actor, series: Series, at: datetime) -> tuple[Path, Word]:
    """Return the highest region whose figures somebody reads, with its name.

    Raises:
        Forbidden: he reads none, only those of a department, or works below the county.
        NotFound: there is no such region yet.
    """
    paths = [one.region for one in actor.granted(RESOURCE, VIEW, at) if one.region is not None]
    found = [path for path in paths if len(path.ids()) <= COUNTY]
    if series.whole:
        found = [path for path in found if actor.may(RESOURCE, VIEW, Place(region=path), at)]
    if not found:
        raise Forbidden
    highest = min(found, key=lambda path: (len(path.ids()), path.dotted))
    name = places_called({highest.dotted}).get(highest.dotted)
    if name is None:
        raise NotFound
    return highest, name
