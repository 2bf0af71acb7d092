"""Templates, forms and answers as JSON: strict in, canonical out, hashed."""

from collections.abc import Iterable, Mapping
from dataclasses import MISSING, fields, is_dataclass
from typing import Any, Final

from bazhua.infra.forms.answers.replies import read_reply, reply_json
from bazhua.infra.forms.answers.sheet import Dot, Write
from bazhua.infra.forms.assembly import Asked, Form, Origin
from bazhua.infra.forms.refusals import UnknownItem
from bazhua.infra.forms.template import Item, Template
from bazhua.kernel.errors import OutOfRange, WrongType
from bazhua.kernel.shape.canonical import canonical, digest
from bazhua.kernel.shape.reading import load, read
from bazhua.kernel.shape.scalars import quoted
from bazhua.kernel.shape.writing import written
from bazhua.kernel.words import Word, say

DEEPEST: Final = 32
"""Brackets inside each other; a template needs 16."""

MOST_DEVICE: Final = 64
MOST_REPLACED: Final = 100
LATEST_MS: Final = 1 << 43
"""The year 2248: beyond it a device's clock is nonsense."""


def sparse(given: Any) -> Any:
    """Return a frozen value as JSON values without what is at its default.

    A field that is added later with a default does not change the hash of an old template.
    """
    if isinstance(given, tuple):
        return [sparse(one) for one in given]
    if is_dataclass(given) and not isinstance(given, type):
        said = {f.name: (getattr(given, f.name), f.default) for f in fields(given)}
        return {
            name: sparse(now)
            for name, (now, default) in said.items()
            if default is MISSING or now != default
        }
    return written(given)


def template_text(template: Template) -> str:
    """Return a template as canonical JSON."""
    return canonical(sparse(template)).decode()


def template_digest(template: Template) -> str:
    """Return the SHA-256 of a template's canonical JSON."""
    return digest(sparse(template))


def read_template(text: str) -> Template:
    """Return the template in a JSON text; `defects` says whether it is sound.

    Raises:
        DomainError: the text is no JSON object, or a key or value is refused.
    """
    tree = load(text)
    _refuse_deep(tree)
    return Template(**read(Template, tree))


def form_json(form: Form) -> list[dict[str, Any]]:
    """Return a form as JSON values."""
    return [
        {
            "template": asked.template,
            "version": asked.version,
            "origin": asked.origin.name,
            "item": sparse(asked.item),
        }
        for asked in form.asked
    ]


def read_form(rows: list[dict[str, Any]]) -> Form:
    """Return the form in JSON values as `form_json` writes them."""
    return Form(
        tuple(
            Asked(
                row["template"],
                row["version"],
                Item(**read(Item, row["item"])),
                Origin[row["origin"]],
            )
            for row in rows
        )
    )


def write_json(write: Write) -> dict[str, Any]:
    """Return a write as JSON values."""
    return {
        "item": write.item,
        "reply": reply_json(write.reply),
        "at_ms": write.at_ms,
        "device": write.dot.device,
        "sequence": write.dot.sequence,
        "replaces": [[dot.device, dot.sequence] for dot in sorted(write.replaces)],
    }


def read_write(form: Form, raw: Mapping[str, Any], at: str) -> Write:
    """Return the write in a JSON object, its reply read by the kind of its item.

    Raises:
        UnknownItem: the form has no such item.
        DomainError: a key or value is refused.
    """
    given = read(_write_shape, raw, at)
    asked = form.find(given["item"])
    if asked is None:
        raise UnknownItem(f"{at}.item", given["item"])
    replaced = given.get("replaces", ())
    if len(replaced) > MOST_REPLACED:
        raise OutOfRange(
            f"{at}.replaces", len(replaced), say("至多 {n} 项", "at most {n}", n=MOST_REPLACED)
        )
    return Write(
        item=given["item"],
        reply=read_reply(asked.item, given["reply"], f"{at}.reply"),
        at_ms=_natural(given["at_ms"], LATEST_MS, f"{at}.at_ms"),
        dot=_dot(given["device"], given["sequence"], at),
        replaces=frozenset(
            _dot(device, sequence, f"{at}.replaces") for device, sequence in replaced
        ),
    )


def _write_shape(
    *,
    item: str,
    reply: dict[str, Any],
    at_ms: int,
    device: str,
    sequence: int,
    replaces: tuple[tuple[str, int], ...] = (),
) -> None:
    """Its parameters are the keys of a write."""


def _dot(device: str, sequence: int, at: str) -> Dot:
    if not 0 < len(device) <= MOST_DEVICE:
        allowed = say("1 至 {n} 个字符", "1 to {n} characters", n=MOST_DEVICE)
        raise OutOfRange(f"{at}.device", quoted(device), allowed)
    return Dot(device, _natural(sequence, 1 << 53, f"{at}.sequence"))


def _natural(number: int, below: int, at: str) -> int:
    if not 0 <= number < below:
        raise OutOfRange(at, number, say("0 至 {n}", "0 to {n}", n=below - 1))
    return number


def _refuse_deep(tree: Any) -> None:
    level, depth = [tree], 0
    while level:
        if depth > DEEPEST:
            raise WrongType("", "{…", Word("层数较少的对象", "an object nested less deeply"))
        level = [inner for node in level for inner in _children(node)]
        depth += 1


def _children(node: Any) -> Iterable[Any]:
    if isinstance(node, dict):
        return node.values()
    return node if isinstance(node, list) else ()
