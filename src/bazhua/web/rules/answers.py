"""An answer as a page shows it: every result named, every clause with its status."""

import json
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from bazhua.infra.ui.clauses import cited
from bazhua.infra.ui.parts.record import Cited, Fact
from bazhua.infra.ui.parts.text import Text, said
from bazhua.kernel.policy.book import PolicyBook
from bazhua.kernel.rule import Answer, Rule
from bazhua.kernel.shape.writing import written
from bazhua.kernel.words import Phrase, Word
from bazhua.law.keys import KEYS
from bazhua.web.rules.forms import named


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerPart:
    """Everything the answer's template draws."""

    facts: tuple[Fact, ...]
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
            Fact(KEYS.get(key, Word(key, key)), shown(value)) for key, value in result.items()
        ),
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
        pairs = ((KEYS.get(key, key), shown(inner)) for key, inner in value.items())
        return ", ".join(f"{said(key)}: {said(inner)}" for key, inner in pairs)
    return named(str(value))
