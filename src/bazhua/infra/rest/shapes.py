"""Kinds of values in requests and answers: exact, or refused; and what all answers share."""

from collections.abc import Mapping
from datetime import date, datetime
from enum import StrEnum
from typing import Annotated, Any, Final, Generic, TypeVar

from ninja import Schema
from pydantic import BeforeValidator, ConfigDict, Field, PlainSerializer, WithJsonSchema

from bazhua.kernel.shape.scalars import YEARS
from bazhua.kernel.shape.writing import written

ItemT = TypeVar("ItemT")

NO_NUL: Final = r"^[^\x00]*$"
WHOLE_DAY: Final = len("2026-11-26")


def _exact_day(raw: Any) -> date:
    if not isinstance(raw, str) or len(raw) != WHOLE_DAY:
        raise ValueError("a date is written YYYY-MM-DD")
    day = date.fromisoformat(raw)
    if day.year not in YEARS:
        raise ValueError("a date lies in the years 1900 to 2999")
    return day


def _exact_instant(raw: Any) -> datetime:
    if not isinstance(raw, str):
        raise ValueError("an instant is written in ISO 8601 with offset")  # noqa: TRY004 -- pydantic's way
    at = datetime.fromisoformat(raw)
    if at.tzinfo is None or at.year not in YEARS:
        raise ValueError("an instant has an offset and lies in the years 1900 to 2999")
    return at


Day = Annotated[date, BeforeValidator(_exact_day)]
Instant = Annotated[datetime, BeforeValidator(_exact_instant)]
Said = Annotated[datetime, PlainSerializer(written, return_type=str)]
"""An instant in an answer, at +08:00."""

Name = Annotated[str, Field(min_length=1, max_length=200, pattern=NO_NUL)]
Text = Annotated[str, Field(max_length=500, pattern=NO_NUL)]
Reason = Annotated[str, Field(min_length=1, max_length=300, pattern=NO_NUL)]
Code = Annotated[str, Field(max_length=80, pattern=r"^[^\x00]*$")]
Count = Annotated[int, Field(strict=True, ge=0, le=2_000_000_000)]
Flag = Annotated[bool, Field(strict=True)]
Degrees = Annotated[float, Field(strict=True, ge=-180, le=180)]


def inline(codes: type[StrEnum]) -> WithJsonSchema:
    """Return how an enumeration stands in the document where it is used.

    Components are told apart by the name of their class alone, and several parts have a `State`.
    """
    return WithJsonSchema({"type": "string", "enum": [one.value for one in codes]})


class Given(Schema):
    """The body of a request; keys that nobody asked for are refused."""

    model_config = ConfigDict(extra="forbid")


class Page(Schema, Generic[ItemT]):
    """Some rows of a list, with the addresses of the rows before and after them."""

    items: list[ItemT]
    previous: str | None = None
    next: str | None = None


class Problem(Schema):
    """A refusal, RFC 9457: what is wrong, with what value, and what to do, in the language asked."""

    type: str
    title: str
    status: int
    code: str
    field: str | None = None
    data: dict[str, Any]


class Words(Schema):
    """A term in both languages."""

    zh: str
    en: str


REFUSED: Final = frozenset({400, 401, 403, 404, 409, 412, 422, 428})


def answers(shape: Any, *, status: int = 200) -> Mapping[int | frozenset[int], Any]:
    """Return what an endpoint may answer, for its declaration."""
    return {status: shape, REFUSED: Problem}
