"""`bazhua rule`: ask one rule of law by itself; it needs no database and no server."""

import json
import sys
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import click

from bazhua.config.rules import BOOK, REGISTRY, RULES
from bazhua.infra.policies.running import NotRunning, additions
from bazhua.kernel.errors import DomainError
from bazhua.kernel.lexicon import sentence
from bazhua.kernel.policy.book import PolicyBook
from bazhua.kernel.policy.exchange import imported
from bazhua.kernel.rule import Rule, answer_json
from bazhua.kernel.shape.reading import load
from bazhua.kernel.times import day_of
from bazhua.kernel.words import Lang, Word

BAD_INPUT = 2
DAY = click.DateTime(["%Y-%m-%d"])
SHIPPED = Word(
    "此答复只按随附规则作出：未连接到运行中的平台，未计入本省的新增规则。",
    "Answered from the shipped rows: no running platform answers here with the province's own.",
)


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
@click.option("--on", type=DAY, help="The day that a question means which names none; today.")
def command(
    *,
    name: str | None,
    payload: str | None,
    listed: bool,
    lang: str,
    book_file: Path | None,
    on: datetime | None,
) -> None:
    """Ask the rule NAME with a JSON object (`-` reads it from standard input).

    The rows are those of the platform that runs here (BAZHUA_DATABASE_URL or BAZHUA_HOME), of
    --book, or the shipped ones; the last is said on standard error. Prints one JSON object on one
    line. Bad input: {"error": …} and exit status 2.
    """
    if listed:
        for rule in RULES.values():
            click.echo(_line(rule))
        return
    if name is None or payload is None:
        raise click.UsageError("give NAME and JSON, or --list")
    try:
        rule = REGISTRY.rule(name)
        text = sys.stdin.read() if payload == "-" else payload
        book = _book(book_file, Lang(lang))
        book = book.asked_on(on.date() if on else _today())
        answer = answer_json(rule, rule.ask(load(text), book), book, Lang(lang))
    except DomainError as error:
        click.echo(_json({"error": _refusal(error, Lang(lang))}))
        sys.exit(BAD_INPUT)
    click.echo(_json(answer))


def _book(book_file: Path | None, lang: Lang) -> PolicyBook:
    if book_file is not None:
        return imported(load(book_file.read_text(encoding="utf-8")), BOOK)
    try:
        return imported(additions(), BOOK)
    except NotRunning as silent:
        # A program that reads standard output is not disturbed where no platform is meant.
        if silent.named or sys.stderr.isatty():
            click.echo(SHIPPED.text(lang), err=True)
        return BOOK


def _today() -> date:
    return day_of(datetime.now(UTC))


def _refusal(error: DomainError, lang: Lang) -> dict[str, str | None]:
    return {"code": error.code, "field": error.field, "message": sentence(error, lang)}


def _line(rule: Rule) -> str:
    return "\t".join((rule.name, rule.title.zh, rule.title.en, " ".join(rule.clauses)))


def _json(value: dict[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False)
