"""What a list shows and allows: declared once, beside the selector that reads it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any, Final, Generic, TypeAlias, TypeVar

from django.db.models import Field, Model, QuerySet
from django_filters import FilterSet

from bazhua.infra.db.reach import LEVELS
from bazhua.infra.db.scoped import Scoped
from bazhua.infra.tables.keyset import Key, Order, rows
from bazhua.infra.ui.parts.table import CJK_MIN_EM, Choosing, Empty
from bazhua.infra.ui.parts.text import Part, Text, said
from bazhua.kernel.errors import NotAChoice
from bazhua.kernel.words import Word

M = TypeVar("M", bound=Model)

Cell: TypeAlias = "str | int | Decimal | datetime | None"
"""What stands in a cell of a workbook."""

SORT: Final = "sort"
PAGE: Final = "page"
FORMAT: Final = "format"
OWN_NAMES: Final = frozenset({SORT, PAGE, FORMAT})
"""Names in the address that no filter may have."""

ROWS_OF_A_PAGE: Final = 50
BY_ENTRY: Final = Word("登记先后", "Order of entry")
"""What people call the first order of a list that no column shows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListColumn(Generic[M]):
    """A column of a list.

    Attributes:
        show: what stands in it on the page.
        plain: the same for a workbook, where the page shows more than a text.
        sort: the column of the table that it sorts by; empty when it does not.
    """

    text: Text
    show: Callable[[M], Part]
    plain: Callable[[M], Cell] | None = None
    sort: str = ""
    min_em: int = CJK_MIN_EM
    number: bool = False

    def cell(self, row: M) -> Cell:
        """Return what stands in a workbook.

        Raises:
            TypeError: the page draws it, and it has no ``plain``.
        """
        if self.plain is not None:
            return self.plain(row)
        value = self.show(row)
        if isinstance(value, int | Decimal | datetime):
            return value
        if hasattr(value, "template"):
            raise TypeError(value)
        return said(value)


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing(Generic[M]):
    """A list of records of one table.

    Attributes:
        name: kept in the cursors of its pages.
        href: where the first cell of a row leads.
        order: ``due_at`` or ``-due_at``, when nothing else is asked for.
        filters: django-filter's filter set; its fields are the filter form.
        joins: foreign keys that its columns read, fetched with the rows.
        learn: reads for many rows at once what its columns say and no foreign key leads to.
        choosing: what is done with several rows, and ``choice`` what names one of them; empty where
            it may not be chosen.
    """

    name: str
    model: type[M]
    title: Text
    lead: Text = ""
    columns: tuple[ListColumn[M], ...]
    href: Callable[[M], str]
    order: str
    empty: Empty
    filters: type[FilterSet] = FilterSet
    joins: tuple[str, ...] = ()
    learn: Callable[[Sequence[M]], object] | None = None
    choosing: Choosing | None = None
    choice: Callable[[M], str] = lambda _row: ""
    size: int = ROWS_OF_A_PAGE

    def __post_init__(self) -> None:
        """Refuse a declaration that cannot work.

        Raises:
            ValueError: a filter has a name of the list's own.
            FieldDoesNotExist: the table has no such column to sort by.
        """
        if taken := OWN_NAMES & self.filters.base_filters.keys():
            raise ValueError(", ".join(sorted(taken)))
        for name in self.sorts():
            self.column(name)

    def sorts(self) -> Mapping[str, Text]:
        """Return the columns of the table that it may be sorted by, and what people call them."""
        first: dict[str, Text] = {Order.named(self.order).field: BY_ENTRY}
        return first | {column.sort: column.text for column in self.columns if column.sort}

    def sorted_by(self, text: str) -> Order:
        """Return the order that an address asks for.

        Raises:
            NotAChoice: the list is not sorted by this.
        """
        order = Order.named(text or self.order)
        if order.field not in self.sorts():
            raise NotAChoice(SORT, text, [f"[-]{name}" for name in self.sorts()])
        return order

    def fetched(self, parts: Sequence[QuerySet[M]], at: Sequence[Key]) -> list[M]:
        """Return the rows at some keys, with all that the columns read."""
        found = rows(parts, at, *self.joins)
        if self.learn is not None and found:
            self.learn(found)
        return found

    def column(self, name: str) -> "Field[Any, Any]":
        """Return a column of the table."""
        return self.model._meta.get_field(name)  # type: ignore[return-value] # noqa: SLF001

    def unindexed(self) -> list[str]:
        """Return the orders that no index of the table serves; a test of each list wants none."""
        own = [tuple(index.fields) for index in self.model._meta.indexes]  # noqa: SLF001
        led = {tuple(field.lstrip("-") for field in fields) for fields in own} | {("id",)}
        starts = [(), *((level,) for level in LEVELS.values())]
        scoped = starts if issubclass(self.model, Scoped) else starts[:1]
        wanted = [
            (*start, *dict.fromkeys((name, "id"))) for name in self.sorts() for start in scoped
        ]
        return [", ".join(fields) for fields in wanted if fields not in led]
