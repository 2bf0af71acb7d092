"""A rule's question as form controls, and what was filled in as the JSON object it is asked with.

The controls follow from the annotations of the rule's function, as the command and the endpoint
do; a new rule has its page without a line written here.
"""

import json
import re
import types
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Annotated, Any, TypeAlias, Union, get_args, get_origin

from bazhua.kernel.errors import NotJson, WrongType
from bazhua.kernel.rule import Rule
from bazhua.kernel.shape.reading import load, parse
from bazhua.kernel.shape.scalars import quoted
from bazhua.kernel.shape.schema import Field
from bazhua.kernel.shape.writing import written
from bazhua.kernel.words import Word
from bazhua.law.keys import KEYS

WHOLE = re.compile(r"-?[0-9]{1,18}")
OFFSET = re.compile(r"(?:Z|[+-][0-9]{2}:?[0-9]{2})$")
BEIJING_OFFSET = "+08:00"

Filled: TypeAlias = str | list[str]
"""What a control holds: a text, or the codes that are ticked."""


class Control(StrEnum):
    """How one key is asked for."""

    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    INSTANT = "instant"
    CHOICE = "choice"
    CHOICES = "choices"
    YES_NO = "yes_no"
    JSON = "json"


@dataclass(frozen=True, slots=True)
class Input:
    """One control of the form.

    Attributes:
        default: what holds when it is left empty, as JSON writes it; empty if nothing does.
    """

    key: str
    label: Word
    control: Control
    required: bool
    default: str
    choices: tuple[str, ...]


def inputs(rule: Rule) -> tuple[Input, ...]:
    """Return the controls of a rule's question, in the order of its keys."""
    return tuple(_input(field) for field in rule.keys)


def _input(field: Field) -> Input:
    kind = core(field.type)
    label = KEYS.get(field.key, Word(field.key, field.key))
    given = written(field.default)
    default = "" if given in (None, []) else json.dumps(given, ensure_ascii=False).strip('"')
    return Input(field.key, label, control_of(kind), field.required, default, members(kind))


def core(annotation: Any) -> Any:
    """Return the kind of value behind bounds and ``| None``."""
    if get_origin(annotation) is Annotated:
        return core(get_args(annotation)[0])
    if get_origin(annotation) in {Union, types.UnionType}:
        return core(get_args(annotation)[0])
    return annotation


def control_of(kind: Any) -> Control:
    """Return the control for a kind of value; structures are written as JSON."""
    if _is_enumeration(kind):
        return Control.CHOICE
    if _listed(kind):
        return Control.CHOICES
    simple = {
        bool: Control.YES_NO,
        int: Control.NUMBER,
        str: Control.TEXT,
        date: Control.DATE,
        datetime: Control.INSTANT,
    }
    if kind in simple:
        return simple[kind]
    return Control.JSON if get_origin(kind) is tuple or is_shape(kind) else Control.NUMBER


def members(kind: Any) -> tuple[str, ...]:
    """Return the codes of an enumeration, or of a list of one; none for other kinds."""
    codes = kind if _is_enumeration(kind) else _listed(kind)
    return tuple(member.value for member in codes) if codes else ()


def _is_enumeration(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, StrEnum)


def _listed(kind: Any) -> Any:
    """Return the enumeration that a list is of, if it is one."""
    inner = get_args(kind)
    return inner[0] if get_origin(kind) is tuple and _is_enumeration(inner[0]) else None


def is_shape(kind: Any) -> bool:
    """Return whether a value of the kind is a structure with fields."""
    return hasattr(kind, "__dataclass_fields__")


def payload(rule: Rule, filled: Mapping[str, Filled]) -> dict[str, Any]:
    """Return the JSON object for what was filled in; what was left empty is not given.

    Raises:
        WrongType: a structure is not JSON.
    """
    return {
        control.key: _value(control, filled[control.key])
        for control in inputs(rule)
        if any(part.strip() for part in filled.get(control.key, ""))
    }


def example(rule: Rule) -> dict[str, Filled]:
    """Return the rule's example as it would be filled in."""
    question = load(rule.example)
    return {
        control.key: _filled(control, question[control.key])
        for control in inputs(rule)
        if control.key in question
    }


def _filled(control: Input, value: Any) -> Filled:
    if control.control is Control.CHOICES:
        return [str(code) for code in value]
    if control.control is Control.INSTANT:
        return str(value).removesuffix(BEIJING_OFFSET)
    if isinstance(value, str):
        return value
    return json.dumps(written(value), ensure_ascii=False)


def _value(control: Input, filled: Filled) -> Any:
    if isinstance(filled, list):
        return filled
    text = filled.strip()
    if control.control is Control.YES_NO:
        return {"true": True, "false": False}.get(text, text)
    if control.control is Control.INSTANT:
        return text if OFFSET.search(text) else text + BEIJING_OFFSET
    if control.control is Control.NUMBER:
        return int(text) if WHOLE.fullmatch(text) else text
    if control.control is Control.JSON:
        return _structure(control.key, text)
    return text


def _structure(key: str, text: str) -> Any:
    try:
        return parse(text)
    except NotJson as error:
        raise WrongType(key, quoted(text), Word("JSON", "JSON")) from error
