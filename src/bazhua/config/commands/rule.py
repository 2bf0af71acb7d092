"""`bazhua rule`: ask one rule of law by itself, with no database and no server."""

import json
import sys
from pathlib import Path
from typing import Any

import click

from bazhua.config.rules import BOOK, REGISTRY, RULES
from bazhua.kernel.errors import DomainError
from bazhua.kernel.lexicon import sentence
from bazhua.kernel.policy.book import PolicyBook
from bazhua.kernel.policy.exchange import imported
from bazhua.kernel.rule import Rule, answer_json
from bazhua.kernel.shape.reading import load
from bazhua.kernel.words import Lang

BAD_INPUT = 2


@click.command("rule")
@click.argument("name", required=False)
@click.argument("payload", required=False, metavar="[JSON | -]")
@click.option("--list", "listed", is_flag=True, help="Name every rule, in two languages.")
@click.option(
    "--lang", type=click.Choice([lang.value for lang in Lang]), default="zh", help="Of the steps."
)
@click.option(
    "--book",
    "book_file",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="A province's dated rows, as exported by the site.",
)
def command(
    *, name: str | None, payload: str | None, listed: bool, lang: str, book_file: Path | None
) -> None:
    """Ask the rule NAME with a JSON object (`-` reads it from standard input).

    Prints one JSON object on one line. Bad input: {"error": …} and exit status 2.
    """
    if listed:
        for rule in RULES.values():
            click.echo(_line(rule))
        return
    if name is None or payload is None:
        raise click.UsageError("give NAME and JSON, or --list")
    try:
        answer = _answer(name, payload, Lang(lang), book_file)
    except DomainError as error:
        click.echo(_json({"error": _refusal(error, Lang(lang))}))
        sys.exit(BAD_INPUT)
    click.echo(_json(answer))


def _answer(name: str, payload: str, lang: Lang, book_file: Path | None) -> dict[str, Any]:
    rule = REGISTRY.rule(name)
    book = _book(book_file)
    text = sys.stdin.read() if payload == "-" else payload
    return answer_json(rule, rule.ask(load(text), book), book, lang)


def _book(book_file: Path | None) -> PolicyBook:
    if book_file is None:
        return BOOK
    return imported(load(book_file.read_text(encoding="utf-8")), BOOK)


def _refusal(error: DomainError, lang: Lang) -> dict[str, str | None]:
    return {"code": error.code, "field": error.field, "message": sentence(error, lang)}


def _line(rule: Rule) -> str:
    return "\t".join((rule.name, rule.title.zh, rule.title.en, " ".join(rule.clauses)))


def _json(value: dict[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False)
