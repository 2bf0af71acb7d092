"""The warning colour of a tailings pond from the colours of its points (GB 39496-2020)."""

from collections import Counter
from collections.abc import Iterable, Mapping
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
OF_THE_POND: Final = "GB39496/5.5.4-ITEMS"


@dataclass(frozen=True, slots=True, kw_only=True)
class TailingsStep(PolicyRow):
    """How many warnings of a colour count as one of the next more severe colour."""

    table: ClassVar[str] = "tailings.step"
    identity: ClassVar[tuple[str, ...]] = ("colour",)

    colour: Colour
    count: Annotated[int, Between(1)]


@dataclass(frozen=True, slots=True, kw_only=True)
class PondCalls(PolicyRow):
    """Within how many minutes somebody looks at a pond that is red, and answers a call about it."""

    table: ClassVar[str] = "tailings.calls"

    look_minutes: Annotated[int, Between(1)]
    answer_minutes: Annotated[int, Between(1)]


STEPS: tuple[PolicyRow, ...] = tuple(
    TailingsStep(clause="GB39496/5.5.4", since=date(2021, 9, 1), colour=colour, count=count)
    for colour, count in ((Colour.BLUE, 4), (Colour.YELLOW, 3), (Colour.ORANGE, 2))
)
ROWS: tuple[PolicyRow, ...] = (
    *STEPS,
    PondCalls(clause="BZ/TAILINGS-RED", since=date(2022, 1, 1), look_minutes=15, answer_minutes=5),
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


@dataclass(frozen=True, slots=True)
class PondLevel:
    """The colour of a pond, and of each of its items that warns."""

    colour: Colour | None
    items: Mapping[str, Colour]


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemWarnings:
    """How many points of one item warn, by colour."""

    red: Count = 0
    orange: Count = 0
    yellow: Count = 0
    blue: Count = 0


def tailings_pond(
    book: PolicyBook, *, monitored: tuple[ItemWarnings, ...]
) -> Answer[TailingsColour]:
    """Return the colour that the warnings of the items of a pond come to.

    Args:
        monitored: for each item the warnings of its points.
    """
    counts = {
        str(number): {colour: getattr(one, colour.value) for colour in SEVEREST_FIRST}
        for number, one in enumerate(monitored, 1)
    }
    answer = _pond(book, counts, {})
    return Answer(TailingsColour(answer.result.colour), answer.clauses, answer.steps)


def pond_level(
    book: PolicyBook, warned: Iterable[tuple[str, Colour]], called: Mapping[str, Word]
) -> Answer[PondLevel]:
    """Return what the warnings of the points of a pond come to: by item, then of its items.

    Args:
        warned: what each point measures, and the gravest colour at which it warns.
        called: what the items are called.
    """
    by_item: dict[str, Counter[Colour]] = {}
    for item, colour in warned:
        by_item.setdefault(item, Counter())[colour] += 1
    return _pond(book, dict(sorted(by_item.items())), called)


def _pond(
    book: PolicyBook, by_item: Mapping[str, Mapping[Colour, int]], called: Mapping[str, Word]
) -> Answer[PondLevel]:
    found = {item: _level(book, colours) for item, colours in by_item.items()}
    items = {item: one.result.colour for item, one in found.items() if one.result.colour}
    whole = _level(book, Counter(items.values()))
    steps = [
        say(
            "{item}：{colour}",
            "{item}: {colour}",
            item=called.get(item, Word(item, item)),
            colour=CODES[colour],
        )
        for item, colour in items.items()
    ]
    clauses = dict.fromkeys(
        (*(clause for one in found.values() for clause in one.clauses), *whole.clauses, OF_THE_POND)
    )
    return Answer(PondLevel(whole.result.colour, items), tuple(clauses), (*steps, *whole.steps))


def _level(book: PolicyBook, colours: Mapping[Colour, int]) -> Answer[TailingsColour]:
    red, orange, yellow, blue = (colours.get(colour, 0) for colour in SEVEREST_FIRST)
    return tailings_level(book, red=red, orange=orange, yellow=yellow, blue=blue)


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
