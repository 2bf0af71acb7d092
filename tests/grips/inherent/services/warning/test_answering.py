"""People say what warnings were; a unit that calls falsely too often is only observed."""

import pytest

from bazhua.grips.inherent.domain.warning.terms import Feedback
from bazhua.grips.inherent.models import EarlyWarning
from bazhua.grips.inherent.services.warning.judging import ARRIVES_WITHIN
from bazhua.grips.inherent.services.warning.units import reinstate_unit
from bazhua.infra.obligations.models import Obligation
from bazhua.kernel.errors import Forbidden, MissingKey, NotFound, StaleState
from tests.grips.inherent.plant import told
from tests.grips.inherent.together import calm, fault, judged, kept


@pytest.fixture
def unit(together):
    return together.trained()


def warned(together):
    """Return a warning that came and went."""
    together.runs(fault(30))
    together.runs(calm(60))
    judged(together.until + ARRIVES_WITHIN)
    return EarlyWarning.objects.order_by("-opened_at").first()


def test_an_answer_is_kept_with_its_hand_and_ends_what_is_owed(together, unit):
    row = warned(together)

    done = together.answer(row, Feedback.TRUE, remark=" 循环水阀卡涩 ")

    assert unit.standing == "WATCHED"
    assert (done.feedback, done.remark, done.answered_by, done.answered_at) == (
        "TRUE",
        "循环水阀卡涩",
        str(together.plant.uid("manager")),
        together.until,
    )
    assert [kind for kind, _ in told(row)][-1] == "warning.answered"
    assert Obligation.objects.get(subject_uid=row.uid).outcome == "done"


@pytest.mark.parametrize(
    ("who", "refusal"), [("bureau", Forbidden), ("elsewhere", NotFound), ("hand", NotFound)]
)
@pytest.mark.usefixtures("unit")
def test_nobody_else_answers(together, who, refusal):
    row = warned(together)
    before = kept()

    with pytest.raises(refusal):
        together.answer(row, Feedback.TRUE, who=who)

    assert kept() == before


@pytest.mark.usefixtures("unit")
def test_an_answer_says_something_and_is_given_once(together):
    row = warned(together)
    with pytest.raises(MissingKey) as silent:
        together.answer(row, Feedback.TRUE, remark=" ")
    assert silent.value.field == "remark"
    together.answer(row, Feedback.TRUE)
    before = kept()

    with pytest.raises(StaleState):
        together.answer(row, Feedback.FALSE)

    assert kept() == before


def test_three_false_ones_demote_until_somebody_reinstates(together, unit):
    standings = []
    for _ in range(3):
        together.answer(warned(together), Feedback.FALSE)
        unit.refresh_from_db()
        standings.append(unit.standing)
    untold = warned(together)

    assert standings == ["WATCHED", "WATCHED", "OBSERVED"]
    assert untold.told is False
    kind, data = told(unit)[-1]
    assert (kind, data["counted"], data["false"]) == ("process_unit.demoted", 3, 3)

    director = together.plant.who("director")
    reinstate_unit(unit.uid, version=unit.version, actor=director, at=together.until)
    together.answer(warned(together), Feedback.FALSE)
    unit.refresh_from_db()
    assert unit.standing == "WATCHED"


def test_a_known_operation_is_not_false(together, unit):
    for given in (Feedback.FALSE, Feedback.KNOWN, Feedback.TRUE, Feedback.FALSE):
        together.answer(warned(together), given)

    unit.refresh_from_db()
    assert unit.standing == "WATCHED"


def test_a_unit_that_is_trained_anew_is_relied_on_again(together, unit):
    for _ in range(3):
        together.answer(warned(together), Feedback.FALSE)
    unit.refresh_from_db()

    together.train(unit, at=together.until)

    unit.refresh_from_db()
    assert unit.standing == "WATCHED"
