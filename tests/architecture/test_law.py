"""The law as data: clauses exist, dates do not overlap, every rule is named in two languages."""

import json
import re
from collections import defaultdict
from dataclasses import fields, is_dataclass
from datetime import date
from enum import StrEnum
from itertools import pairwise
from typing import get_args, get_type_hints

import pytest

from bazhua.config.rules import BOOK, RULES
from bazhua.grips.dangers.domain.closed_loop.table import LOOP
from bazhua.kernel.policy.exchange import exported, imported
from bazhua.kernel.shape.reading import load
from bazhua.law import CLAUSES, PARTS
from bazhua.law.codes import CODES
from bazhua.law.documents import DOCUMENTS
from bazhua.law.keys import KEYS
from bazhua.registry.domain.roles.table import RIGHTS
from bazhua.registry.services.demo.duties import CLAUSE as DEMONSTRATION

NAMES = {
    "accident.calendar", "accident.clocks", "accident.fine", "accident.grade",
    "alarm.handling", "alarm.replay",
    "certificate.dates", "certificate.off_trade", "code.organisation", "code.resident_id",
    "code.uscc", "coverage.flight", "danger.catalogue", "danger.closure_proposal",
    "danger.deadlines", "danger.direct_report", "danger.grade", "danger.periodic_report",
    "danger.recurrence", "diagnosis.grade", "enterprise.risk_index", "gas.confined_space", "gas.setpoint",
    "gas.work_test", "gathering.largest", "major_hazard_installation.grade",
    "major_hazard_installation.named_duty", "major_hazard_installation.tank_quantity",
    "mine.air", "mine.methane",
    "paper.service", "park.grade", "penalty.daily", "penalty.late", "permit.level", "permit.validity", "risk.lec",
    "risk.ls", "risk.mes", "staffing.required", "statistics.coal_rate", "statistics.rate",
    "statistics.yoy",
    "tailings.level", "tailings.pond", "tip.deadlines", "tip.payee", "tip.reward", "training.exam",
    "training.hours", "training.preshift", "video.device_id", "visit.acts", "warning.standing", "workday.add",
}  # fmt: skip
ROWS = BOOK.all_rows()
NAMES_ITSELF = re.compile(r"[A-Z]\d+[ab]?(\.\d)?|[A-D]|CO2?|NO2|SO2|H2S|NH3|O2")
"""Symbols of hazard classes, sensors and gases, and grades by letter."""


def test_every_rule_of_the_interface_can_be_asked():
    assert set(RULES) == NAMES


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.name)
def test_a_rule_has_a_title_in_two_languages_and_clauses_of_the_catalogue(rule):
    assert rule.title.zh != rule.title.en
    assert rule.clauses != ()
    assert set(rule.clauses) <= set(CLAUSES)


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.name)
def test_the_example_of_a_rule_has_an_answer_that_rests_on_its_clauses(rule):
    answer = rule.ask(load(rule.example), BOOK)

    assert answer.steps != ()
    assert set(answer.clauses) - set(rule.clauses) == set()
    assert answer.clauses != ()


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
    cited |= {right.clause for right in RIGHTS} | {DEMONSTRATION}
    cited |= {edge.clause for edge in LOOP.edges}

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


def keys_and_codes(kind):
    """Return the keys and enumeration codes that a type can show."""
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return set(), {member.value for member in kind}
    found = [keys_and_codes(inner) for inner in get_args(kind)]
    if isinstance(kind, type) and is_dataclass(kind):
        hints = get_type_hints(kind, include_extras=True)
        found += [({f.name}, set()) for f in fields(kind)]
        found += [keys_and_codes(hints[f.name]) for f in fields(kind)]
    return (
        set().union(*(keys for keys, _ in found)),
        set().union(*(codes for _, codes in found)),
    )


def names_of(rule):
    """Return the keys and codes of a rule's question and answer."""
    asked = [({field.key}, set()) for field in rule.keys]
    asked += [keys_and_codes(field.type) for field in rule.keys]
    told = keys_and_codes(get_type_hints(rule.function)["return"])
    keys = set().union(told[0], *(keys for keys, _ in asked))
    return keys, set().union(told[1], *(codes for _, codes in asked))


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.name)
def test_keys_and_codes_of_a_rule_have_words(rule):
    keys, codes = names_of(rule)

    assert keys - set(KEYS) == set()
    assert {code for code in codes if not NAMES_ITSELF.fullmatch(code)} - set(CODES) == set()


def test_every_word_for_a_key_or_code_is_used():
    named = [names_of(rule) for rule in RULES.values()]

    assert set(KEYS) - set().union(*(keys for keys, _ in named)) == set()
    assert set(CODES) - set().union(*(codes for _, codes in named)) == set()
