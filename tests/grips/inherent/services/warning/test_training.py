"""A person trains a model; what cannot teach is refused and changes nothing."""

from dataclasses import replace
from datetime import timedelta

import numpy as np
import pytest

from bazhua.grips.inherent.models import UnitModel, UnitWatch
from bazhua.kernel.errors import BadInput, Forbidden, NotFound, StaleState
from tests.engine.warning.test_watching import plant as running
from tests.grips.inherent.plant import NOON, told
from tests.grips.inherent.together import HISTORY, MINUTE, PERIOD, WINDOW, kept


def test_a_model_says_who_trained_it_and_on_what(together):
    row = together.trained()

    model = UnitModel.objects.get()
    assert (model.number, model.trained_by, model.trained_at) == (
        1,
        together.plant.uid("director"),
        NOON,
    )
    assert (model.begins, model.ends, model.samples) == (WINDOW.begins, NOON, HISTORY)
    assert row.standing == "WATCHED"
    assert [kind for kind, _ in told(row)] == ["process_unit.set_up", "process_unit.trained"]
    watch = UnitWatch.objects.get()
    assert (watch.model, watch.judged_until, watch.beyond) == (model, NOON, None)


def test_a_later_model_takes_the_place_of_the_one_before(together):
    row = together.trained()
    shorter = replace(WINDOW, begins=WINDOW.begins + 60 * MINUTE)

    together.train(row, window=shorter, at=NOON + MINUTE)

    assert list(UnitModel.objects.order_by("number").values_list("number", "samples")) == [
        (1, HISTORY),
        (2, HISTORY - 720),
    ]
    assert UnitWatch.objects.get().model.number == 2


@pytest.mark.parametrize(
    ("who", "refusal"), [("principal", Forbidden), ("bureau", Forbidden), ("elsewhere", NotFound)]
)
def test_nobody_else_trains(together, who, refusal):
    together.runs(running(3, HISTORY))
    row = together.unit()
    before = kept()

    with pytest.raises(refusal):
        together.train(row, who=who)

    assert kept() == before


def test_who_saw_another_version_does_not_train(together):
    row = together.trained()
    before = kept()

    with pytest.raises(StaleState):
        together.train(row, version=row.version - 1)

    assert kept() == before


def without_history(_together):
    return WINDOW


def with_a_gap(together):
    together.runs(running(3, 700))
    together.until += 10 * PERIOD
    together.runs(running(4, HISTORY - 710))
    return WINDOW


def flat(together):
    samples = running(3, HISTORY)
    samples[:, 1] = 3.0
    together.runs(samples)
    return WINDOW


def too_short(together):
    together.runs(running(3, HISTORY))
    return replace(WINDOW, begins=NOON - timedelta(minutes=30))


@pytest.mark.parametrize("let", [without_history, with_a_gap, flat, too_short])
def test_what_cannot_teach_is_refused(together, let):
    window = let(together)
    row = together.unit()
    before = kept()

    with pytest.raises(BadInput) as refused:
        together.train(row, window=window)

    assert refused.value.field == "begins"
    assert kept() == before


def test_a_sample_of_a_minute_is_told_by_the_minutes_of_history(together):
    samples = np.repeat(running(3, 600), 12, axis=0)
    together.until = NOON - len(samples) * PERIOD
    together.runs(samples)
    row = together.unit()

    model = together.train(row, window=replace(WINDOW, begins=NOON - 600 * MINUTE, period_s=60))

    assert (model.samples, model.period_s) == (600, 60)
