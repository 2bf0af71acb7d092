"""`/api/v1/rules`: the same answers as the command, refusals as problems."""

import json

import pytest
from click.testing import CliRunner
from django.test import Client

from bazhua.config.cli import main
from bazhua.config.rules import RULES

pytestmark = pytest.mark.django_db


def ask(name, body, language="en"):
    client = Client()
    client.cookies["bazhua_language"] = language
    return client.post(f"/api/v1/rules/{name}", body, content_type="application/json")


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.name)
def test_endpoint_answers_as_the_command_does(rule):
    command = CliRunner().invoke(main, ["rule", rule.name, rule.example, "--lang", "en"])

    answer = ask(rule.name, rule.example)

    assert answer.status_code == 200
    assert answer.json() == json.loads(command.stdout)


def test_steps_follow_the_language_of_the_reader():
    zh = ask("tip.reward", RULES["tip.reward"].example, "zh-hans").json()

    assert zh["steps"] == ["50 % × 373200 = 186600", "在 5000 至 500000 之间"]


@pytest.mark.parametrize(
    ("name", "body", "status", "code", "field"),
    [
        ("no.such", "{}", 404, "unknown_rule", None),
        ("penalty.late", "{", 400, "not_json", None),
        ("penalty.late", b"\xff", 400, "not_json", None),
        ("penalty.late", '{"fine_yuan": 1}', 400, "missing_key", "days_late"),
        ("penalty.late", '{"fine_yuan": 1, "days_late": 1, "x": 1}', 400, "unknown_key", "x"),
        (
            "tip.reward",
            '{"accepted_on": "2015-01-01", "kind": "VIOLATION"}',
            422,
            "no_rule_in_force",
            None,
        ),
    ],
)
def test_refusal_is_a_problem(name, body, status, code, field):
    answer = ask(name, body)

    problem = answer.json()
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert answer.status_code == problem["status"] == status
    assert (problem["type"], problem["code"], problem["field"]) == (
        f"urn:bazhua:{code}",
        code,
        field,
    )
    assert problem["title"] != ""


def test_list_names_every_rule():
    answer = Client().get("/api/v1/rules")

    assert [rule["name"] for rule in answer.json()] == list(RULES)
