"""When those who answer by name for an installation inspect it."""

from datetime import date

import pytest

from bazhua.config.rules import BOOK
from bazhua.grips.inherent.domain.duty.inspecting import schedule_of
from bazhua.grips.inherent.domain.duty.named import (
    InspectionQuestion,
    InspectionRhythm,
    NamedDuty,
    NamedPerson,
    questions_of,
)
from bazhua.kernel.errors import NoRuleInForce, OutOfRange

RULE = "major_hazard_installation.named_duty"


def test_vector_107_a_technical_head_is_due_by_the_end_of_the_quarter(ask):
    answer = ask(RULE, person="TECHNICAL", on="2026-04-01", last_on="2026-01-05")

    assert answer["result"] == {
        "rhythm": "QUARTER",
        "done": False,
        "before_done": True,
        "due_on": "2026-06-30",
    }


@pytest.mark.parametrize(
    ("on", "last_on", "result"),
    [
        ("2026-03-31", "2026-01-05", (True, None, "2026-06-30")),
        ("2026-04-01", "2025-12-31", (False, False, "2026-06-30")),
        ("2026-06-30", "2026-04-01", (True, None, "2026-09-30")),
        ("2026-01-01", "2025-10-01", (False, True, "2026-03-31")),
        ("2026-04-01", None, (False, False, "2026-06-30")),
    ],
)
def test_quarters_are_those_of_the_calendar(ask, on, last_on, result):
    told = ask(RULE, person="TECHNICAL", on=on, last_on=last_on)["result"]

    assert (told["done"], told["before_done"], told["due_on"]) == result


def test_an_operation_head_inspects_from_monday_to_sunday(ask):
    sunday = ask(RULE, person="OPERATION", on="2026-11-29", last_on="2026-11-23")
    monday = ask(RULE, person="OPERATION", on="2026-11-30", last_on="2026-11-23")

    assert (sunday["result"]["done"], sunday["result"]["due_on"]) == (True, "2026-12-06")
    assert (monday["result"]["done"], monday["result"]["before_done"]) == (False, True)
    assert monday["result"]["due_on"] == "2026-12-06"


def test_of_a_principal_no_rhythm_is_laid_down(ask):
    assert ask(RULE, person="PRINCIPAL", on="2026-04-01")["result"] == {
        "rhythm": "NOT_LAID_DOWN",
        "done": None,
        "before_done": None,
        "due_on": None,
    }


@pytest.mark.parametrize(
    ("person", "on", "clauses"),
    [
        ("TECHNICAL", "2023-04-01", [("YJT12/5", "reported")]),
        ("OPERATION", "2023-04-01", [("YJT12/6", "unconfirmed")]),
        ("TECHNICAL", "2024-02-03", [("YJT12/5", "reported")]),
        (
            "TECHNICAL",
            "2024-02-04",
            [("YJT12/5", "reported"), ("YJT12/VALIDITY", "unconfirmed")],
        ),
        (
            "OPERATION",
            "2026-04-01",
            [("YJT12/6", "unconfirmed"), ("YJT12/VALIDITY", "unconfirmed")],
        ),
    ],
)
def test_what_is_not_confirmed_says_so(ask, person, on, clauses):
    told = [{"id": id_, "status": status} for id_, status in clauses]

    assert ask(RULE, person=person, on=on)["clauses"] == told


def test_what_cannot_be_is_refused(refused):
    field = refused(RULE, OutOfRange, person="TECHNICAL", on="2026-04-01", last_on="2026-04-02")

    assert field == "last_on"
    assert refused(RULE, NoRuleInForce, person="TECHNICAL", on="2021-02-03") is None


def test_a_province_may_lay_down_a_rhythm_for_the_principal():
    row = NamedDuty(
        clause="BZ/INSPECTION",
        since=date(2026, 1, 1),
        person=NamedPerson.PRINCIPAL,
        rhythm=InspectionRhythm.MONTH,
    )
    asked = BOOK.extended([row]).row(NamedDuty, date(2026, 5, 1), person=NamedPerson.PRINCIPAL)

    assert schedule_of(asked) is not None
    assert schedule_of(BOOK.row(NamedDuty, date(2026, 5, 1), person=NamedPerson.PRINCIPAL)) is None


def test_a_question_that_is_not_in_use_is_not_asked():
    ended = InspectionQuestion(
        clause="BZ/INSPECTION",
        since=date(2026, 1, 1),
        question="TECHNICAL-1",
        person=NamedPerson.TECHNICAL,
        zh="示例",
        en="Example",
        in_use=False,
    )
    day = date(2026, 5, 1)

    asked = questions_of(BOOK.extended([ended]), NamedPerson.TECHNICAL, day)

    assert set(questions_of(BOOK, NamedPerson.TECHNICAL, day)) - set(asked) == {"TECHNICAL-1"}
