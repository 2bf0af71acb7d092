"""The list of rules, and the page on which one is asked."""

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from bazhua.infra.http.request import arrival
from bazhua.infra.i18n.language import current
from bazhua.infra.policies.book import current_book
from bazhua.kernel.errors import DomainError, UnknownRule
from bazhua.kernel.lexicon import sentence
from bazhua.kernel.rule import Rule
from bazhua.kernel.times import day_of
from bazhua.web.rules.answers import AnswerPart, answer_part
from bazhua.web.rules.forms import ON, QuestionForm
from bazhua.web.rules.questions import Control, Filled, example, inputs, payload
from bazhua.web.rules.registry import RuleRegistry


@require_safe
def catalogue(request: HttpRequest, registry: RuleRegistry) -> HttpResponse:
    """List every rule by area."""
    return render(request, "web/rules/catalogue.html", {"sections": registry.sections})


@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest, registry: RuleRegistry, name: str) -> HttpResponse:
    """Show a rule's question, and its answer when it was asked."""
    try:
        rule = registry.rule(name)
    except UnknownRule as error:
        raise Http404 from error
    asked = _filled_in(rule, request.POST) if request.method == "POST" else None
    today = day_of(arrival(request))
    shown = example(rule) if "example" in request.GET else None
    form = QuestionForm(rule, asked, shown, on=request.POST.get(ON, ""), today=today)
    answer = _answer(rule, form, asked) if asked is not None else None
    context = {"rule": rule, "form": form, "answer": answer}
    fragment = "#asked" if request.headers.get("HX-Request") else ""
    return render(request, f"web/rules/ask.html{fragment}", context)


def _filled_in(rule: Rule, post: QueryDict) -> dict[str, Filled]:
    """Return what each control holds; ticked codes as a list."""
    return {
        control.key: post.getlist(control.key)
        if control.control is Control.CHOICES
        else post.get(control.key, "")
        for control in inputs(rule)
    }


def _answer(rule: Rule, form: QuestionForm, asked: dict[str, Filled]) -> AnswerPart | None:
    if not form.is_valid():
        return None
    try:
        question = payload(rule, asked)
        book = current_book(form.day())
        answer = rule.ask(question, book)
    except DomainError as error:
        form.refuse(error.field, sentence(error, current()))
        return None
    return answer_part(rule, question, answer, book)
