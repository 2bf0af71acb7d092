"""`danger.grade`: vector T48, rule HAZ-04."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bazhua.config.rules import BOOK, RULES
from bazhua.grips.dangers.domain.catalogues import catalogues_on
from bazhua.grips.dangers.domain.grading import danger_grade
from bazhua.grips.dangers.domain.policy.catalogues.shipped import CATALOGUE_ROWS
from bazhua.grips.dangers.domain.terms import DangerGrade, Sector
from bazhua.kernel.errors import BadInput, MissingKey, NoRuleInForce
from bazhua.kernel.rule import answer_json
from bazhua.kernel.words import Lang

yes_or_no = st.booleans()


def ask(lang=Lang.EN, **payload):
    rule = RULES["danger.grade"]
    return answer_json(rule, rule.ask(payload, BOOK), BOOK, lang)


def graded(**payload):
    result = ask(**payload)["result"]
    return result["grade"], result["reason"]


def test_a_quick_freezer_with_ten_people_is_major_t48():
    answer = ask(item="GM-12.2", found_on="2026-11-26")

    assert answer["result"] == {"grade": "MAJOR", "reason": "LISTED"}
    assert answer["clauses"] == [
        {"id": "GM-2023/12", "status": "unconfirmed"},
        {"id": "GM-2023/IN-FORCE", "status": "reported"},
        {"id": "BZ/HAZ-04", "status": "ours"},
    ]
    assert answer["steps"] == [
        "GM-12.2 (GM-2023, in force on 2026-11-26): a quick-freezer is not in a room of its own, "
        "or more than 9 people are inside",
        "so: a catalogue lists it: major",
    ]


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        pytest.param({"sector": "INDUSTRY_TRADE"}, ("GENERAL", "NOT_LISTED"), id="not listed"),
        pytest.param(
            {"sector": "INDUSTRY_TRADE", "needs_stop": True},
            ("GENERAL", "NOT_LISTED"),
            id="the definition does not decide beside a catalogue",
        ),
        pytest.param(
            {"sector": "OTHER", "needs_stop": True}, ("MAJOR", "DEFINITION_MET"), id="stop"
        ),
        pytest.param(
            {"sector": "OTHER", "beyond_own_power": True},
            ("MAJOR", "DEFINITION_MET"),
            id="outside causes",
        ),
        pytest.param({"sector": "OTHER"}, ("GENERAL", "DEFINITION_NOT_MET"), id="neither"),
        pytest.param(
            {"sector": "INDUSTRY_TRADE", "needs_stop": True, "found_on": "2023-05-14"},
            ("MAJOR", "DEFINITION_MET"),
            id="before the catalogue",
        ),
        pytest.param({"sector": "COAL"}, (None, "CATALOGUE_NOT_HELD"), id="one of two not held"),
        pytest.param(
            {"sector": "POWER", "needs_stop": True},
            (None, "CATALOGUE_NOT_HELD"),
            id="the definition does not stand in for a catalogue that is not held",
        ),
        pytest.param({"sector": "POWER", "listed": True}, ("MAJOR", "LISTED"), id="text read"),
        pytest.param({"sector": "POWER", "listed": False}, ("GENERAL", "NOT_LISTED"), id="read"),
        pytest.param(
            {"item": "COAL-REG-2", "sector": "COAL"}, ("MAJOR", "LISTED"), id="item of one of two"
        ),
    ],
)
def test_the_catalogue_decides_first(facts, expected):
    assert graded(**{"found_on": "2026-11-26"} | facts) == expected


def test_a_catalogue_that_is_not_held_is_named():
    answer = ask(sector="COAL", found_on="2026-07-01")

    assert answer["steps"] == [
        "coal mines: catalogues in force on 2026-07-01: COAL-2026, COAL-REG-2024",
        "the items of COAL-2026 are not in the book: look them up in the text",
        "so: a catalogue in force is not in the book: decide by its text",
    ]


@given(st.dates(date(2016, 1, 1), date(2030, 1, 1)), st.sampled_from(Sector), yes_or_no, yes_or_no)
def test_the_definition_counts_only_without_a_catalogue(day, sector, needs_stop, beyond):
    def grade(**facts):
        return danger_grade(BOOK, found_on=day, sector=sector, **facts).result.grade

    by_facts = grade(needs_stop=needs_stop, beyond_own_power=beyond)

    if catalogues_on(BOOK, day, sector=sector):
        assert by_facts == grade()
    else:
        assert (by_facts is DangerGrade.MAJOR) == (needs_stop or beyond)


def test_an_item_of_a_catalogue_that_the_province_has_ended_grades_nothing():
    row = next(row for row in CATALOGUE_ROWS if row.catalogue == "CHEM-2017")
    ended = BOOK.extended([replace(row, since=date(2026, 8, 1), in_use=False)])

    assert danger_grade(ended, found_on=date(2026, 7, 31), item="CHEM-7").result.grade == "MAJOR"
    with pytest.raises(NoRuleInForce):
        danger_grade(ended, found_on=date(2026, 8, 1), item="CHEM-7")


@pytest.mark.parametrize(
    ("payload", "refusal", "field"),
    [
        ({"found_on": "2026-11-26"}, MissingKey, "sector"),
        ({"item": "GM-12.2"}, MissingKey, "found_on"),
        ({"item": "GM-12.9", "found_on": "2026-11-26"}, NoRuleInForce, None),
        ({"item": "GM-12.2", "found_on": "2023-05-14"}, NoRuleInForce, None),
        ({"item": "GM-12.2", "found_on": "2026-11-26", "listed": False}, BadInput, "listed"),
    ],
)
def test_grade_refuses(payload, refusal, field):
    with pytest.raises(refusal) as refused:
        RULES["danger.grade"].ask(payload, BOOK)

    assert refused.value.field == field
