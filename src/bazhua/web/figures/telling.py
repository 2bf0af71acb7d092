"""Numbers, changes and times in words."""

from decimal import Decimal
from typing import Final

from bazhua.infra.rollup.core.read import Bucket, Window, rate
from bazhua.infra.rollup.showing.shown import Shown
from bazhua.infra.rollup.showing.tables import Line, Number
from bazhua.infra.ui.parts.text import Link, Part, Text
from bazhua.kernel.rules import year_on_year
from bazhua.kernel.words import Phrase, Word
from bazhua.web.figures import words

MINUS: Final = "−"


def linked(one: Shown, number: Number, text: str = "") -> Part:
    """Return a number that opens its records; 0 opens nothing."""
    shown = text or f"{number.value:,}"
    return Link(shown, one.address(number.cell)) if number.value else shown


def before(one: Shown, number: Number) -> Part:
    """Return what a number was a year before, opening the records of then."""
    return linked(one, Number(number.cell.year_before(), number.base))


def in_line(one: Shown, line: Line) -> Part:
    """Return a number of a line, with its share of another where it is one."""
    number = line.numbers.get(one.key)
    if number is None:
        return words.NOT_TOLD if one.key in line.untold else 0
    whole = line.numbers.get(one.share_of)
    share = rate(number.value, whole.value) if whole else None
    return linked(one, number, "" if share is None else f"{number.value:,} · {share} %")


def change(one: Shown, number: Number) -> Text:
    """Return the change against the year before: in per cent, or as ±N where that says nothing."""
    yearly = year_on_year(current=Decimal(number.value), base=Decimal(number.base)).result
    difference = number.value - number.base
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
