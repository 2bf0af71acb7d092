"""Policy of figures for everybody: how small a number may be to be published."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated, ClassVar

from bazhua.kernel.policy.book import PolicyRow
from bazhua.kernel.shape.schema import Between


@dataclass(frozen=True, slots=True, kw_only=True)
class Publishing(PolicyRow):
    """The least number above 0 that is published; those below it are withheld."""

    table: ClassVar[str] = "figure.publishing"

    least: Annotated[int, Between(1)]


PUBLISHING_ROWS: tuple[PolicyRow, ...] = (
    Publishing(clause="BZ/PUBLISHED", since=date(2022, 1, 1), least=5),
)
