"""Why somebody does not become another, and why a platform does not become a demonstration."""

from bazhua.kernel.errors import DomainError


class NoDemonstration(DomainError):
    """This platform is no demonstration: nobody becomes another here."""

    code = "no_demonstration"
    http_status = 404


class OwnRecords(DomainError):
    """The platform has records of its own, so it does not become a demonstration."""

    code = "own_records"
    http_status = 409

    def __init__(self, count: int) -> None:
        super().__init__(None, count=count)
