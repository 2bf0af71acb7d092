"""What a person answers to one item: the value, a note and photos, read strictly by its kind."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Any, Final, TypeAlias

from bazhua.infra.forms.conditions import Codes
from bazhua.infra.forms.refusals import AnswerRefused
from bazhua.infra.forms.template import Item, Kind, Measure, Verdict
from bazhua.kernel.errors import UnknownKey
from bazhua.kernel.numbers import plain
from bazhua.kernel.shape.reading import value
from bazhua.kernel.shape.schema import Between
from bazhua.kernel.shape.writing import written
from bazhua.kernel.words import Phrase, say

MOST_FILES = 20
MOST_REFERENCE = 100


@dataclass(frozen=True, slots=True)
class Spot:
    """A position in degrees (CGCS2000) and how exact it is in metres."""

    longitude: Annotated[Decimal, Between(-180, 180)]
    latitude: Annotated[Decimal, Between(-90, 90)]
    accuracy_m: Annotated[Decimal, Between(0)] | None = None


Value: TypeAlias = "str | Decimal | date | datetime | tuple[str, ...] | Spot | None"


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer; a value of ``None`` takes the answer back."""

    value: Value
    note: str = ""
    photos: tuple[str, ...] = ()


WANTED: Final[Mapping[Kind, Any]] = {
    Kind.YES_NO: Verdict,
    Kind.CHOICE: str,
    Kind.CHOICES: tuple[str, ...],
    Kind.NUMBER: Decimal,
    Kind.TEXT: str,
    Kind.DATE: date,
    Kind.INSTANT: datetime,
    Kind.PHOTOS: tuple[str, ...],
    Kind.SIGNATURE: str,
    Kind.PLACE: Spot,
}


def read_reply(item: Item, raw: Mapping[str, Any], at: str) -> Reply:
    """Return the reply that a JSON object (``value``, ``note``, ``photos``) gives to an item.

    Args:
        at: where the object stands in the whole input, for the field of an error.

    Raises:
        DomainError: a key or value is refused; ``answer_refused`` when it does not fit the item.
    """
    extra = raw.keys() - {"value", "note", "photos"}
    if extra:
        raise UnknownKey(f"{at}.{min(extra)}", ("value", "note", "photos"))
    given = raw.get("value")
    reply = Reply(
        None if given is None else _to_the_second(value(WANTED[item.kind], given, f"{at}.value")),
        value(str, raw.get("note", ""), f"{at}.note"),
        value(tuple[str, ...], raw.get("photos", []), f"{at}.photos"),
    )
    problem = _misfit(item, reply)
    if problem is not None:
        raise AnswerRefused(f"{at}.value", item.key, problem)
    return reply


def _to_the_second(read_value: Value) -> Value:
    # JSON is written to the second, so what is kept must not be finer.
    return read_value.replace(microsecond=0) if isinstance(read_value, datetime) else read_value


def reply_json(reply: Reply) -> dict[str, Any]:
    """Return a reply as JSON values."""
    out: dict[str, Any] = written(reply)
    return out


def codes_of(reply: Reply) -> Codes:
    """Return what a reply says, as codes for conditions."""
    if isinstance(reply.value, str):
        return frozenset({str(reply.value)})
    return frozenset(reply.value) if isinstance(reply.value, tuple) else frozenset()


def fails(item: Item, reply: Reply) -> bool:
    """Tell whether a reply is a bad one: a no, or an option that fails."""
    if item.kind is Kind.CHOICE:
        return any(option.fails and option.code == reply.value for option in item.options)
    return item.kind is Kind.YES_NO and reply.value == Verdict.NO


def _misfit(item: Item, reply: Reply) -> Phrase | None:
    references = [*reply.photos]
    if item.kind in {Kind.PHOTOS, Kind.SIGNATURE} and reply.value is not None:
        given = reply.value
        references += given if isinstance(given, tuple) else [str(given)]
    if len(references) > MOST_FILES or not all(
        0 < len(reference) <= MOST_REFERENCE for reference in references
    ):
        return say(
            "照片至多 {n} 张，每张以文件编号给出",
            "give at most {n} files by their ids",
            n=MOST_FILES,
        )
    if item.measure is not None and isinstance(reply.value, Decimal):
        return _number_misfit(item.measure, reply.value)
    if item.kind in {Kind.CHOICE, Kind.CHOICES}:
        return _choice_misfit(item, reply)
    return None


def _choice_misfit(item: Item, reply: Reply) -> Phrase | None:
    codes = [option.code for option in item.options]
    chosen = reply.value if isinstance(reply.value, tuple) else (reply.value,)
    if reply.value is not None and (
        not set(chosen) <= set(codes) or len(set(chosen)) != len(chosen)
    ):
        return say("须从选项中选：{codes}", "choose among: {codes}", codes=", ".join(codes))
    return None


def _number_misfit(measure: Measure, number: Decimal) -> Phrase | None:
    low, high = measure.low, measure.high
    if (low is not None and number < low) or (high is not None and number > high):
        return say(
            "{number} 超出 {low} 至 {high} {unit}；请核对读数",
            "{number} lies outside {low} to {high} {unit}; check the reading",
            number=number, low=low, high=high, unit=measure.unit,
        )  # fmt: skip
    if -int(Decimal(plain(number)).as_tuple().exponent) > measure.places:
        return say("至多 {n} 位小数", "give at most {n} decimal places", n=measure.places)
    return None
