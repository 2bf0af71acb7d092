"""Refusals of answers and callbacks; they never say whose message it was."""

from bazhua.kernel.errors import DomainError


class CodeRefused(DomainError):
    """The code is none that was sent to this person or address."""

    code = "code_refused"
    http_status = 404

    def __init__(self) -> None:
        super().__init__("code")


class CodeExpired(DomainError):
    """The code was right; its time is over."""

    code = "code_expired"
    http_status = 409

    def __init__(self) -> None:
        super().__init__("code")


class CallbackRefused(DomainError):
    """A callback does not come from the provider, or not now, or cannot be read."""

    code = "callback_refused"
    http_status = 403

    def __init__(self, field: str) -> None:
        super().__init__(field, part=field)
