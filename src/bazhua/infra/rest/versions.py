"""The version of a record as an entity tag: who changes one names the version that he saw."""

import re
from typing import Final

from django.http import HttpRequest, HttpResponse

from bazhua.kernel.errors import DomainError, StaleState

TAG: Final = re.compile(r'"([0-9]{1,9})"')


class VersionNeeded(DomainError):
    """A change does not say which version of the record it is made to."""

    code = "version_needed"
    http_status = 428

    def __init__(self) -> None:
        super().__init__("If-Match")


class BadVersion(DomainError):
    """What stands in `If-Match` is no entity tag of a record."""

    code = "bad_version"
    http_status = 400

    def __init__(self) -> None:
        super().__init__("If-Match")


def tagged(response: HttpResponse, version: int) -> None:
    """Let an answer carry the version of the record that it shows."""
    response["ETag"] = f'"{version}"'


def seen_version(request: HttpRequest) -> int:
    """Return the version that a request changes.

    Raises:
        VersionNeeded: it names none.
        BadVersion: it is no entity tag of a record.
    """
    header = request.headers.get("If-Match")
    if header is None:
        raise VersionNeeded
    found = TAG.fullmatch(header.strip())
    if found is None:
        raise BadVersion
    return int(found[1])


def status_of(error: DomainError, request: HttpRequest) -> int:
    """Return the status of a refusal: a version that moved is a precondition that failed."""
    if isinstance(error, StaleState) and "If-Match" in request.headers:
        return 412
    return error.http_status
