"""The law as data: clauses exist, dates do not overlap, every rule is named in two languages."""

import json
from collections import defaultdict
from datetime import date
from itertools import pairwise

import pytest

from bazhua.config.rules import BOOK, RULES
from bazhua.kernel.policy.exchange import exported, imported
from bazhua.kernel.shape.reading import load
from bazhua.law import CLAUSES, PARTS
from bazhua.law.documents import DOCUMENTS

NAMES = {
    "accident.calendar", "accident.clocks", "accident.fine", "accident.grade", "alarm.replay",
    "certificate.dates", "certificate.off_trade", "code.organisation", "code.resident_id",
    "code.uscc", "coverage.flight", "danger.closure_proposal", "danger.direct_report",
    "diagnosis.grade", "enterprise.risk_index", "gas.confined_space", "gas.setpoint",
    "gas.work_test", "gathering.largest", "major_hazard_installation.grade", "mine.methane",
    "park.grade", "penalty.daily", "penalty.late", "permit.level", "permit.validity", "risk.lec",
    "risk.ls", "risk.mes", "staffing.required", "statistics.coal_rate", "statistics.yoy",
    "tailings.level", "tip.deadlines", "tip.payee", "tip.reward", "training.exam",
    "training.hours", "training.preshift", "video.device_id", "workday.add",
}  # fmt: skip
ROWS = BOOK.all_rows()


def test_every_rule_of_the_interface_can_be_asked():
    assert set(RULES) == NAMES


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.name)
def test_a_rule_has_a_title_in_two_languages_and_clauses_of_the_catalogue(rule):
    assert rule.title.zh != rule.title.en
    assert rule.clauses != ()
    assert set(rule.clauses) <= set(CLAUSES)


def test_clause_ids_are_unique():
    ids = [clause.id for part in PARTS for clause in part.CLAUSES]

    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("clause", CLAUSES.values(), ids=lambda clause: clause.id)
def test_a_clause_stands_in_a_known_document(clause):
    assert clause.document in {document.id for document in DOCUMENTS}
    assert clause.title.zh != ""
    assert clause.title.en != ""
    assert clause.source != ""


def test_every_row_cites_a_clause_of_the_catalogue():
    assert {row.clause for row in ROWS} <= set(CLAUSES)


def test_every_clause_is_cited():
    cited = {row.clause for row in ROWS} | {id_ for rule in RULES.values() for id_ in rule.clauses}

    assert set(CLAUSES) - cited == set()


def test_rows_of_one_line_do_not_overlap():
    lines = defaultdict(list)
    for row in ROWS:
        lines[row.table, row.key()].append(row)

    overlaps = [
        (earlier, later)
        for line in lines.values()
        for earlier, later in pairwise(sorted(line, key=lambda row: row.since))
        if (earlier.until or date.max) >= later.since
    ]

    assert overlaps == []


def test_every_row_can_be_exchanged():
    text = json.dumps(exported(ROWS, ()), ensure_ascii=False)

    book = imported(load(text), BOOK)

    assert len(book.all_rows()) == 2 * len(ROWS)
    assert set(book.all_rows()) == set(ROWS)
