"""What is refused about recurring expectations, with the remedy."""

from datetime import datetime
from uuid import UUID

from bazhua.kernel.errors import DomainError


class NotExpected(DomainError):
    """Nothing of the kind is expected: not of this subject, or not at this time.

    A subject out of scope gets the same answer as one that the rule does not bind.
    """

    code = "not_expected"

    def __init__(self, field: str, subject: UUID, at: datetime) -> None:
        super().__init__(field, subject=str(subject), at=at)


class NotOpenYet(DomainError):
    """The window of the period has not opened."""

    code = "not_open_yet"
    http_status = 409

    def __init__(self, opens_at: datetime) -> None:
        super().__init__("at", opens_at=opens_at)


class AlreadyBound(DomainError):
    """The rule binds the subject already, on some of the same days."""

    code = "already_bound"
    http_status = 409

    def __init__(self, subject: UUID) -> None:
        super().__init__("subjects", subject=str(subject))
