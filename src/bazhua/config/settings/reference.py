"""The reference page of the settings: `python -m bazhua.config.settings.reference > PAGE`."""

import sys
from types import UnionType
from typing import Any

from pydantic.fields import FieldInfo

from bazhua.config.settings.env import PREFIX, SiteEnv
from bazhua.config.settings.gate import GateEnv


def page() -> str:
    """Return docs/reference/settings.md."""
    parts = [
        "# Settings",
        "Environment variables, read once at the start. A missing or wrong value stops the start "
        "and is named with what to do. Written by `python -m bazhua.config.settings.reference`.",
    ]
    for name, field in {**SiteEnv.model_fields, **_of_the_gate_alone()}.items():
        parts += [f"## {PREFIX}{name.upper()}", _fact_line(field), field.description or ""]
    return "\n\n".join(parts) + "\n"


def _of_the_gate_alone() -> dict[str, FieldInfo]:
    return {k: v for k, v in GateEnv.model_fields.items() if k not in SiteEnv.model_fields}


def _fact_line(field: FieldInfo) -> str:
    if field.is_required():
        return f"{_kind(field.annotation)}, required."
    default = "none" if field.default is None else f"`{str(field.default).lower()}`"
    return f"{_kind(field.annotation)}, default {default}."


def _kind(annotation: Any) -> str:
    names = {"str": "Text", "bool": "`true` or `false`"}
    shown = annotation.__args__[0] if isinstance(annotation, UnionType) else annotation
    return names.get(shown.__name__, str(shown.__name__))


if __name__ == "__main__":
    sys.stdout.write(page())
