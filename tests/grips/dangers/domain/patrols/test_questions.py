"""The questions of a patrol, as lines that somebody changes and as the items of a form."""

from uuid import UUID

import pytest

from bazhua.grips.dangers.domain.patrols.questions import (
    LONGEST,
    MOST,
    asked,
    form_of,
    shipped,
    written_out,
    wrong_by,
)
from bazhua.grips.dangers.domain.patrols.terms import KIND_WORDS
from bazhua.grips.dangers.domain.policy.patrols import QUESTION_ROWS
from bazhua.grips.dangers.domain.terms import PatrolKind
from bazhua.infra.forms.defects import defects
from bazhua.kernel.errors import MissingKey, OutOfRange

OF = {kind: shipped(row for row in QUESTION_ROWS if row.patrol is kind) for kind in PatrolKind}


@pytest.mark.parametrize("kind", PatrolKind)
def test_the_common_questions_are_a_sound_form(kind):
    form = form_of(UUID(int=1), 1, KIND_WORDS[kind].zh, OF[kind])

    assert len(form.items) >= 5
    assert defects(form) == ()


@pytest.mark.parametrize("kind", PatrolKind)
def test_questions_that_are_written_out_are_read_the_same(kind):
    assert asked(written_out(OF[kind]), OF[kind]) == OF[kind]


def test_a_question_of_ones_own_has_the_same_key_in_every_edition():
    before = asked("阀门无泄漏", ())

    after = asked(" 压力表  在检定期内\n\n阀门无泄漏\n阀门无泄漏", before)

    assert [item.text.zh for item in after] == ["压力表 在检定期内", "阀门无泄漏"]
    assert after[1] == before[0]
    assert after[1].text.en == "阀门无泄漏"


def test_english_follows_after_a_line():
    (item,) = asked("阀门无泄漏 | No valve leaks", ())

    assert (item.text.zh, item.text.en) == ("阀门无泄漏", "No valve leaks")


@pytest.mark.parametrize(
    ("text", "refusal"),
    [
        (" \n ", MissingKey),
        ("\n".join(map(str, range(MOST + 1))), OutOfRange),
        ("长" * (LONGEST + 1), OutOfRange),
    ],
)
def test_none_too_many_and_too_long_are_refused(text, refusal):
    with pytest.raises(refusal):
        asked(text, ())


def test_what_is_wrong_is_said_by_question_and_note():
    (item,) = asked("阀门无泄漏", ())

    assert wrong_by(item, " ") == "阀门无泄漏：不符合"
    assert wrong_by(item, "二号阀滴漏") == "阀门无泄漏：不符合。二号阀滴漏"
