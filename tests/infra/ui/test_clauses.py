"""A clause on a page: its title, and a mark while its text is not confirmed."""

import pytest

from bazhua.infra.ui.clauses import cited
from bazhua.infra.ui.parts.marks import STATUS_MARKS
from bazhua.infra.ui.parts.record import Cited
from bazhua.kernel.policy.clause import Status
from bazhua.kernel.words import Word
from bazhua.law import CLAUSES


@pytest.mark.parametrize("clause", CLAUSES.values(), ids=lambda clause: clause.id)
def test_a_clause_of_the_catalogue_shows_how_far_it_is_confirmed(clause):
    shown = cited(clause.id)

    assert shown.mark == STATUS_MARKS[clause.status]
    assert shown.text == Word(
        f"{clause.title.zh}（{clause.id}）", f"{clause.title.en} ({clause.id})"
    )


def test_only_a_confirmed_clause_has_no_mark():
    assert {status for status in Status if STATUS_MARKS[status] is None} == {Status.CONFIRMED}


def test_a_clause_that_is_in_no_catalogue_is_shown_by_its_id():
    assert cited("sample:clause") == Cited("sample:clause")
