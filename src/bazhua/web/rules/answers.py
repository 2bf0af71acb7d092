"""An answer as a page shows it: every result named, every clause with its status."""

import json
from dataclasses import dataclass
from typing import Any, Final

from django.utils.translation import gettext as _

from bazhua.infra.i18n.language import current
from bazhua.infra.ui.clauses import cited
from bazhua.infra.ui.parts.record import Cited, Fact
from bazhua.infra.ui.parts.table import CJK_MIN_EM, Column, Row, Table
from bazhua.infra.ui.parts.text import Text, said
from bazhua.kernel.policy.book import PolicyBook
from bazhua.kernel.rule import Answer, Rule
from bazhua.kernel.shape.writing import written
from bazhua.kernel.words import Lang, Phrase, Word
from bazhua.law.keys import KEYS
from bazhua.web.rules.forms import named

TEXTS: Final = frozenset({Lang.ZH.value, Lang.EN.value})
"""Keys of whole sentences, whose columns are wide."""

TEXT_EM: Final = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerPart:
    """Everything the answer's template draws."""

    facts: tuple[Fact, ...]
    tables: tuple[Table, ...]
    steps: tuple[Phrase, ...]
    clauses: tuple[Cited, ...]
    book: str
    command: str


def answer_part(
    rule: Rule, question: dict[str, Any], answer: Answer[Any], book: PolicyBook
) -> AnswerPart:
    """Return an answer for its template."""
    result = written(answer.result)
    on = f" --on {book.day}" if book.day else ""
    payload = json.dumps(question, ensure_ascii=False, default=str)
    return AnswerPart(
        facts=tuple(
            Fact(_word(key), shown(value)) for key, value in result.items() if not _records(value)
        ),
        tables=tuple(_table(key, value) for key, value in result.items() if _records(value)),
        steps=answer.steps,
        clauses=tuple(map(cited, dict.fromkeys(answer.clauses))),
        book=book.digest,
        command=f"bazhua rule {rule.name} '{payload}'{on}",
    )


def shown(value: Any) -> Text:
    """Return a JSON value as people read it."""
    if value is None:
        return "–"
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if isinstance(value, list):
        return "; ".join(said(shown(item)) for item in value) or "–"
    if isinstance(value, dict):
        return json.dumps(value, ensure_ascii=False)
    return named(str(value))


def _word(key: str) -> Word:
    return KEYS.get(key, Word(key, key))


def _records(value: Any) -> bool:
    """Return whether a result is a list of objects, which are shown as a table."""
    return isinstance(value, list) and bool(value) and isinstance(value[0], dict)


def _table(key: str, records: list[dict[str, Any]]) -> Table:
    keys = [one for one in records[0] if not _in_the_other_language(one)]
    rows = (Row("", tuple(shown(record[one]) for one in keys)) for record in records)
    return Table(
        caption=_word(key),
        columns=tuple(Column(_word(one), TEXT_EM if one in TEXTS else CJK_MIN_EM) for one in keys),
        rows=tuple(rows),
    )


def _in_the_other_language(key: str) -> bool:
    other = Lang.EN if current() is Lang.ZH else Lang.ZH
    return key.rpartition("_")[2] == other.value
