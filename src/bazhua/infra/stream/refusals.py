"""Why nobody gets a pass."""

from bazhua.kernel.errors import DomainError


class NothingToHear(DomainError):
    """Nobody is signed in, or this site has no live stream."""

    code = "nothing_to_hear"
    http_status = 403
