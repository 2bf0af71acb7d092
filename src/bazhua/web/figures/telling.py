"""Numbers, changes, times and definitions in words."""

from decimal import Decimal
from typing import Final

from bazhua.infra.rollup.core.declare import Kind
from bazhua.infra.rollup.core.rates import Per
from bazhua.infra.rollup.core.read import Bucket, Window, rate
from bazhua.infra.rollup.declarations import measures
from bazhua.infra.rollup.showing.shown import Shown
from bazhua.infra.rollup.showing.tables import Line, Number, Rated
from bazhua.infra.ui.parts.text import Link, Part, Text, headed
from bazhua.kernel.rules import year_on_year
from bazhua.kernel.words import Phrase, Word
from bazhua.web.figures import words

MINUS: Final = "−"


def linked(one: Shown, number: Number, text: str = "") -> Part:
    """Return a number that opens its records; 0 opens nothing, a rate opens its numerator's."""
    shown = text or (f"{number.value:,}" if number.rated is None else rate_told(number.rated))
    return Link(shown, one.address(number.cell)) if number.value else shown


def rate_told(rated: Rated) -> Word | Phrase | str:
    """Return a rate; where there is none, why."""
    if rated.value is not None:
        return f"{rated.value:,f}"
    if rated.span is None:
        return words.NO_SPAN
    return Phrase(words.NO_DENOMINATOR, {"year": rated.span.year})


def height(number: Number) -> float | None:
    """Return how high a number is drawn; nothing for a rate that is not there, which is not 0."""
    return number.value if number.rated is None else _height(number.rated)


def height_before(number: Number) -> float | None:
    """Return how high it is drawn what a number was a year before."""
    return number.base if number.rated_before is None else _height(number.rated_before)


def _height(rated: Rated) -> float | None:
    return None if rated.value is None else float(rated.value)


def before(one: Shown, number: Number) -> Part:
    """Return what a number was a year before, opening the records of then."""
    earlier = Number(number.cell.year_before(), number.base, rated=number.rated_before)
    return linked(one, earlier)


def in_line(one: Shown, line: Line) -> Part:
    """Return a number of a line, with its share of another where it is one."""
    number = line.numbers.get(one.key)
    if number is None:
        return words.NOT_TOLD if one.key in line.untold else 0
    whole = line.numbers.get(one.share_of)
    share = rate(number.value, whole.value) if whole else None
    return linked(one, number, "" if share is None else f"{number.value:,} · {share} %")


def compared(number: Number) -> tuple[Decimal, Decimal] | None:
    """Return a number and what it was a year before; nothing while one of two rates is not there."""
    if number.rated is None or number.rated_before is None:
        return Decimal(number.value), Decimal(number.base)
    now, then = number.rated.value, number.rated_before.value
    return None if now is None or then is None else (now, then)


def change(one: Shown, number: Number) -> Word | Phrase | str:
    """Return the change against the year before: in per cent, or as ±N where that says nothing."""
    both = compared(number)
    if both is None:
        return words.NOT_TOLD
    now, then = both
    yearly = year_on_year(current=now, base=then).result
    difference = now - then
    if not difference:
        return words.SAME
    if yearly.percent is None or one.small:
        return f"+{difference:,}" if difference > 0 else f"{MINUS}{-difference:,}"
    word = words.UP if difference > 0 else words.DOWN
    return Phrase(word, {"percent": abs(yearly.percent)})


def span(bucket: Bucket | None, one: Shown) -> Text:
    """Return from where to where a bucket of a histogram goes."""
    if bucket is None or one.spread is None:
        return words.NOT_TOLD
    told: dict[str, int | Word] = {"low": bucket.low or 0, "unit": one.spread.unit}
    if bucket.high is None:
        return Phrase(words.LONGER, told)
    return Phrase(words.FROM_TO, {**told, "high": bucket.high - 1})


def month(window: Window) -> Text:
    """Return what the month of a window is called."""
    return f"{window.since:%Y-%m}"


def defined(one: Shown) -> Text:
    """Return what a figure counts, in which unit."""
    word = words.AT_THE_END if one.indicator.kind is Kind.STOCK else words.UNIT
    told: dict[str, Word | Phrase] = {
        "definition": _rate_defined(one, one.per) if one.per else headed(one.indicator.definition),
        "unit": one.unit,
    }
    return Phrase(word, told)


def _rate_defined(one: Shown, per: Per) -> Phrase:
    measure = measures()[per.measure]
    told: dict[str, Word | int] = {
        "numerator": headed(one.indicator.definition),
        "denominator": headed(measure.definition),
        "times": per.times,
        "unit": measure.unit,
    }
    return Phrase(words.RATE_IS, told)
