"""Refusals as RFC 9457 problem details."""

from typing import Any, Final

from bazhua.kernel.errors import DomainError
from bazhua.kernel.lexicon import sentence
from bazhua.kernel.shape.writing import written
from bazhua.kernel.words import Lang, Phrase, Word

MEDIA_TYPE: Final = "application/problem+json"


def problem(error: DomainError, lang: Lang) -> dict[str, Any]:
    """Return the members of a problem: type, title, status, code, field and the error's data."""
    data = {
        name: value.text(lang) if isinstance(value, Word | Phrase) else written(value)
        for name, value in error.data.items()
    }
    return {
        "type": f"urn:bazhua:{error.code}",
        "title": sentence(error, lang),
        "status": error.http_status,
        "code": error.code,
        "field": error.field,
        "data": data,
    }
