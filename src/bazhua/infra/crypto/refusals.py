"""Why a sealed value cannot be made or read; none of it tells a value or a key."""

from typing import ClassVar

from bazhua.kernel.errors import DomainError


class KeyMissing(DomainError):
    """The key of a sealed value, or every key, is not in the folder of keys."""

    code: ClassVar[str] = "key_missing"
    http_status: ClassVar[int] = 503

    def __init__(self, key: str) -> None:
        super().__init__(None, key=key)


class SealBroken(DomainError):
    """A sealed value was altered, cut, or stands where another one was written."""

    code: ClassVar[str] = "seal_broken"
    http_status: ClassVar[int] = 500
