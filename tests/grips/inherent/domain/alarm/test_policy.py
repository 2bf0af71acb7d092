"""The numbers that the engine judges by; rule book: monitoring-permits §2.8, §2.12.4."""

from dataclasses import replace
from datetime import date

from bazhua.config.rules import BOOK
from bazhua.engine.adapters.log import KNOWN_DAYS
from bazhua.grips.inherent.domain.alarm.policy import Nuisance, Stored, kept_days, tolerances
from bazhua.kernel.policy.book import PolicyBook
from tests.engine.core.world import KNOWN


def test_numbers_are_those_of_the_rule_book():
    assert tolerances(BOOK) == KNOWN


def test_later_row_of_the_province_is_taken():
    row = replace(BOOK.row(Nuisance), since=date(2026, 1, 1), chatter_count=4)
    book = PolicyBook([*BOOK.all_rows(), row])

    assert tolerances(book) == replace(KNOWN, chatter_count=4)


def test_readings_are_kept_a_month_minutes_two_years_changes_of_alarms_three():
    kept = kept_days(BOOK)

    assert kept[Stored.LOG] >= KNOWN_DAYS
    assert kept == {
        Stored.LOG: 3,
        Stored.READINGS: 30,
        Stored.MINUTES: 732,
        Stored.TRANSITIONS: 1_098,
        Stored.ASIDE: 30,
    }
