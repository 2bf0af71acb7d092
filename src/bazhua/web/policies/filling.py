"""A row as form controls, and what was filled in as the JSON values of a proposal.

The controls follow from the annotations of the row's class; a new table has its form without a
line written here.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, get_args, get_origin

from bazhua.infra.policies.core.proposal import OWN_FIELDS
from bazhua.kernel.errors import NotJson, WrongType
from bazhua.kernel.policy.book import PolicyRow, row_json
from bazhua.kernel.shape.reading import parse
from bazhua.kernel.shape.scalars import quoted
from bazhua.kernel.shape.schema import Field, fields_of
from bazhua.kernel.words import Word
from bazhua.law.rows import field_word
from bazhua.web.rules.questions import WHOLE, Control, control_of, core, is_shape, members

SEPARATORS = str.maketrans("，、；;,", "     ")


@dataclass(frozen=True, slots=True)
class Slot:
    """One control of the form of a row.

    Attributes:
        path: names from the row down to the value.
        required: it cannot be left empty.
        listed: several values of `kind`, separated by blanks or commas.
    """

    path: tuple[str, ...]
    label: Word
    kind: Any
    control: Control
    required: bool = False
    listed: bool = False
    choices: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The name of the control."""
        return ".".join(self.path)


def slots(kind: type[PolicyRow]) -> tuple[Slot, ...]:
    """Return the controls of a table's own fields, in their order."""
    shape: Callable[..., Any] = kind
    own = [field for field in fields_of(shape) if field.name not in OWN_FIELDS]
    return tuple(slot for field in own for slot in _slots(field))


def filled_from(row: PolicyRow) -> dict[str, str]:
    """Return a row as it would be filled in."""
    values = row_json(row)
    return {slot.name: _text(_at(values, slot.path), slot) for slot in slots(type(row))}


def values_in(kind: type[PolicyRow], filled: Mapping[str, str]) -> dict[str, Any]:
    """Return the JSON values for what was filled in; an empty control is null.

    Raises:
        WrongType: a structure is not JSON.
    """
    values: dict[str, Any] = {}
    for slot in slots(kind):
        target = values
        for name in slot.path[:-1]:
            target = target.setdefault(name, {})
        target[slot.path[-1]] = _value(slot, filled.get(slot.name, "").strip())
    return values


def _slots(field: Field, above: tuple[str, ...] = (), label: Word | None = None) -> Iterator[Slot]:
    kind, path = core(field.type), (*above, field.name)
    word = field_word(field.name)
    word = Word(f"{label.zh}：{word.zh}", f"{label.en}: {word.en}") if label else word
    if is_shape(kind):
        for inner in fields_of(kind):
            yield from _slots(inner, path, word)
        return
    inner_kind = _item(kind)
    if inner_kind is not None:
        yield Slot(path, word, inner_kind, Control.TEXT, listed=True)
        return
    needed = not _may_be_none(field.type)
    yield Slot(path, word, kind, control_of(kind), needed, choices=members(kind))


def _may_be_none(annotation: Any) -> bool:
    return type(None) in get_args(annotation)


def _item(kind: Any) -> Any:
    """Return what a list of plain values is of; none for other kinds."""
    if get_origin(kind) is not tuple:
        return None
    inner = core(get_args(kind)[0])
    return None if is_shape(inner) else inner


def _at(values: Any, path: tuple[str, ...]) -> Any:
    for name in path:
        values = None if values is None else values[name]
    return values


def _text(value: Any, slot: Slot) -> str:
    if value is None:
        return ""
    if slot.listed:
        return " ".join(str(item) for item in value)
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _value(slot: Slot, text: str) -> Any:
    if slot.listed:
        return [_scalar(slot.kind, part) for part in text.translate(SEPARATORS).split()]
    if not text:
        return None
    if slot.control is Control.JSON:
        try:
            return parse(text)
        except NotJson as error:
            raise WrongType(slot.name, quoted(text), Word("JSON", "JSON")) from error
    return _scalar(slot.kind, text)


def _scalar(kind: Any, text: str) -> Any:
    if kind is bool:
        return {"true": True, "false": False}.get(text, text)
    if kind is int and WHOLE.fullmatch(text):
        return int(text)
    return text
