"""Why the gate lets nobody through."""

from bazhua.kernel.errors import DomainError


class NoSuchAddress(DomainError):
    """The gate has no such address, or not for this method."""

    code = "no_such_address"
    http_status = 404


class OriginRefused(DomainError):
    """A page of another site asks."""

    code = "origin_refused"
    http_status = 403


class StreamTooMany(DomainError):
    """One person has too many pages open."""

    code = "stream_too_many"
    http_status = 429

    def __init__(self, most: int) -> None:
        super().__init__(None, most=most)


class StreamFull(DomainError):
    """The gate serves as many pages as it may."""

    code = "stream_full"
    http_status = 503

    def __init__(self, most: int) -> None:
        super().__init__(None, most=most)
