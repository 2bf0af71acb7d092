"""Refusals of callbacks besides those of their channel."""

from bazhua.kernel.errors import DomainError


class BodyTooLarge(DomainError):
    """More is sent than a callback may hold."""

    code = "body_too_large"
    http_status = 413

    def __init__(self, most_bytes: int) -> None:
        super().__init__(None, most_bytes=most_bytes)


class TooManyCodes(DomainError):
    """A sender has tried too many codes that were not his."""

    code = "too_many_codes"
    http_status = 429

    def __init__(self, minutes: int) -> None:
        super().__init__("code", minutes=minutes)
