"""One number, as it is written into an address to open the records behind it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Final, Self, TypeAlias
from uuid import UUID

from django.db.models import QuerySet

from bazhua.infra.rollup.core.declare import Audience
from bazhua.infra.rollup.core.read import Window
from bazhua.infra.rollup.declarations import indicators
from bazhua.infra.rollup.reading.opening import behind
from bazhua.infra.rollup.reading.question import Question
from bazhua.kernel.errors import BadInput, DomainError
from bazhua.kernel.scope import Path
from bazhua.kernel.words import say

Codes: TypeAlias = Mapping[str, str]
"""Dimension → code that a number is narrowed to."""

SEPARATOR: Final = "~"
PLACED: Final = "!"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One number: which indicator, of which node, when, told apart how.

    Attributes:
        placed: only while the node stood below the one above it, as a line of a table counts.
    """

    indicator: str
    path: Path
    window: Window
    where: Codes = field(default_factory=dict)
    placed: bool = False

    def text(self) -> str:
        """Return it as one word."""
        days = (self.window.since.isoformat(), self.window.until.isoformat())
        codes = [f"{key}={code}" for key, code in sorted(self.where.items())]
        path = self.path.dotted + (PLACED if self.placed else "")
        return SEPARATOR.join((self.indicator, path, *days, *codes))

    @classmethod
    def read(cls, text: str) -> Self:
        """Return what was written.

        Raises:
            BadInput: it was not written here.
        """
        try:
            indicator, path, since, until, *codes = text.split(SEPARATOR)
            where = dict(one.split("=", 1) for one in codes)
            window = Window(date.fromisoformat(since), date.fromisoformat(until))
            if where.keys() <= indicators()[indicator].keys:
                return cls(
                    indicator=indicator,
                    path=Path(path.removesuffix(PLACED)),
                    window=window,
                    where=where,
                    placed=path.endswith(PLACED),
                )
        except (KeyError, ValueError, DomainError) as wrong:
            raise _unknown() from wrong
        raise _unknown()

    def narrowed(self, key: str, code: str) -> Self:
        """Return the part of it that has a code."""
        return replace(self, where={**self.where, key: code})

    def below(self, node: str) -> Self:
        """Return the part of it at a node right below, as the tree stood in its days."""
        return replace(self, path=Path(f"{self.path.dotted}{node}."), placed=True)

    def during(self, window: Window) -> Self:
        """Return the same in another window."""
        return replace(self, window=window)

    def year_before(self) -> Self:
        """Return the same in the equal window of the year before."""
        return self.during(self.window.year_before())

    def question(self, today: date) -> Question:
        """Return it as an authority asks it of the figures; the right to ask is judged before."""
        return Question(
            indicator=self.indicator,
            path=self.path,
            window=self.window,
            where=self.where,
            placed=self.placed,
            audience=Audience.AUTHORITY,
            threshold=0,
            today=today,
        )


def records_behind(text: str, today: date) -> QuerySet[Any, UUID]:
    """Return the uids of the records behind a number in an address, whoever may see them.

    Raises:
        BadInput: it was not written here.
    """
    return behind(Cell.read(text).question(today))


def _unknown() -> BadInput:
    problem = say(
        "不是本平台给出的数字；请从统计页打开", "it is no number of ours; open it from the figures"
    )
    return BadInput("figure", problem)
