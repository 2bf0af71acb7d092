"""Typed values out as JSON values: decimals as plain strings, instants at +08:00."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any

from bazhua.kernel.numbers import plain
from bazhua.kernel.times import BEIJING


def written(value: Any) -> Any:
    """Return a value as JSON values; what JSON knows already stays as it is."""
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, Decimal):
        return plain(value)
    if isinstance(value, datetime):
        return value.astimezone(BEIJING).isoformat(timespec="seconds")
    if isinstance(value, date):
        return value.isoformat()
    return _structure(value)


def _structure(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {str(key): written(item) for key, item in value.items()}
    if isinstance(value, tuple | list):
        return [written(item) for item in value]
    if is_dataclass(value):
        return {f.name: written(getattr(value, f.name)) for f in fields(value)}
    return value
