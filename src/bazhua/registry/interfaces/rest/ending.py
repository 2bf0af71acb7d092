"""What has an end: one endpoint for each kind, with the first day on which it is no more."""

from collections.abc import Callable
from typing import Any, TypeVar
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Router, Schema

from bazhua.infra.db.records import Record
from bazhua.infra.rest.endpoints import CHANGES, asking, writes
from bazhua.infra.rest.records import answered
from bazhua.infra.rest.versions import seen_version
from bazhua.kernel.words import Word
from bazhua.registry.interfaces.rest.shapes.where import Closing

RecordT = TypeVar("RecordT", bound=Record)
Shape = tuple[type[Schema], Callable[[RecordT], Any]]
"""What is answered, and what makes it of a record."""


def ends(
    router: Router, path: str, word: Word, service: Callable[..., RecordT], shape: Shape[RecordT]
) -> None:
    """Declare that a record may be ended by a service, whose name the operation has."""

    def end(request: HttpRequest, response: HttpResponse, uid: UUID, given: Closing) -> Any:
        version = seen_version(request)
        row = service(uid, until=given.until, version=version, **asking(request))
        return answered(response, row, shape[1])

    end.__name__ = service.__name__
    end.__doc__ = f"{word.en} from a day on."
    writes(router, path, shape[0], word, CHANGES)(end)
