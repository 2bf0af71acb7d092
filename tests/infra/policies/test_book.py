"""The book in force: the same everywhere, by version; no answer before a row's first day changes."""

import os
import subprocess
import sys
from dataclasses import fields, replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from bazhua.config.rules import BOOK, RULES
from bazhua.infra.policies.book import base, current_book, exported_additions
from bazhua.kernel.errors import DomainError
from bazhua.kernel.policy.book import PolicyBook
from bazhua.kernel.policy.calendar import WorkCalendar, WorkdayYear
from bazhua.kernel.policy.exchange import imported
from bazhua.kernel.shape.reading import load
from tests.infra.policies.scene import HOLIDAYS, SHARE, START, TODAY, confirmed

ROWS = BOOK.all_rows()
FIRST = date(2026, 11, 24)
FIGURES = [
    row for row in ROWS if any(type(getattr(row, f.name)) in {int, Decimal} for f in fields(row))
]
TIP = '{"accepted_on": "2027-03-01", "kind": "VIOLATION", "fines_yuan": 300000}'


def altered(row, since):
    """Return a row with every figure that is no part of its line raised, from a day on."""
    figures = {
        f.name: getattr(row, f.name) + 1
        for f in fields(row)
        if type(getattr(row, f.name)) in {int, Decimal} and f.name not in row.identity
    }
    return replace(row, since=since, until=None, **figures)


def answers(book):
    """Return what every rule says to its example, or why it says nothing."""
    found = {}
    for rule in RULES.values():
        try:
            found[rule.name] = rule.ask(load(rule.example), book)
        except DomainError as refusal:
            found[rule.name] = refusal.args
    return found


@given(
    rows=st.lists(st.sampled_from(FIGURES), min_size=1, max_size=20),
    days=st.integers(0, 700),
    earlier=st.integers(1, 300),
)
def test_no_answer_before_the_first_day_changes(rows, days, earlier):
    since = date(2026, 12, 31) + timedelta(days=days)
    after = BOOK.extended([altered(row, since) for row in rows])
    asked = max(FIRST, since - timedelta(days=earlier))

    assert answers(after.asked_on(asked)) == answers(BOOK.asked_on(asked))


@given(
    since=st.dates(date(2026, 12, 1), date(2027, 12, 31)), day=st.dates(FIRST, date(2027, 12, 31))
)
def test_a_notice_of_holidays_changes_no_day_before_it_begins(since, day):
    year = since.year
    every = tuple(date(year, 1, 1) + timedelta(days=n) for n in range(360))
    notice = WorkdayYear(
        clause="HOLIDAYS/2026", since=since, year=year, holidays=every, workdays=()
    )
    before, after = WorkCalendar.of(BOOK), WorkCalendar.of(BOOK.extended([notice]))

    if day < since:
        assert after.works(day) == before.works(day)
    elif day in every:
        assert not after.works(day)


def test_book_asked_on_a_day_answers_questions_without_one_as_of_it():
    row = next(row for row in ROWS if row.table == "coverage.flight")
    after = BOOK.extended([replace(row, since=START, most_minutes=20)])

    minutes = [
        after.asked_on(day).row(type(row)).most_minutes for day in (START - timedelta(1), START)
    ]

    assert minutes == [30, 20]
    assert after.row(type(row)).most_minutes == 20
    assert after.asked_on(START).digest == after.digest
    assert after.asked_on(START).extended([]).day == START


def test_line_with_later_rows_only_has_none_on_a_day_before():
    row = next(row for row in ROWS if row.table == "coverage.flight")
    book = PolicyBook([replace(row, since=START)])

    with pytest.raises(DomainError) as caught:
        book.asked_on(TODAY).row(type(row))

    assert (caught.value.code, caught.value.data["on"]) == ("no_rule_in_force", TODAY)


@pytest.mark.django_db
def test_book_is_read_once_for_a_version():
    confirmed()
    current_book(TODAY)

    with CaptureQueriesContext(connection) as caught:
        book = current_book(TODAY)

    assert len(caught) == 1
    confirmed(HOLIDAYS)
    assert current_book(TODAY).digest != book.digest


@pytest.mark.django_db
def test_export_gives_the_command_the_same_book():
    confirmed()
    confirmed(HOLIDAYS)

    assert imported(exported_additions(), BOOK).digest == current_book(TODAY).digest


def command(*words, **environment):
    program = Path(sys.executable).with_name("bazhua")
    return subprocess.run(
        [program, "rule", "tip.reward", TIP, "--lang", "en", *words],
        env={"PATH": os.environ["PATH"], **environment},
        capture_output=True,
        text=True,
        check=True,
    )


@pytest.mark.django_db(transaction=True)
def test_command_asks_the_running_platform(tmp_path):
    confirmed(replace(SHARE, since=date(2027, 2, 1)))
    told = connection.settings_dict
    url = f"postgresql://{told['USER']}@/{told['NAME']}?host={told['HOST']}&port={told['PORT']}"
    if told["PASSWORD"]:
        url = url.replace("@", f":{told['PASSWORD']}@", 1)

    asked = command(BAZHUA_DATABASE_URL=url)
    shipped = command(BAZHUA_HOME=str(tmp_path))

    assert '"40 % × 300000 = 120000"' in asked.stdout
    assert current_book(TODAY).digest in asked.stdout
    assert base().digest in shipped.stdout
    assert (asked.stderr, shipped.stderr) == ("", "")


def test_command_says_when_the_named_platform_does_not_answer(tmp_path):
    asked = command(BAZHUA_DATABASE_URL=f"postgresql:///nobody?host={tmp_path}")

    assert base().digest in asked.stdout
    assert "Answered from the shipped rows" in asked.stderr
