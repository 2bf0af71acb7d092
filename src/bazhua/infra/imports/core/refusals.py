"""What imports refuse."""

from datetime import datetime
from typing import ClassVar

from bazhua.kernel.errors import DomainError


class UnknownImport(DomainError):
    """No part declares this kind of import."""

    code = "unknown_import"
    http_status: ClassVar[int] = 404

    def __init__(self, kind: str) -> None:
        super().__init__("kind", kind=kind)


class SameFile(DomainError):
    """The same bytes were uploaded for the same kind of import before."""

    code = "same_file"
    http_status = 409

    def __init__(self, at: datetime) -> None:
        super().__init__("file", at=at)


class RowsWrong(DomainError):
    """Rows are wrong, and the asker did not choose the good ones alone."""

    code = "rows_wrong"

    def __init__(self, bad: int) -> None:
        super().__init__(None, bad=bad)


class AllOrNone(DomainError):
    """Rows are wrong, and a table of this kind is taken as a whole."""

    code = "all_or_none"

    def __init__(self, bad: int) -> None:
        super().__init__(None, bad=bad)


class NothingToImport(DomainError):
    """There is no good row that has not been taken yet."""

    code = "nothing_to_import"


class ImportBusy(DomainError):
    """A job is still at it."""

    code = "import_busy"
    http_status = 409
