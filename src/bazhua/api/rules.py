"""`/api/v1/rules`: the rules of law, asked by programs; the same answers as `bazhua rule`."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.http import HttpRequest
from ninja import Router

from bazhua.infra.http.request import arrival
from bazhua.infra.i18n.language import current
from bazhua.infra.policies.book import current_book
from bazhua.kernel.errors import NotJson, UnknownRule
from bazhua.kernel.rule import Rule, answer_json
from bazhua.kernel.shape.reading import load
from bazhua.kernel.times import day_of


def rules_router(rules: Mapping[str, Rule]) -> Router:
    """Return the router over a registry of rules, asked under the book in force."""
    router = Router(tags=["rules"])

    @router.get("", operation_id="list_rules", summary="Name every rule")
    def list_rules(request: HttpRequest) -> list[dict[str, Any]]:
        return [summary(rule) for rule in rules.values()]

    @router.post("/{name}", operation_id="ask_rule", summary="Ask one rule")
    def ask_rule(request: HttpRequest, name: str, on: date | None = None) -> dict[str, Any]:
        if name not in rules:
            raise UnknownRule(name)
        book = current_book(on or day_of(arrival(request)))
        answer = rules[name].ask(load(body_text(request)), book)
        return answer_json(rules[name], answer, book, current())

    return router


def summary(rule: Rule) -> dict[str, Any]:
    """Return a rule's name, titles and clauses."""
    title = {"zh": rule.title.zh, "en": rule.title.en}
    return {"name": rule.name, "title": title, "clauses": list(rule.clauses)}


def body_text(request: HttpRequest) -> str:
    """Return the body of a request as text.

    Raises:
        NotJson: it is not UTF-8.
    """
    try:
        return request.body.decode()
    except UnicodeDecodeError as error:
        raise NotJson(str(error)) from error
