"""A table that cannot be read."""

from typing import ClassVar

from bazhua.kernel.errors import DomainError
from bazhua.kernel.words import Phrase


class TableRefused(DomainError):
    """It cannot be read at all: too large, with macros, damaged, without the columns."""

    code = "table_refused"
    http_status: ClassVar[int] = 400

    def __init__(self, problem: Phrase) -> None:
        super().__init__(None, problem=problem)
