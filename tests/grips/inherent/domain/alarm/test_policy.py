"""The numbers that the engine judges by; rule book: monitoring-permits §2.8, §2.12.4."""

from dataclasses import replace
from datetime import date

from bazhua.config.rules import BOOK
from bazhua.grips.inherent.domain.alarm.policy import Nuisance, tolerances
from bazhua.kernel.policy.book import PolicyBook
from tests.engine.core.world import KNOWN


def test_numbers_are_those_of_the_rule_book():
    assert tolerances(BOOK) == KNOWN


def test_later_row_of_the_province_is_taken():
    row = replace(BOOK.row(Nuisance), since=date(2026, 1, 1), chatter_count=4)
    book = PolicyBook([*BOOK.all_rows(), row])

    assert tolerances(book) == replace(KNOWN, chatter_count=4)
