"""Write the generated pages of docs/: rules, errors, clause catalogue. `--check` only compares."""

import json
import sys
from collections.abc import Iterable
from dataclasses import is_dataclass
from itertools import groupby
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin

from bazhua.config.rules import RULES
from bazhua.kernel import lexicon
from bazhua.kernel.policy.clause import Clause
from bazhua.kernel.rule import Rule
from bazhua.kernel.shape.schema import Field, fields_of
from bazhua.kernel.shape.writing import written
from bazhua.law import CLAUSES
from bazhua.law.documents import DOCUMENTS

DOCS = Path(__file__).parents[1] / "docs"
NOTE = "<!-- Written by tools/write_reference.py; do not edit. -->\n\n"


def table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """Return a Markdown table."""
    columns = list(head)
    lines = [columns, ["---"] * len(columns), *(list(row) for row in rows)]
    return "".join(
        "| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |\n" for line in lines
    )


def kind_name(kind: Any) -> str:
    """Return the type of a key as a reader of JSON sees it."""
    if get_origin(kind) in {Union, UnionType}:
        return " or ".join("null" if k is NoneType else kind_name(k) for k in get_args(kind))
    if hasattr(kind, "__metadata__"):
        return kind_name(get_args(kind)[0])
    if get_origin(kind) is tuple:
        inner = [kind_name(k) for k in get_args(kind) if k is not Ellipsis]
        return f"list of {inner[0]}" if Ellipsis in get_args(kind) else f"[{', '.join(inner)}]"
    members = getattr(kind, "__members__", None)
    if members:
        return ", ".join(member.value for member in members.values())
    if is_dataclass(kind):
        return "{" + ", ".join(field.key for field in fields_of(kind)) + "}"
    plain = {
        "bool": "true or false",
        "Decimal": "number",
        "int": "whole number",
        "str": "text",
        "datetime": "instant",
    }
    return plain.get(kind.__name__, kind.__name__)


def key_cell(field: Field) -> str:
    """Return one input key with its type; optional ones in brackets with their default."""
    kind = kind_name(field.type)
    if field.required:
        return f"`{field.key}` {kind}"
    return f"[`{field.key}` {kind} = {json.dumps(written(field.default), ensure_ascii=False)}]"


def rules_page() -> str:
    """Return docs/reference/rules.md."""
    rows = [rule_row(rule) for _, rule in sorted(RULES.items())]
    head = ("rule", "规则", "rule in English", "input keys", "clauses")
    return (
        "# Rules of law\n\n"
        + NOTE
        + "Ask one with `bazhua rule NAME JSON`, at `/rules/NAME/`, or with `POST /api/v1/rules/NAME`. "
        "How: [ask a rule](../how-to/ask-a-rule.md).\n\n" + table(head, rows)
    )


def rule_row(rule: Rule) -> list[str]:
    """Return one rule's line."""
    keys = "; ".join(key_cell(field) for field in rule.keys)
    clauses = [*rule.clauses[:6], "…"] if len(rule.clauses) > 6 else rule.clauses  # noqa: PLR2004
    return [f"`{rule.name}`", rule.title.zh, rule.title.en, keys, ", ".join(clauses)]


def errors_page() -> str:
    """Return docs/reference/errors.md."""
    rows = [
        [f"`{key.removeprefix('error.')}`", word.zh, word.en]
        for key, word in sorted(lexicon.WORDS.items())
        if key.startswith("error.")
    ]
    return "# Errors\n\n" + NOTE + table(("code", "中文", "English"), rows)


def law_page() -> str:
    """Return docs/law/README.md: every clause, document by document."""
    titles = {document.id: document for document in DOCUMENTS}
    parts = ["# Clause catalogue\n\n", NOTE, "No source text is kept here, only where it stands.\n"]
    ordered = sorted(CLAUSES.values(), key=lambda clause: clause.document)
    for id_, clauses in groupby(ordered, key=lambda clause: clause.document):
        document = titles[id_]
        since = f", from {document.since}" if document.since else ""
        until = f" to {document.until}" if document.until else ""
        parts.append(
            f"\n## {id_} {document.title.zh}\n\n{document.title.en}. {document.number}{since}{until}\n\n"
        )
        parts.append(
            table(
                ("clause", "条款", "clause in English", "status", "source"),
                map(clause_row, clauses),
            )
        )
    return "".join(parts)


def clause_row(clause: Clause) -> list[str]:
    """Return one clause's line."""
    return [f"`{clause.id}`", clause.title.zh, clause.title.en, clause.status.value, clause.source]


PAGES = {
    "reference/rules.md": rules_page,
    "reference/errors.md": errors_page,
    "law/README.md": law_page,
}


def main() -> int:
    """Write the pages, or with --check say which are out of date (exit status 1)."""
    stale = []
    for name, page in PAGES.items():
        path, text = DOCS / name, page()
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            stale.append(name)
            if "--check" not in sys.argv:
                path.write_text(text, encoding="utf-8")
    if stale and "--check" in sys.argv:
        print("out of date, run tools/write_reference.py:", *stale)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
