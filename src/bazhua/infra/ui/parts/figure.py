"""A figure that explains itself."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import ClassVar

from bazhua.infra.ui.parts.marks import PROVISIONAL, Mark
from bazhua.infra.ui.parts.text import Text
from bazhua.kernel.numbers import plain


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number with unit, as-of instant and definition; its link opens the records behind it.

    Attributes:
        change: what it was before, or by how much it moved since then.
    """

    template: ClassVar[str] = "ui/parts/figure.html"

    label: Text
    value: int | Decimal
    unit: Text
    as_of: datetime
    definition: Text
    href: str = ""
    provisional: bool = False
    change: Text = ""

    @property
    def shown(self) -> str:
        """The value with groups of three digits."""
        whole, _, fraction = plain(Decimal(self.value)).partition(".")
        grouped = f"{int(whole):,}"
        return f"{grouped}.{fraction}" if fraction else grouped

    @property
    def mark(self) -> Mark | None:
        """The mark of a figure that can still change."""
        return PROVISIONAL if self.provisional else None
