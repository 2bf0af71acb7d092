"""A rule takes its keys as parameters, or as one value when there are too many."""

from dataclasses import dataclass

import pytest

from bazhua.kernel.errors import MissingKey, UnknownKey
from bazhua.kernel.policy.book import PolicyBook
from bazhua.kernel.rule import Answer, Rule
from bazhua.kernel.words import Word

BOOK = PolicyBook(())
TITLE = Word("长加宽", "length plus width")


@dataclass(frozen=True, slots=True)
class Field:
    length: int
    width: int = 1


def by_parameters(*, length: int, width: int = 1) -> Answer[int]:
    return Answer(length + width, (), ())


def by_value(field: Field) -> Answer[int]:
    return Answer(field.length + field.width, (), ())


def by_book_and_value(book: PolicyBook, field: Field) -> Answer[int]:
    return Answer(field.length + field.width + len(book.all_rows()), (), ())


EXAMPLE = '{"length": 3}'

RULES = [
    Rule("by.parameters", TITLE, by_parameters, (), EXAMPLE),
    Rule("by.value", TITLE, by_value, (), EXAMPLE, Field),
    Rule("by.book_and_value", TITLE, by_book_and_value, (), EXAMPLE, Field),
]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_rule_takes_its_keys(rule):
    assert rule.ask({"length": 3}, BOOK).result == 4
    assert [(key.key, key.required) for key in rule.keys] == [("length", True), ("width", False)]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_rule_refuses_other_keys(rule):
    with pytest.raises(UnknownKey):
        rule.ask({"length": 3, "depth": 2}, BOOK)
    with pytest.raises(MissingKey):
        rule.ask({"width": 3}, BOOK)


def test_rule_knows_whether_it_needs_the_book():
    assert [rule.needs_book for rule in RULES] == [False, False, True]
