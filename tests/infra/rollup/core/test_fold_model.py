"""Random contributions, moves and re-organisations, folded in any order, are what was true."""

from datetime import timedelta
from random import Random

import pytest

from tests.infra.rollup.chronicle import BEGIN, COUNTIES, Chronicle, Reorganise
from tests.infra.rollup.model import KNOWN, Cells, Model
from tests.infra.rollup.truth import Truth, by_day
from tests.samples.indicators import STANDING


def lived(seed, steps):
    """Live a chronicle in the model and in truth."""
    chronicle, model = Chronicle(seed), Model()
    truth = Truth(chronicle.first_parents)
    ops = list(chronicle.live(steps))
    for op in ops:
        model.do(op)
        truth.do(op)
    return ops, model, truth


def folded(contributions, seed):
    """Fold contributions in batches of any size and in any order."""
    shuffle, cells = Random(seed), Cells()  # noqa: S311 -- repeatable, not secret
    arriving = shuffle.sample(contributions, len(contributions))
    while arriving:
        size = shuffle.randrange(1, 500)
        cells.fold(arriving[:size])
        arriving = arriving[size:]
    return cells


def prove(seed, steps):
    ops, model, truth = lived(seed, steps)
    cells = folded(model.contributions, seed)

    assert by_day(cells.values) == truth.figures()
    assert cells.values == Cells().fold(model.contributions).values
    return ops, cells


@pytest.mark.parametrize("seed", range(3))
def test_folded_cells_are_what_was_true_on_every_day(seed):
    ops, cells = prove(seed, 2_000)

    assert sum(isinstance(op, Reorganise) for op in ops) > 3
    assert {indicator for indicator, *_ in cells.values} == KNOWN.keys()


def test_past_days_keep_the_tree_they_had():
    chronicle, model = Chronicle(11), Model()
    for record in chronicle.records:
        model.do(chronicle.count(STANDING, record))
    before = Cells().fold(model.contributions).values
    chronicle.today = BEGIN + timedelta(days=45)
    step = chronicle.reorganise(COUNTIES[0])
    written = model.do(step)

    after = Cells().fold(model.contributions).values

    def at(path):
        return sum(
            v for (_, p, d, day), v in after.items() if len(d) > 1 and (p, day) == (path, step.day)
        )

    taken = sum(each.value for each in written if each.value > 0)
    assert taken > 0
    assert {cell: after[cell] for cell in before} == before
    assert (at(step.old), at(step.new)) == (0, taken)


@pytest.mark.soak
def test_hundred_thousand_steps_are_what_was_true():
    ops, _ = prove(99, 100_000)

    assert len(ops) == 100_000
