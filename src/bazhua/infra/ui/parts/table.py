"""A list of records: table on a desk, compact cards on a phone."""

from dataclasses import dataclass
from typing import ClassVar

from django.forms import Form
from django.utils.translation import ngettext

from bazhua.infra.ui.parts.record import Action
from bazhua.infra.ui.parts.text import Part, Text

CAP = 1000
CJK_MIN_EM = 5


@dataclass(frozen=True, slots=True)
class Column:
    """A column; Chinese breaks anywhere, so each keeps a least width in em.

    Attributes:
        sort_href: sorts the list by it; empty when it cannot.
        sorted: ``"ascending"`` or ``"descending"`` while it does.
    """

    text: Text
    min_em: int = CJK_MIN_EM
    number: bool = False
    sort_href: str = ""
    sorted: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A record in a list; its first cell is the name and, where it has a page, the link.

    Attributes:
        choice: names it where rows may be chosen; empty where this one may not.
    """

    href: str
    cells: tuple[Part, ...]
    choice: str = ""


@dataclass(frozen=True, slots=True)
class Count:
    """How many records match; counted no further than the cap, so that a list stays fast."""

    value: int
    cap: int = CAP

    @property
    def shown(self) -> str:
        """The count, or the cap and a plus."""
        return f"{self.cap}+" if self.value > self.cap else str(self.value)

    @property
    def noun(self) -> str:
        """What is counted, in the number that the language wants."""
        return ngettext("record", "records", self.value)


@dataclass(frozen=True, slots=True)
class Choosing:
    """What is done with the rows that are chosen: the page that is asked with each as ``chosen``."""

    text: Text
    href: str


@dataclass(frozen=True, slots=True)
class Pager:
    """Links to the neighbouring pages by key, never by number."""

    newer: str = ""
    older: str = ""


@dataclass(frozen=True, slots=True)
class Empty:
    """An empty list: what is missing and what would fill it."""

    template: ClassVar[str] = "ui/parts/empty.html"

    text: Text
    fill: Text
    action: Action | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Rows under columns."""

    template: ClassVar[str] = "ui/parts/table.html"

    caption: Text
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]

    def __post_init__(self) -> None:
        """Refuse a row of another width.

        Raises:
            ValueError: a row has more or fewer cells than there are columns.
        """
        if any(len(row.cells) != len(self.columns) for row in self.rows):
            raise ValueError(self.caption)


@dataclass(frozen=True, slots=True, kw_only=True)
class ListPage:
    """Everything `ui/list.html` draws.

    Attributes:
        chosen: how many filters leave rows out.
        workbook: address of the same rows as a workbook.
        choosing: what is done with chosen rows; none where there is nothing to do with several.
    """

    title: Text
    lead: Text = ""
    table: Table
    count: Count
    empty: Empty
    pager: Pager = Pager()
    filter: Form | None = None
    chosen: int = 0
    actions: tuple[Action, ...] = ()
    workbook: str = ""
    choosing: Choosing | None = None


@dataclass(frozen=True, slots=True)
class Trial:
    """A second button of a form: shows what would come of it; ``name`` is sent with the fields."""

    name: str
    text: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class FormPage:
    """Everything `ui/form.html` draws.

    Attributes:
        news: what a trial came to.
        dense: numbers stand two in a row, so that many of them fit on a phone.
    """

    title: Text
    lead: Text = ""
    form: Form
    submit: Text
    cancel_href: str
    trial: Trial | None = None
    news: Text = ""
    dense: bool = False
