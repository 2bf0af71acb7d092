"""`/api/v1/rules`: the rules of law, asked by programs; the same answers as `bazhua rule`."""

from collections.abc import Mapping
from typing import Annotated, Any, Final

from django.http import HttpRequest
from ninja import Router, Schema

from bazhua.infra.http.request import arrival
from bazhua.infra.i18n.language import current
from bazhua.infra.policies.book import current_book
from bazhua.infra.rest.endpoints import CHINESE
from bazhua.infra.rest.shapes import Day, Words, answers, inline
from bazhua.kernel.errors import NotJson, UnknownRule
from bazhua.kernel.policy.clause import Status
from bazhua.kernel.rule import Rule, answer_json
from bazhua.kernel.shape.reading import load
from bazhua.kernel.times import day_of

QUESTION: Final = {
    "description": "The keys of the question, as the reference of rules names them.",
    "required": True,
    "content": {"application/json": {"schema": {"type": "object"}}},
}


class RuleOut(Schema):
    """A rule of law that can be asked."""

    name: str
    title: Words
    clauses: list[str]


class ClauseOut(Schema):
    """A clause that an answer rests on, and how far its text is confirmed."""

    id: str
    status: Annotated[Status, inline(Status)]


class AnswerOut(Schema):
    """What a rule says, and how it came about."""

    rule: str
    result: dict[str, Any]
    clauses: list[ClauseOut]
    book: str
    steps: list[str]


def rules_router(rules: Mapping[str, Rule]) -> Router:
    """Return the router over a registry of rules, asked under the book in force."""
    router = Router(tags=["rules"])

    @router.get(
        "",
        response=answers(list[RuleOut]),
        operation_id="list_rules",
        summary="Name every rule",
        openapi_extra={CHINESE: "列出所有规则"},
    )
    def list_rules(request: HttpRequest) -> list[dict[str, Any]]:
        return [summary(rule) for rule in rules.values()]

    @router.post(
        "/{name}",
        response=answers(AnswerOut),
        operation_id="ask_rule",
        summary="Ask one rule",
        openapi_extra={CHINESE: "询问一条规则", "requestBody": QUESTION},
    )
    def ask_rule(request: HttpRequest, name: str, on: Day | None = None) -> dict[str, Any]:
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
