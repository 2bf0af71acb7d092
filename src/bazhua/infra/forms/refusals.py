"""What the forms refuse, each with the item and the remedy."""

from collections.abc import Sequence
from typing import Final

from bazhua.kernel.errors import DomainError
from bazhua.kernel.words import Phrase

SHOWN: Final = 5
"""Items that a sentence names."""


class TemplateRefused(DomainError):
    """A template contradicts itself; the first of its defects is told."""

    code = "template_refused"

    def __init__(self, item: str, problem: Phrase, defects: int) -> None:
        super().__init__(item, item=item, problem=problem, defects=defects)


class RowsRefused(DomainError):
    """Rows of a spreadsheet are wrong and the caller did not ask for the good ones alone."""

    code = "rows_refused"

    def __init__(self, row: int, problem: Phrase, rows: int) -> None:
        super().__init__(f"row[{row}]", row=row, problem=problem, rows=rows)


class UnknownItem(DomainError):
    """An answer names an item that the form does not have."""

    code = "unknown_item"

    def __init__(self, field: str, item: str) -> None:
        super().__init__(field, item=item)


class AnswerRefused(DomainError):
    """The value does not fit its item."""

    code = "answer_refused"

    def __init__(self, field: str, item: str, problem: Phrase) -> None:
        super().__init__(field, item=item, problem=problem)


class VersionTaken(DomainError):
    """The version was published with another text; what was asked under it must not change."""

    code = "version_taken"
    http_status = 409

    def __init__(self, template: str, number: int) -> None:
        super().__init__("version", template=template, number=number)


class FormOpen(DomainError):
    """A form cannot be closed: answers or photos are missing, or devices differ."""

    code = "form_open"
    http_status = 409

    def __init__(self, items: Sequence[str]) -> None:
        super().__init__(items[0], items=", ".join(items[:SHOWN]), count=len(items))
