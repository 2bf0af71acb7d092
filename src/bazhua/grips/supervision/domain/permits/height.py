"""Levels of work at height (GB 30871 8.1, annex B note 2)."""

from collections.abc import Sequence

from bazhua.grips.supervision.domain.permits.decision import Decision, day_asked, needed
from bazhua.grips.supervision.domain.permits.job import Job
from bazhua.grips.supervision.domain.policy.levels import (
    HeightBand,
    HeightBands,
    HeightDefinition,
    SituationLevel,
)
from bazhua.grips.supervision.domain.terms import LEVELS, PermitKind
from bazhua.kernel.policy.book import PolicyBook
from bazhua.kernel.words import Phrase, Word, say
from bazhua.law.codes import CODES

FACTORS = "GB30871/8.1.2"


def decide_height(book: PolicyBook, job: Job) -> Decision:
    """Return the level of work at height: the higher of what height and situation ask for.

    Raises:
        MissingKey: the height was not given.
    """
    day = day_asked(job)
    definition = book.row(HeightDefinition, day)
    height = needed(job.height_m, "height_m")
    if height < definition.least_m:
        step = say(
            "{height} 米 < {least} 米，不属于高处作业",
            "{height} m < {least} m: not work at height",
            height=height,
            least=definition.least_m,
        )
        return Decision(None, (definition.clause,), (step,), required=False)
    bands = book.row(HeightBands, day, with_factor=bool(job.factors))
    band = next(b for b in bands.bands if b.up_to_m is None or height <= b.up_to_m)
    situations = [book.row(SituationLevel, day, situation=each) for each in job.situations or ()]
    levels = LEVELS[PermitKind.HEIGHT]
    level = max((band.level, *(row.least_level for row in situations)), key=levels.index)
    clauses = (*((FACTORS,) if job.factors else ()), bands.clause, *(r.clause for r in situations))
    return Decision(level, clauses, (_banded(job, bands.bands, band), *map(_situated, situations)))


def _banded(job: Job, bands: Sequence[HeightBand], band: HeightBand) -> Phrase:
    factors = [CODES[factor] for factor in job.factors or ()]
    return say(
        "{height} 米，{method}，{span}：{level}",
        "{height} m, {method}, {span}: {level}",
        height=job.height_m,
        method=_method(factors),
        span=_span(bands, band),
        level=CODES[band.level],
    )


def _method(factors: Sequence[Word]) -> Phrase:
    if not factors:
        return say("A 类（无危险因素）", "method A (no factor)")
    return say(
        "B 类（{factors}）",
        "method B ({factors})",
        factors=Word("；".join(f.zh for f in factors), "; ".join(f.en for f in factors)),
    )


def _span(bands: Sequence[HeightBand], band: HeightBand) -> Phrase:
    if band.up_to_m is None:
        return say("高于 {edge} 米", "above {edge} m", edge=bands[-2].up_to_m)
    return say("至 {edge} 米", "up to {edge} m", edge=band.up_to_m)


def _situated(row: SituationLevel) -> Phrase:
    return say(
        "{situation}：至少{level}",
        "{situation}: at least {level}",
        situation=CODES[row.situation],
        level=CODES[row.least_level],
    )
