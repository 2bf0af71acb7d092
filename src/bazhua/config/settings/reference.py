"""The reference page of the settings: `python -m bazhua.config.settings.reference > PAGE`."""

import sys
from types import UnionType
from typing import Annotated, Any, Final, Union, get_args, get_origin

from pydantic.fields import FieldInfo
from pydantic_settings import BaseSettings

from bazhua.config.settings.engine import EngineEnv
from bazhua.config.settings.env import SiteEnv
from bazhua.config.settings.gate import GateEnv
from bazhua.infra.accounts.settings import SignInEnv
from bazhua.infra.notify.settings import NotifyEnv

TOLD: Final[tuple[type[BaseSettings], ...]] = (SiteEnv, GateEnv, EngineEnv, SignInEnv, NotifyEnv)
"""Who is told by the environment; a variable that two read stands once."""


def page() -> str:
    """Return docs/reference/settings.md."""
    parts = [
        "# Settings",
        "Environment variables, read once at the start. A missing or wrong value stops the start "
        "and is named with what to do. Written by `python -m bazhua.config.settings.reference`.",
    ]
    for name, field in _variables().items():
        parts += [f"## {name}", _fact_line(field), field.description or ""]
    return "\n\n".join(parts) + "\n"


def _variables() -> dict[str, FieldInfo]:
    found: dict[str, FieldInfo] = {}
    for told in TOLD:
        for name, field in told.model_fields.items():
            found.setdefault(f"{told.model_config['env_prefix']}{name}".upper(), field)
    return found


def _fact_line(field: FieldInfo) -> str:
    if field.is_required():
        return f"{_kind(field.annotation)}, required."
    default = "none" if field.default in {None, ""} else f"`{_shown(field.default)}`"
    return f"{_kind(field.annotation)}, default {default}."


def _shown(default: object) -> str:
    return str(default).lower() if isinstance(default, bool) else str(default)


def _kind(annotation: Any) -> str:
    names = {"str": "Text", "bool": "`true` or `false`", "int": "Whole number", "float": "Number"}
    shown = annotation
    while get_origin(shown) in {Annotated, Union, UnionType}:
        shown = get_args(shown)[0]
    return names.get(shown.__name__, str(shown.__name__))


if __name__ == "__main__":
    sys.stdout.write(page())
