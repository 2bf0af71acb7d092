"""The OpenAPI document, completed by what every endpoint of a kind has: headers, media types."""

from typing import Any, Final

from ninja.openapi.schema import OpenAPISchema

from bazhua.infra.rest.endpoints import IDEMPOTENT, VERSIONED
from bazhua.kernel.shape.problems import MEDIA_TYPE

KEY: Final[dict[str, Any]] = {
    "name": "Idempotency-Key",
    "in": "header",
    "required": True,
    "description": "The same request with the same key is done once; kept thirty days.",
    "schema": {
        "type": "string",
        "minLength": 1,
        "maxLength": 128,
        "pattern": "^[!#-\\[\\]-~]+$",
        "examples": ["8e03978e-40d5-43e8-bc93-6894a57f9324"],
    },
}
SEEN: Final[dict[str, Any]] = {
    "name": "If-Match",
    "in": "header",
    "required": True,
    "description": "The ETag of the record as it was seen; 412 when it changed meanwhile.",
    "schema": {"type": "string", "pattern": '^"[0-9]{1,9}"$', "examples": ['"1"']},
}
REFUSED_FROM: Final = 400


def completed(document: OpenAPISchema) -> OpenAPISchema:
    """Add to a document what its declarations imply."""
    for path in document["paths"].values():
        for operation in path.values():
            _complete(operation)
    return document


def _complete(operation: dict[str, Any]) -> None:
    headers = [
        header
        for mark, header in ((IDEMPOTENT, KEY), (VERSIONED, SEEN))
        if operation.pop(mark, False)
    ]
    if headers:
        operation["parameters"] = [*operation.get("parameters", []), *headers]
    operation["responses"] = dict(sorted(operation["responses"].items()))
    for status, answer in operation["responses"].items():
        if int(status) >= REFUSED_FROM and "application/json" in answer.get("content", {}):
            answer["content"] = {MEDIA_TYPE: answer["content"]["application/json"]}
