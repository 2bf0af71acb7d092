"""The pages on which rules are listed and asked."""

import re

import pytest
from django.test import Client

from bazhua.config.rules import BOOK, RULES
from bazhua.web.rules.questions import example

pytestmark = pytest.mark.django_db

REWARD = {"accepted_on": "2021-11-02", "kind": "VIOLATION", "fines_yuan": "373200"}


def reader(language="zh-hans"):
    client = Client()
    client.cookies["bazhua_language"] = language
    return client


def text_of(answer):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_catalogue_leads_to_every_rule(language):
    page = reader(language).get("/rules/").content.decode()

    assert set(re.findall(r'href="/rules/([^/"]+)/"', page)) == set(RULES)


@pytest.mark.parametrize("language", ["zh-hans", "en"])
@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.name)
def test_every_rule_answers_its_example_on_its_page(rule, language):
    answer = reader(language).post(f"/rules/{rule.name}/", example(rule))

    assert answer.status_code == 200
    assert BOOK.digest in text_of(answer)


def test_answer_shows_result_steps_clause_and_command():
    text = text_of(reader("en").post("/rules/tip.reward/", REWARD))

    assert "Payable (yuan) 186600" in text
    assert "50 % × 373200 = 186600" in text
    assert "(SD-2021/3(2))" in text
    assert "bazhua rule tip.reward" in text


@pytest.mark.parametrize(
    ("language", "row", "other"),
    [
        ("zh-hans", "GM-12.2 GM-2023 液氨制冷 快速冻结装置", "ammonia refrigeration"),
        ("en", "GM-12.2 GM-2023 ammonia refrigeration a quick-freezer", "液氨制冷"),
    ],
)
def test_answer_lists_records_as_a_table_in_the_language_of_the_page(language, row, other):
    question = {"query": "GM-12.2", "found_on": "2026-11-26", "catalogue": "GM-2023"}

    text = text_of(reader(language).post("/rules/danger.catalogue/", question))

    assert row in text
    assert other not in text


def test_example_fills_the_form():
    page = reader().get("/rules/tip.reward/?example").content.decode()

    assert 'value="2021-11-02"' in page
    assert '<option value="VIOLATION" selected>' in page


@pytest.mark.parametrize(
    ("change", "field"),
    [({"fines_yuan": "many"}, "fines_yuan"), ({"accepted_on": ""}, "accepted_on")],
)
def test_refusal_stands_at_its_field_and_gives_no_answer(change, field):
    answer = reader().post("/rules/tip.reward/", REWARD | change)

    page = answer.content.decode()
    assert f'<a href="#q-{field}">' in page
    assert BOOK.digest not in page


def test_refusal_without_field_stands_above_the_form():
    page = text_of(reader("en").post("/rules/tip.reward/", REWARD | {"accepted_on": "2015-01-01"}))

    assert "has no row in force on 2015-01-01" in page


def test_htmx_gets_question_and_answer_only():
    answer = reader().post("/rules/tip.reward/", REWARD, headers={"HX-Request": "true"})

    assert answer.content.decode().lstrip().startswith('<div id="asked"')


def test_unknown_rule_is_not_found():
    assert reader().get("/rules/no.such/").status_code == 404
