"""Write the generated pages of docs/: rules, errors, settings, clauses, OpenAPI. `--check` compares."""

import json
import os
import sys
from collections.abc import Iterable
from dataclasses import is_dataclass
from importlib import import_module
from itertools import groupby
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin

import django

from bazhua.config.rules import RULES
from bazhua.config.settings import reference as settings
from bazhua.kernel import lexicon
from bazhua.kernel.policy.clause import Clause
from bazhua.kernel.rule import Rule
from bazhua.kernel.shape.schema import Field, fields_of
from bazhua.kernel.shape.writing import written
from bazhua.law import CLAUSES
from bazhua.law.documents import DOCUMENTS
from bazhua.registry.domain.roles.table import RIGHTS, ROLES, Right, Role
from bazhua.registry.domain.roles.words import ACTIONS, RESOURCES, STANDINGS

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


def roles_page() -> str:
    """Return docs/reference/roles.md: every role, and what it may do."""
    head = ("role", "角色", "role in English", "stands at", "names", "careful", "given by")
    parts = [
        "# Roles and rights\n\n",
        NOTE,
        "The same from the command line: `bazhua rights danger approve`. A grant is a role over a "
        "node of the tree or a group, for departments, an assignment and a time; what lies outside "
        "does not exist for its holder.\n\n",
        table(head, map(role_row, ROLES.values())),
    ]
    for code, rights in groupby(RIGHTS, key=lambda right: right.role):
        word = ROLES[code].word
        parts.append(f"\n## {code} {word.zh}\n\n{word.en}.\n\n")
        by_resource = groupby(rights, key=lambda right: right.resource)
        rows = [right_row(resource, list(several)) for resource, several in by_resource]
        parts.append(table(("resource", "资源", "actions", "clauses"), rows))
    return "".join(parts)


def role_row(role: Role) -> list[str]:
    """Return one role's line."""
    names = [
        f"{noun}{' (may)' if demand == 'optional' else ''}"
        for noun, demand in (("departments", role.departments), ("assignment", role.assignment))
        if demand
    ]
    careful = {
        "himself only": role.own_only,
        "reads identities": role.reads_identities,
        "second factor": role.second_factor,
        "second person confirms": role.second_person,
    }
    return [
        role.code,
        role.word.zh,
        role.word.en,
        ", ".join(word.en for at, word in STANDINGS.items() if at in role.levels),
        ", ".join(names),
        ", ".join(name for name, holds in careful.items() if holds),
        " ".join(sorted(role.given_by)),
    ]


def right_row(resource: str, rights: list[Right]) -> list[str]:
    """Return what a role may do to one kind of record."""
    actions = [
        f"{right.action} ({ACTIONS[right.action].zh})"
        + (" by assignment" if right.by_assignment else "")
        for right in rights
    ]
    clauses = dict.fromkeys(right.clause for right in rights)
    return [f"`{resource}`", RESOURCES[resource].zh, ", ".join(actions), ", ".join(clauses)]


def openapi_page() -> str:
    """Return docs/reference/openapi.json: the document that the site serves."""
    sys.path.insert(0, str(DOCS.parent))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    django.setup()
    document = import_module("bazhua.config.urls").API.get_openapi_schema()
    return json.dumps(document, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


PAGES = {
    "reference/openapi.json": openapi_page,
    "reference/roles.md": roles_page,
    "reference/rules.md": rules_page,
    "reference/errors.md": errors_page,
    "reference/settings.md": settings.page,
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
