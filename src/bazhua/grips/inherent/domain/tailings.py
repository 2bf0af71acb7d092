"""The warning colour of a tailings pond from the colours of its points (GB 39496-2020)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Annotated, ClassVar, Final

from bazhua.kernel.policy.book import PolicyBook, PolicyRow
from bazhua.kernel.rule import Answer
from bazhua.kernel.shape.schema import Between
from bazhua.kernel.words import Phrase, Word, say
from bazhua.law.codes import CODES
from bazhua.law.terms import Colour

SEVEREST_FIRST: Final = tuple(Colour)
CASCADE: Final = "BZ/TAILINGS-CASCADE"


@dataclass(frozen=True, slots=True, kw_only=True)
class TailingsStep(PolicyRow):
    """How many warnings of a colour count as one of the next more severe colour."""

    table: ClassVar[str] = "tailings.step"
    identity: ClassVar[tuple[str, ...]] = ("colour",)

    colour: Colour
    count: Annotated[int, Between(1)]


ROWS: tuple[PolicyRow, ...] = tuple(
    TailingsStep(clause="GB39496/5.5.4", since=date(2021, 9, 1), colour=colour, count=count)
    for colour, count in ((Colour.BLUE, 4), (Colour.YELLOW, 3), (Colour.ORANGE, 2))
)

Count = Annotated[int, Between(0)]


@dataclass(frozen=True, slots=True)
class TailingsColour:
    """The colour of the whole; nothing when no point warns."""

    colour: Colour | None


def tailings_level(
    book: PolicyBook, *, red: Count, orange: Count, yellow: Count, blue: Count
) -> Answer[TailingsColour]:
    """Return the colour that the warnings of the points of one item come to.

    Full groups of a colour count as warnings of the next; warnings that came about in this way
    are counted with those of their own colour, where the text is silent.
    """
    size = {row.colour: row.count for row in book.rows(TailingsStep)}
    more_yellow = yellow + blue // size[Colour.BLUE]
    more_orange = orange + more_yellow // size[Colour.YELLOW]
    more_red = red + more_orange // size[Colour.ORANGE]
    colour = _most_severe(more_red, more_orange, more_yellow, blue)
    plain = _most_severe(
        red + orange // size[Colour.ORANGE],
        orange + yellow // size[Colour.YELLOW],
        more_yellow,
        blue,
    )
    written = dict.fromkeys(row.clause for row in book.rows(TailingsStep))
    steps = (
        _carried(Colour.BLUE, blue, size, more_yellow),
        _carried(Colour.YELLOW, more_yellow, size, more_orange),
        _carried(Colour.ORANGE, more_orange, size, more_red),
        say(
            "最严重的颜色：{colour}",
            "the most severe colour: {colour}",
            colour=CODES[colour] if colour else Word("无预警", "no warning"),
        ),
    )
    clauses = (*written, *(() if colour is plain else (CASCADE,)))
    return Answer(TailingsColour(colour), clauses, steps)


def _most_severe(*counts: int) -> Colour | None:
    """Return the first colour, from red down, that has a count."""
    return next(
        (colour for colour, count in zip(SEVEREST_FIRST, counts, strict=True) if count), None
    )


def _carried(colour: Colour, count: int, size: Mapping[Colour, int], total: int) -> Phrase:
    upper = SEVEREST_FIRST[SEVEREST_FIRST.index(colour) - 1]
    return say(
        "{colour} {count} ÷ {size} 折算{upper} {more}，{upper}共 {total}",
        "{count} {colour} ÷ {size} = {more} {upper}, {total} {upper} in all",
        colour=CODES[colour],
        count=count,
        size=size[colour],
        more=count // size[colour],
        upper=CODES[upper],
        total=total,
    )
