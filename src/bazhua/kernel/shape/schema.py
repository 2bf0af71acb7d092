"""What an object looks like: the fields of a dataclass or the keyword-only parameters of a function."""

from collections.abc import Callable
from dataclasses import MISSING, dataclass, fields
from decimal import Decimal
from functools import cache
from inspect import Parameter, signature
from typing import Annotated, Any, get_args, get_origin, get_type_hints


@dataclass(frozen=True, slots=True)
class Between:
    """Bounds of a number (``Annotated[int, Between(0)]``), inclusive; ``None`` is no bound."""

    low: int | Decimal | None = None
    high: int | Decimal | None = None


@dataclass(frozen=True, slots=True)
class Key:
    """The JSON key of a parameter when it cannot be its name (``from``, ``L``)."""

    name: str


@dataclass(frozen=True, slots=True)
class Field:
    """One key of an object: the key, the name in Python, the annotation and the default."""

    key: str
    name: str
    type: Any
    required: bool
    default: Any


@cache
def fields_of(shape: Callable[..., Any]) -> tuple[Field, ...]:
    """Return the keys of a dataclass, or of a function's keyword-only parameters."""
    hints = get_type_hints(shape, include_extras=True)
    if isinstance(shape, type):
        defaults = {f.name: f.default for f in fields(shape)}
    else:
        defaults = {
            p.name: MISSING if p.default is Parameter.empty else p.default
            for p in signature(shape).parameters.values()
            if p.kind is Parameter.KEYWORD_ONLY
        }
    return tuple(_field(name, hints[name], default) for name, default in defaults.items())


def _field(name: str, hint: Any, default: Any) -> Field:
    metadata = get_args(hint)[1:] if get_origin(hint) is Annotated else ()
    key = next((part.name for part in metadata if isinstance(part, Key)), name)
    required = default is MISSING
    return Field(key, name, hint, required, None if required else default)
