"""A list narrowed to the records behind a number."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from django.forms import HiddenInput
from django_filters import CharFilter
from typing_extensions import override

from bazhua.infra.rollup.reading.cells import Cell, records_behind
from bazhua.infra.rollup.showing.shown import Shown, shown
from bazhua.infra.ui.names import names
from bazhua.infra.ui.parts.text import Text, joined, said
from bazhua.kernel.words import Phrase, Word

BEHIND: Final = Word(
    "统计数字“{figure}”（{place}，{since} 至 {until}）所计的记录。",
    "The records behind the number “{figure}” ({place}, {since} to {until}).",
)


class Behind(CharFilter):
    """A hidden filter, named ``behind``; its filter set knows `today`.

    Raises:
        BadInput: on filtering, when the number was not written here.
    """

    def __init__(self) -> None:
        super().__init__(widget=HiddenInput)

    @override
    def filter(self, qs: Any, value: str) -> Any:
        """Narrow rows to the records behind a number, when one is asked for."""
        filters: Any = self
        return qs.filter(uid__in=records_behind(value, filters.parent.today)) if value else qs


def behind_what(text: str) -> Text:
    """Return of which number the records are that a list is narrowed to; empty for no number.

    Raises:
        BadInput: the number was not written here.
    """
    if not text:
        return ""
    cell = Cell.read(text)
    one = _shown(cell)
    path = cell.path.dotted
    codes = [one.codes[key]().get(code, code) for key, code in _narrowed(cell, one).items()]
    told: dict[str, str | date] = {
        "figure": joined([one.heading, *codes]),
        "place": said(names().places([path]).get(path, path)),
        "since": cell.window.since,
        "until": cell.window.until,
    }
    return Phrase(BEHIND, told)


def _shown(cell: Cell) -> Shown:
    """Return as what a number is shown: of several parts of its indicator the nearest, no rate."""
    fitting = [
        one
        for one in shown().values()
        if one.indicator.key == cell.indicator
        and one.where.items() <= cell.where.items()
        and not one.per
    ]
    return max(fitting, key=lambda one: len(one.where))


def _narrowed(cell: Cell, one: Shown) -> Mapping[str, str]:
    return {
        key: code
        for key, code in sorted(cell.where.items())
        if key in one.codes and key not in one.where
    }
