"""Why a job is refused or fails."""

from typing import ClassVar

from bazhua.kernel.errors import DomainError


class UnknownJobKind(DomainError):
    """No part of this release declares the kind."""

    code = "unknown_job_kind"
    http_status: ClassVar[int] = 404

    def __init__(self, kind: str) -> None:
        super().__init__("kind", kind=kind)


class JobOver(DomainError):
    """The job has ended; there is nothing to cancel."""

    code = "job_over"
    http_status = 409


class JobDenied(DomainError):
    """Whoever asked may not do this any more when its turn comes."""

    code = "job_denied"
    http_status = 403


class JobBroken(DomainError):
    """The program failed or its process died more often than the kind allows."""

    code = "job_broken"
    http_status = 500

    def __init__(self, tries: int) -> None:
        super().__init__(None, tries=tries)
