"""`bazhua rule` in all its forms."""

import json
import subprocess
import sys

import pytest
from click.testing import CliRunner

from bazhua.config.cli import main
from bazhua.config.rules import BOOK, RULES

YOY = '{"current": 669, "base": 1000}'


def bazhua(*words, given=None):
    return CliRunner().invoke(main, ["rule", *words], input=given)


def test_rule_prints_one_line_of_json():
    run = bazhua("statistics.yoy", YOY, "--lang", "en")

    assert run.exit_code == 0
    assert run.stdout.count("\n") == 1
    assert json.loads(run.stdout) == {
        "rule": "statistics.yoy",
        "result": {"percent": "-33.1", "difference": "-331"},
        "clauses": [{"id": "BZ/STATISTICS", "status": "reported"}],
        "book": BOOK.digest,
        "steps": ["(669 − 1000) ÷ 1000 × 100 = -33.1 %"],
    }


def test_rule_reads_standard_input():
    assert bazhua("statistics.yoy", "-", given=YOY).stdout == bazhua("statistics.yoy", YOY).stdout


def test_rule_list_names_every_rule_in_two_languages():
    lines = [line.split("\t") for line in bazhua("--list").stdout.splitlines()]

    assert [line[0] for line in lines] == list(RULES)
    assert {len(line) for line in lines} == {4}


@pytest.mark.parametrize(
    ("words", "code", "field"),
    [
        (("no.such", "{}"), "unknown_rule", None),
        (("statistics.yoy", "{"), "not_json", None),
        (("statistics.yoy", "[1]"), "not_json", None),
        (("statistics.yoy", '{"current": 1}'), "missing_key", "base"),
        (("statistics.yoy", '{"current": 1, "base": 1, "x": 1}'), "unknown_key", "x"),
        (("statistics.yoy", '{"current": "many", "base": 1}'), "wrong_type", "current"),
        (("statistics.yoy", '{"current": -1, "base": 1}'), "out_of_range", "current"),
        (("statistics.yoy", '{"current": 1, "base": NaN}'), "not_json", None),
        (("accident.grade", '{"deaths": 1.0}'), "wrong_type", "deaths"),
        (
            ("tip.reward", '{"accepted_on": "2021-02-30", "kind": "FIRE"}'),
            "wrong_type",
            "accepted_on",
        ),
        (("tip.reward", '{"accepted_on": "2021-11-02", "kind": "fire"}'), "not_a_choice", "kind"),
        (("tip.reward", '{"accepted_on": "2015-01-01", "kind": "FIRE"}'), "no_rule_in_force", None),
    ],
)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_rule_refuses_bad_input_with_a_code_and_status_2(words, code, field, lang):
    run = bazhua(*words, "--lang", lang)

    error = json.loads(run.stdout)["error"]
    assert (run.exit_code, error["code"], error["field"]) == (2, code, field)
    assert error["message"].isascii() == (lang == "en" and "“" not in error["message"])


def test_rule_with_a_provinces_book_answers_under_it(tmp_path):
    book = tmp_path / "book.json"
    book.write_text(
        json.dumps(
            {
                "clauses": [
                    {
                        "document": "HOLIDAYS",
                        "article": "2027",
                        "title": {"zh": "2027 年部分节假日安排", "en": "Public holidays of 2027"},
                        "status": "confirmed",
                        "source": "notice",
                    }
                ],
                "rows": [
                    {
                        "table": "workday.year",
                        "clause": "HOLIDAYS/2027",
                        "since": "2027-01-01",
                        "year": 2027,
                        "holidays": ["2027-01-01"],
                        "workdays": ["2027-01-03"],
                    }
                ],
            }
        ),
        encoding="utf-8",
    )

    run = bazhua("workday.add", '{"from": "2026-12-30", "days": 2}', "--book", str(book))

    answer = json.loads(run.stdout)
    assert answer["result"] == {"due": "2027-01-03"}
    assert answer["clauses"] == [
        {"id": "HOLIDAYS/2026", "status": "reported"},
        {"id": "HOLIDAYS/2027", "status": "confirmed"},
    ]
    assert answer["book"] != BOOK.digest


def test_rule_with_a_bad_book_is_refused(tmp_path):
    book = tmp_path / "book.json"
    book.write_text('{"rows": [{"table": "no.such"}]}', encoding="utf-8")

    run = bazhua("statistics.yoy", YOY, "--book", str(book))

    assert (run.exit_code, json.loads(run.stdout)["error"]["field"]) == (2, "rows[0].table")


def test_rule_without_name_shows_the_usage():
    run = bazhua()

    assert (run.exit_code, "--list" in run.output) == (2, True)


def test_rule_needs_neither_django_nor_a_database():
    code = (
        "import sys; from bazhua.config.cli import main; "
        f"main(['rule', 'statistics.yoy', {YOY!r}], standalone_mode=False); "
        "print(sorted({'django', 'psycopg', 'pydantic', 'ninja'} & set(sys.modules)))"
    )

    run = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env={}
    )

    assert run.stdout.splitlines()[-1] == "[]"


def test_command_line_knows_its_commands():
    run = CliRunner().invoke(main, ["no-such"])

    assert (run.exit_code, "No such command" in run.output) == (2, True)
