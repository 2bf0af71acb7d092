"""JSON in, typed values out, by annotations; nothing is guessed.

Unknown keys, wrong types, inexact numbers and instants without offset are refused, each with
the field it stands in.
"""

import json
import types
from collections.abc import Callable, Mapping
from dataclasses import is_dataclass
from decimal import Decimal
from typing import Annotated, Any, Union, get_args, get_origin

from bazhua.kernel.errors import MissingKey, NotJson, OutOfRange, UnknownKey, WrongType
from bazhua.kernel.shape.scalars import quoted, scalar
from bazhua.kernel.shape.schema import Between, fields_of
from bazhua.kernel.words import Phrase, Word, say

MOST_ITEMS = 10_000


def parse(text: str) -> Any:
    """Return the JSON value in a text, numbers with a point as exact decimals.

    Raises:
        NotJson: the text is not JSON, or an object names a key twice.
    """
    try:
        return json.loads(
            text, parse_float=Decimal, parse_constant=_refuse_constant, object_pairs_hook=_once
        )
    except (ValueError, RecursionError) as error:
        raise NotJson(str(error)) from error


def load(text: str) -> dict[str, Any]:
    """Return the JSON object in a text.

    Raises:
        NotJson: the text is not one JSON object.
    """
    found = parse(text)
    if not isinstance(found, dict):
        raise NotJson(quoted(found))
    return found


def _refuse_constant(name: str) -> None:
    raise ValueError(name)


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    keys = [key for key, _ in pairs]
    if len(set(keys)) != len(keys):
        raise ValueError("duplicate key " + next(key for key in keys if keys.count(key) > 1))
    return dict(pairs)


def read(shape: Callable[..., Any], payload: Mapping[str, Any], at: str = "") -> dict[str, Any]:
    """Return the keyword arguments that a JSON object gives for a function or dataclass.

    Args:
        at: where the object stands in the whole input, for the field of an error.

    Raises:
        DomainError: a key is unknown or missing, or a value is refused.
    """
    wanted = fields_of(shape)
    known = [field.key for field in wanted]
    for key in payload:
        if key not in known:
            raise UnknownKey(_path(at, key), known)
    values = {}
    for field in wanted:
        path = _path(at, field.key)
        if field.key in payload:
            values[field.name] = value(field.type, payload[field.key], path)
        elif field.required:
            raise MissingKey(path)
    return values


def value(kind: Any, raw: Any, at: str, bounds: Between | None = None) -> Any:
    """Return one value of an annotated kind.

    Raises:
        DomainError: the value is not of the kind or out of bounds.
    """
    origin, inner = get_origin(kind), get_args(kind)
    if origin is Annotated:
        own = next((part for part in inner[1:] if isinstance(part, Between)), bounds)
        return value(inner[0], raw, at, own)
    if origin in {Union, types.UnionType}:
        return None if raw is None else value(inner[0], raw, at, bounds)
    if origin is tuple:
        return _items(inner, raw, at, bounds)
    if is_dataclass(kind) and isinstance(kind, type):
        if not isinstance(raw, dict):
            raise WrongType(at, quoted(raw), Word("对象", "an object"))
        return kind(**read(kind, raw, at))
    return _within(scalar(dict if origin is dict else kind, raw, at), at, bounds)


def _items(inner: tuple[Any, ...], raw: Any, at: str, bounds: Between | None) -> tuple[Any, ...]:
    if not isinstance(raw, list):
        raise WrongType(at, quoted(raw), Word("列表", "a list"))
    if len(raw) > MOST_ITEMS:
        raise OutOfRange(at, len(raw), say("至多 {n} 项", "at most {n} items", n=MOST_ITEMS))
    kinds = inner[:1] * len(raw) if inner[-1] is Ellipsis else inner
    if len(kinds) != len(raw):
        raise WrongType(at, quoted(raw), say("{n} 项的列表", "a list of {n}", n=len(kinds)))
    pairs = zip(kinds, raw, strict=True)
    return tuple(value(kind, item, f"{at}[{i}]", bounds) for i, (kind, item) in enumerate(pairs))


def _within(read_value: Any, at: str, bounds: Between | None) -> Any:
    if bounds is None or isinstance(read_value, bool) or not isinstance(read_value, int | Decimal):
        return read_value
    below = bounds.low is not None and read_value < bounds.low
    above = bounds.high is not None and read_value > bounds.high
    if below or above:
        raise OutOfRange(at, read_value, _allowed(bounds))
    return read_value


def _allowed(bounds: Between) -> Phrase:
    if bounds.high is None:
        return say("不小于 {low}", "not below {low}", low=bounds.low)
    if bounds.low is None:
        return say("不大于 {high}", "not above {high}", high=bounds.high)
    return say("{low} 至 {high}", "{low} to {high}", low=bounds.low, high=bounds.high)


def _path(at: str, key: str) -> str:
    return f"{at}.{key}" if at else key
