"""Figures set against denominators: the numbers of a table or a curve as rates, in one query."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import NamedTuple, TypeAlias

from bazhua.infra.rollup.core.rates import Per, span_of
from bazhua.infra.rollup.core.read import Window
from bazhua.infra.rollup.declarations import measures
from bazhua.infra.rollup.rates.reading import Entry, Seat, entries
from bazhua.infra.rollup.showing.shown import Shown
from bazhua.infra.rollup.showing.tables import Asked, Line, Number, Rated, part
from bazhua.kernel.rules import relative

Known: TypeAlias = Mapping[Seat, Entry]


class _Asked(NamedTuple):
    """A number that is to become a rate."""

    one: Shown
    per: Per
    number: Number

    def seat(self, window: Window) -> Seat | None:
        span = span_of(measures()[self.per.measure], self.one.indicator.kind, window)
        return Seat(self.per.measure, self.number.cell.path.ids()[-1], span) if span else None

    @property
    def windows(self) -> tuple[Window, Window]:
        window = self.number.cell.window
        return window, window.year_before()


def against(asked: Asked, lines: Sequence[Line]) -> Sequence[Line]:
    """Return lines with their rates; a part without records has 0 to be set against.

    Args:
        lines: of one table; the one without a key is all of them together.
    """
    found: dict[tuple[int, str], _Asked] = {}
    for place, line in enumerate(lines):
        for one in asked.told:
            if one.per and one.key not in line.untold:
                cell = asked.cell(one)
                number = line.numbers.get(one.key) or Number(
                    part(cell, asked.by, line.key) if line.key else cell, 0
                )
                found[place, one.key] = _Asked(one, one.per, number)
    rates = dict(zip(found, _rated(list(found.values())), strict=True))
    return [
        replace(line, numbers={**line.numbers, **_of(rates, place)}) if found else line
        for place, line in enumerate(lines)
    ]


def rated(one: Shown, numbers: Sequence[Number]) -> Sequence[Number]:
    """Return numbers of a figure as rates, where it is one."""
    per = one.per
    return numbers if per is None else _rated([_Asked(one, per, number) for number in numbers])


def _of(rates: dict[tuple[int, str], Number], place: int) -> dict[str, Number]:
    return {key: number for (line, key), number in rates.items() if line == place}


def _rated(asked: Sequence[_Asked]) -> list[Number]:
    known = entries(set(_seats(asked)))
    return [
        replace(
            each.number,
            rated=_one(each, each.windows[0], each.number.value, known),
            rated_before=_one(each, each.windows[1], each.number.base, known),
        )
        for each in asked
    ]


def _seats(asked: Sequence[_Asked]) -> Iterator[Seat]:
    for each in asked:
        yield from filter(None, map(each.seat, each.windows))


def _one(each: _Asked, window: Window, value: int, known: Known) -> Rated:
    seat = each.seat(window)
    over = known.get(seat) if seat else None
    if seat is None or over is None:
        return Rated(seat.span if seat else None)
    answer = relative(
        numerator=Decimal(value),
        denominator=over.value,
        per=each.per.times,
        places=each.per.places,
    )
    return Rated(seat.span, over, answer.result.rate)
